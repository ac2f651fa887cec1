import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangeNotice } from '../../functions/core/messages/notice-message.ts';
import type { Delivery } from '../../functions/core/push/delivery.ts';
import { runNotice } from '../../functions/notify/run-notice.ts';
import { MemoryWorld } from './memory-world.ts';

const HOUR_MS = 3_600_000;

const change = (id: string): ChangeNotice => ({
  kind: 'change',
  partner: 'harbour',
  id,
  event: 'published',
  articleId: `urn:x:${id}`,
  at: '2026-11-10T11:58:00.000Z',
  title: 'Spring tide',
  url: 'https://news.example/articles/spring-tide/',
});

let world: MemoryWorld;
const logged: string[] = [];

beforeEach(() => {
  logged.length = 0;
  for (const level of ['info', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((fields) => void logged.push(JSON.stringify(fields)));
  }
  world = new MemoryWorld();
});

const rows = () => [...world.deliveries.rows.values()];
const idsTold = () => world.posts.map(({ headers }) => headers?.['webhook-id']);

describe('a change', () => {
  it('is told to the partner’s webhook, signed, and logged as delivered', async () => {
    world.send(change('one'));
    await world.passTime();
    expect(world.posts).toEqual([
      expect.objectContaining({
        address: 'https://hooks.harbour.example/in?token=t0k3n',
        contentType: 'application/json',
        headers: expect.objectContaining({ 'webhook-id': 'one', 'webhook-timestamp': '1794312000' }),
      }),
    ]);
    expect(JSON.parse(world.posts[0]!.body)).toEqual({
      type: 'article.published',
      timestamp: '2026-11-10T11:58:00.000Z',
      data: {
        id: 'urn:x:one',
        url: 'https://news.example/articles/spring-tide/',
        title: 'Spring tide',
        partner: 'harbour',
        feed: 'https://news.example/partners/harbour/atom.xml',
      },
    });
    expect(rows()).toEqual([
      expect.objectContaining<Partial<Delivery>>({
        state: 'delivered',
        attempts: 1,
        last: { at: '2026-11-10T12:00:00.000Z', status: 200, text: '' },
      }),
    ]);
  });

  it('that has been delivered is not told again, however often its message comes', async () => {
    world.send(change('one'), change('one'));
    await world.passTime();
    world.send(change('one'));
    await world.passTime();
    expect(world.posts).toHaveLength(1);
  });

  it('is told once by two functions at once', async () => {
    await Promise.all([runNotice(change('one'), world.ports), runNotice(change('one'), world.ports)]);
    await world.passTime();
    expect(world.posts).toHaveLength(1);
  });

  it('is told by nobody else while an attempt is under way', async () => {
    world.answer = async () => {
      world.answer = () => ({ status: 200, text: '' });
      // Its message has come twice.
      await runNotice(change('one'), world.ports);
      return { status: 200, text: '' };
    };
    await runNotice(change('one'), world.ports);
    await world.passTime();
    expect(world.posts).toHaveLength(1);
  });

  it('arrives at a receiver that drops every third request, as do all the others', async () => {
    let requests = 0;
    const arrived = new Set<string>();
    world.answer = ({ headers }) => {
      if (++requests % 3 === 0) return { text: 'no answer: dropped' };
      arrived.add(headers?.['webhook-id'] ?? '');
      return { status: 204, text: '' };
    };
    const ids = Array.from({ length: 60 }, (_, index) => `id-${index}`);
    world.send(...ids.map(change));
    await world.passTime();
    expect(arrived).toEqual(new Set(ids));
    expect(rows().every(({ state }) => state === 'delivered')).toBe(true);
  });

  it('is tried for a day with a receiver that answers 500, then parked', async () => {
    world.answer = () => ({ status: 500, text: 'Oops' });
    const from = world.now;
    world.send(change('one'));
    const messages = await world.passTime();
    expect(idsTold()).toEqual(Array(15).fill('one'));
    const last = world.posts.at(-1)!.at - from;
    expect(last).toBeGreaterThan(18 * HOUR_MS);
    expect(last).toBeLessThan(24 * HOUR_MS);
    // Each of at most 15 minutes on the way there.
    expect(messages).toBeLessThan(15 + 24 * 4);
    expect(rows()).toEqual([
      expect.objectContaining({
        state: 'parked',
        attempts: 15,
        last: expect.objectContaining({ text: 'Oops' }),
      }),
    ]);
    expect(logged.filter((line) => line.includes('"parked"'))).toHaveLength(1);
  });

  it('signs each attempt anew, with the time of the attempt and the same id', async () => {
    let failures = 2;
    world.answer = () => (failures-- > 0 ? { status: 503, text: '' } : { status: 200, text: '' });
    world.send(change('one'));
    await world.passTime();
    const sent = world.posts.map(({ headers }) => headers);
    expect(new Set(sent.map((headers) => headers?.['webhook-timestamp'])).size).toBe(3);
    expect(new Set(sent.map((headers) => headers?.['webhook-signature'])).size).toBe(3);
    expect(new Set(idsTold())).toEqual(new Set(['one']));
  });

  it('is parked at once by a receiver that wants no more', async () => {
    world.answer = () => ({ status: 410, text: 'Gone' });
    world.send(change('one'));
    await world.passTime();
    expect(world.posts).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: 'parked', attempts: 1 }]);
  });

  it.each([429, 503])('comes again when a receiver that answers %i says', async (status) => {
    world.answer = () =>
      world.posts.length === 1 ? { status, text: '', retryAfter: '3600' } : { status: 200, text: '' };
    world.send(change('one'));
    await world.passTime();
    expect(world.posts[1]!.at - world.posts[0]!.at).toBe(HOUR_MS);
  });

  it('of a redirect is no success', async () => {
    world.answer = () => ({ status: 302, text: '' });
    world.send(change('one'));
    await world.passTime();
    expect(rows()).toMatchObject([{ state: 'parked' }]);
  });

  it('goes on after its function died in the middle of an attempt', async () => {
    world.answer = () => Promise.reject(new Error('killed'));
    await expect(runNotice(change('one'), world.ports)).rejects.toThrow('killed');
    world.answer = () => ({ status: 200, text: '' });
    // SQS delivers the message again.
    world.send(change('one'));
    await world.passTime();
    expect(rows()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });
});

