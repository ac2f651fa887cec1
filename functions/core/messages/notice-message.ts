import * as z from 'zod/mini';
import type { MessageCodec } from './message-codec.ts';

const instant = z.iso.datetime();

/** What names a delivery. The text that is signed is separated by full stops, so an id has none. */
const delivery = {
  partner: z.string(),
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  at: instant,
};

const topic = z.strictObject({ kind: z.literal('topic'), url: z.url() });
const ping = z.strictObject({
  kind: z.literal('ping'),
  url: z.url(),
  hub: z.url(),
  since: instant,
  attempts: z.number(),
  due: instant,
});
const change = z.strictObject({
  kind: z.literal('change'),
  ...delivery,
  event: z.enum(['published', 'updated', 'withdrawn']),
  articleId: z.string(),
  title: z.optional(z.string()),
  url: z.optional(z.string()),
});
const replay = z.strictObject({ kind: z.literal('replay'), ...delivery });
const body = z.discriminatedUnion('kind', [topic, ping, change, replay]);

/** The document at this address has new bytes: for the hubs of `site.yaml` (WebSub). */
type TopicNotice = Readonly<z.output<typeof topic>>;

/** A hub is to be told of a topic once more: an attempt has failed. */
export type Ping = Readonly<z.output<typeof ping>>;

/**
 * A partner's feed has changed: for its webhook. `at` is when that happened. `id` is the same however often it is
 * told, so that a receiver recognises a repetition. A withdrawn article may have no `title` and no `url` any more.
 */
export type ChangeNotice = Readonly<z.output<typeof change>>;

/** A change is to be told once more, whatever became of it, as if it were new. */
type Replay = Readonly<z.output<typeof replay>>;

/** What a message on the notices queue asks for. */
export type NoticeMessage = TopicNotice | Ping | ChangeNotice | Replay;

/** The messages of the notices queue. */
export const noticeMessages: MessageCodec<NoticeMessage> = { encode, decode, nameOf, merge };

function encode(message: NoticeMessage): string {
  return JSON.stringify(message);
}

function decode(text: string): readonly NoticeMessage[] {
  return [z.parse(body, JSON.parse(text))];
}

function nameOf(message: NoticeMessage): string {
  switch (message.kind) {
    case 'topic':
      return `topic ${message.url}`;
    case 'ping':
      return `ping ${message.hub} ${message.url}`;
    case 'change':
    case 'replay':
      return `delivery ${message.partner} ${message.id}`;
  }
}

/** A replay tells of the change, too. */
function merge(one: NoticeMessage, other: NoticeMessage): NoticeMessage {
  return other.kind === 'replay' ? other : one;
}
