import * as z from 'zod/mini';

const instant = z.iso.datetime();

/** Of a delivery. What is signed is parted by full stops, so that an id has none. */
const place = {
  partner: z.string(),
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  at: instant,
};

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
  z.strictObject({
    kind: z.literal('change'),
    ...place,
    event: z.enum(['published', 'updated', 'withdrawn']),
    articleId: z.string(),
    title: z.optional(z.string()),
    url: z.optional(z.string()),
  }),
  z.strictObject({ kind: z.literal('replay'), ...place }),
]);

/** What a message on the notices queue asks for. */
export type NoticeUnit = z.output<typeof message>;

/** A hub that is to be told of a topic, again: an attempt has failed. */
export type Ping = Extract<NoticeUnit, { kind: 'ping' }>;

/** One unit for two of one name: a replay tells of the change, too. */
export function mergeNotices(one: NoticeUnit, other: NoticeUnit): NoticeUnit {
  return other.kind === 'replay' ? other : one;
}

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
    case 'change':
    case 'replay':
      return `delivery ${unit.partner} ${unit.id}`;
  }
}
