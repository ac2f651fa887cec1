import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../functions/core/push/answer.ts';
import { DEFAULT_SITE } from '../../functions/core/site/site.ts';
import type { NoticeUnit } from '../../functions/notify/notice-message.ts';
import type { NotifyPorts, Post } from '../../functions/notify/ports.ts';
import { runNotice } from '../../functions/notify/run-notice.ts';

const HUBS = ['https://hub.example/', 'http://other.example/push?x=1'];
const TOPIC = 'https://news.example/sections/world/rss.xml';

let now: number;
let posts: Post[];
let waiting: { unit: NoticeUnit; due: number }[];
/** What the hub at this address answers. */
let answer: (address: string) => Answer;

const ports: NotifyPorts = {
  site: async () => ({ ...DEFAULT_SITE, url: 'https://news.example/', hubs: HUBS }),
  post: async (request) => {
    posts.push(request);
    return answer(request.address);
  },
  again: {
    send: async (unit, delaySeconds) => {
      expect(delaySeconds).toBeLessThanOrEqual(900);
      waiting.push({ unit, due: now + delaySeconds * 1_000 });
    },
  },
  clock: () => new Date(now).toISOString(),
};

/** Delivers what waits, in the order of its time, until nothing does. */
async function passTime(): Promise<void> {
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.due - other.due);
    const { unit, due } = waiting.shift()!;
    now = due;
    await runNotice(unit, ports);
  }
}

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  now = Date.parse('2026-11-10T12:00:00Z');
  posts = [];
  waiting = [];
  answer = () => ({ status: 202, text: '' });
});

describe('a topic that has changed', () => {
  it('is told to every hub', async () => {
    await runNotice({ kind: 'topic', url: TOPIC }, ports);
    expect(posts).toEqual(
      HUBS.map((address) => ({
        address,
        contentType: 'application/x-www-form-urlencoded',
        body: 'hub.mode=publish&hub.url=https%3A%2F%2Fnews.example%2Fsections%2Fworld%2Frss.xml',
      })),
    );
    expect(waiting).toEqual([]);
  });

  it('is told again, at growing distances, to the hub that was down, and to no other', async () => {
    let failures = 3;
    answer = (address) =>
      address === HUBS[0] && failures-- > 0 ? { text: 'no answer' } : { status: 204, text: '' };
    await runNotice({ kind: 'topic', url: TOPIC }, ports);
    await passTime();
    expect(posts.map(({ address }) => address)).toEqual([...HUBS, HUBS[0], HUBS[0], HUBS[0]]);
  });

  it('is not told any more to a hub that is down for hours', async () => {
    answer = () => ({ status: 500, text: 'down' });
    const from = now;
    await runNotice({ kind: 'topic', url: TOPIC }, ports);
    await passTime();
    expect(posts).toHaveLength(2 * 13);
    expect(now - from).toBeGreaterThan(5 * 3_600_000);
    expect(now - from).toBeLessThanOrEqual(6 * 3_600_000);
  });
});
