import { describe, expect, it } from 'vitest';
import { type NoticeMessage, noticeMessages } from '../../../functions/core/messages/notice-message.ts';

const { decode, encode, merge, nameOf } = noticeMessages;

const CHANGE = {
  kind: 'change',
  partner: 'harbour',
  id: 'abc',
  event: 'withdrawn',
  articleId: 'urn:x:1',
  at: '2026-11-10T12:00:00.000Z',
} as const;
const REPLAY: NoticeMessage = { kind: 'replay', partner: 'harbour', id: 'abc', at: CHANGE.at };

describe('a message', () => {
  it.each<NoticeMessage>([{ kind: 'topic', url: 'https://news.example/rss.xml' }, CHANGE, REPLAY])(
    'of kind $kind is read, and written as it is',
    (message) => {
      expect(decode(JSON.stringify(message))).toEqual([message]);
      expect(encode(message)).toBe(JSON.stringify(message));
    },
  );

  it.each([
    ['that is no JSON', '{'],
    ['of no kind', '{"kind":"other"}'],
    ['with an id that would confuse what is signed', JSON.stringify({ ...CHANGE, id: 'a.1' })],
    ['with more in it', JSON.stringify({ ...REPLAY, force: true })],
  ])('%s is none', (_, body) => {
    expect(() => decode(body)).toThrow();
  });
});

it('a change and its replay in one batch are one replay', () => {
  expect(nameOf(CHANGE)).toBe(nameOf(REPLAY));
  expect(merge(CHANGE, REPLAY)).toBe(REPLAY);
  expect(merge(REPLAY, CHANGE)).toBe(REPLAY);
});