describe('a server that does not answer', () => {
  it('keeps the rest of a batch waiting no longer, which is told later and counts no attempt', async () => {
    world.answer = () => ({ text: 'no answer: not done after 10 s', isLate: true });
    const ids = ['one', 'two', 'three'];
    for (const id of ids) await runNotice(change(id), world.ports);
    expect(idsTold()).toEqual(['one']);
    world.answer = () => ({ status: 200, text: '' });
    await world.passTime();
    expect(rows().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(
      rows()
        .map(({ attempts }) => attempts)
        .sort(),
    ).toEqual([1, 1, 2]);
  });

  it('holds up no other partner', async () => {
    world.answer = () => ({ text: 'no answer', isLate: true });
    await runNotice(change('one'), world.ports);
    await runNotice({ ...change('two'), partner: 'coast' }, world.ports);
    expect(rows().map(({ notice, attempts }) => [notice.partner, attempts])).toEqual([
      ['harbour', 1],
      ['coast', 1],
    ]);
  });
});

describe('nothing is sent', () => {
  it('without a secret, until there is one', async () => {
    const { secrets } = world;
    world.secrets = [];
    await runNotice(change('one'), world.ports);
    expect(world.posts).toEqual([]);
    expect(rows()).toMatchObject([
      { state: 'waiting', last: { text: expect.stringContaining('broadsheet partner secret make harbour') } },
    ]);
    world.secrets = secrets;
    await world.passTime();
    expect(rows()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it.each(['nobody', 'constructor'])('to a partner without a webhook: %s', async (partner) => {
    world.send({ ...change('one'), partner });
    await world.passTime();
    expect(world.posts).toEqual([]);
    expect(rows()).toMatchObject([
      { state: 'parked', last: { text: expect.stringContaining('no webhook') } },
    ]);
  });
});

describe('a replay', () => {
  const replay = { kind: 'replay', partner: 'harbour', id: 'one', at: change('one').at } as const;

  it('tells what was parked, under the same id', async () => {
    world.answer = () => ({ status: 410, text: '' });
    world.send(change('one'));
    await world.passTime();
    world.answer = () => ({ status: 200, text: '' });
    world.send(replay);
    await world.passTime();
    expect(idsTold()).toEqual(['one', 'one']);
    expect(rows()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  it('tells what was delivered once more', async () => {
    world.send(change('one'));
    await world.passTime();
    world.send(replay);
    await world.passTime();
    expect(world.posts).toHaveLength(2);
  });

  it('does nothing about what was never to be told', async () => {
    world.send(replay);
    await world.passTime();
    expect(world.posts).toEqual([]);
  });
});

it('neither log nor row holds a secret, a signature or the webhook’s address', async () => {
  world.answer = ({ headers }) => ({ status: 500, text: `You sent ${headers?.['webhook-signature']} here` });
  world.send(change('one'));
  await world.passTime();
  const kept = [...logged, JSON.stringify(rows())].join('\n');
  expect(kept).not.toMatch(/whsec_|v1,|t0k3n|hooks\.harbour/);
  expect(rows()[0]!.last!.text).toBe('You sent … here');
});
