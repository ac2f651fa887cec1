import { describe, expect, it } from 'vitest';
import {
  mergeNotices,
  type NoticeUnit,
  nameOfNotice,
  parseNoticeMessage,
} from '../../functions/notify/notice-message.ts';

const CHANGE = {
  kind: 'change',
  partner: 'harbour',
  id: 'abc',
  event: 'withdrawn',
  articleId: 'urn:x:1',
  at: '2026-11-10T12:00:00.000Z',
} as const;
const REPLAY: NoticeUnit = { kind: 'replay', partner: 'harbour', id: 'abc', at: CHANGE.at };

describe('a message', () => {
  it.each<NoticeUnit>([{ kind: 'topic', url: 'https://news.example/rss.xml' }, CHANGE, REPLAY])(
    'of kind $kind is read',
    (unit) => {
      expect(parseNoticeMessage(JSON.stringify(unit))).toEqual([unit]);
    },
  );

  it.each([
    ['that is no JSON', '{'],
    ['of no kind', '{"kind":"other"}'],
    ['with an id that would confuse what is signed', JSON.stringify({ ...CHANGE, id: 'a.1' })],
    ['with more in it', JSON.stringify({ ...REPLAY, force: true })],
  ])('%s is none', (_, body) => {
    expect(() => parseNoticeMessage(body)).toThrow();
  });
});

it('a change and its replay in one batch are one replay', () => {
  expect(nameOfNotice(CHANGE)).toBe(nameOfNotice(REPLAY));
  expect(mergeNotices(CHANGE, REPLAY)).toBe(REPLAY);
  expect(mergeNotices(REPLAY, CHANGE)).toBe(REPLAY);
});
