import * as z from 'zod/mini';

const instant = z.iso.datetime();

const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('topic'), url: z.url() }),
  z.strictObject({
    kind: z.literal('ping'),
    url: z.url(),
    hub: z.url(),
    since: instant,
    attempts: z.number(),
    due: instant,
  }),
]);

/** What a message on the notices queue asks for. */
export type NoticeUnit = z.output<typeof message>;

/** A hub that is to be told of a topic, again: an attempt has failed. */
export type Ping = Extract<NoticeUnit, { kind: 'ping' }>;

/** @throws if the message is no notice. */
export function parseNoticeMessage(body: string): readonly NoticeUnit[] {
  return [z.parse(message, JSON.parse(body))];
}

/** Units of one name are done once. */
export function nameOfNotice(unit: NoticeUnit): string {
  switch (unit.kind) {
    case 'topic':
      return `topic ${unit.url}`;
    case 'ping':
      return `ping ${unit.hub} ${unit.url}`;
  }
}
