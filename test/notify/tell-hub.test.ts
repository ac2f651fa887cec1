import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryWorld } from './memory-world.ts';

const TOPIC = { kind: 'topic', url: 'https://news.example/sections/world/rss.xml' } as const;

let world: MemoryWorld;
let hubs: string[];

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  world = new MemoryWorld();
  hubs = world.site.hubs;
  world.send(TOPIC);
});

describe('a topic that has changed', () => {
  it('is told to every hub', async () => {
    await world.passTime();
    expect(world.posts).toEqual(
      hubs.map((address) => ({
        address,
        at: world.now,
        contentType: 'application/x-www-form-urlencoded',
        body: 'hub.mode=publish&hub.url=https%3A%2F%2Fnews.example%2Fsections%2Fworld%2Frss.xml',
      })),
    );
  });

  it('is told again, at growing distances, to the hub that was down, and to no other', async () => {
    let failures = 3;
    world.answer = ({ address }) =>
      address === hubs[0] && failures-- > 0 ? { text: 'no answer' } : { status: 204, text: '' };
    await world.passTime();
    expect(world.posts.map(({ address }) => address)).toEqual([...hubs, hubs[0], hubs[0], hubs[0]]);
  });

  it('is told to nobody if it is on this machine, but to a hub that is here, too', async () => {
    hubs.push('http://here.example/hub');
    world.waiting.length = 0;
    world.send({ kind: 'topic', url: 'http://127.0.0.1:8080/rss.xml' });
    await world.passTime();
    expect(world.posts.map(({ address }) => address)).toEqual(['http://here.example/hub']);
  });

  it('is not told any more to a hub that is down for hours', async () => {
    world.answer = () => ({ status: 500, text: 'down' });
    const from = world.now;
    await world.passTime();
    expect(world.posts).toHaveLength(2 * 13);
    expect(world.now - from).toBeGreaterThan(5 * 3_600_000);
    expect(world.now - from).toBeLessThanOrEqual(6 * 3_600_000);
  });
});
