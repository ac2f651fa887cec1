import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandError, UsageError } from '../../../cli/errors.ts';
import { KeyStore } from '../../../cli/partner/key-store.ts';
import { listPartners } from '../../../cli/partner/list-partners.ts';
import { makeKey, rotateKey } from '../../../cli/partner/make-key.ts';
import { revokeKey } from '../../../cli/partner/revoke-key.ts';
import { connect } from '../../../cli/stack/connection.ts';
import { CapturedTerminal } from '../../support/captured-terminal.ts';
import { putKeyValue } from '../../support/key-value-client.ts';
import { answerOf } from '../../support/operated-cloud.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startTestCloud, type TestCloud } from '../../support/test-cloud.ts';

const SITE = `name: The Tidewater Post
partners:
  acme:
    title: Acme
    formats: [json, rss]
  globex: Globex
`;

let data: string;
let test: TestCloud;

beforeAll(async () => {
  data = await temporaryFolder();
  test = await startTestCloud({ dataDir: data });
  await test.upload('site.yaml', SITE);
});
afterAll(async () => {
  await test?.stop();
  await rm(data, { recursive: true, force: true });
});

const options = () => ({ data, json: true });

async function opens(key: string, name = 'acme'): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return (await fetch(new URL(`/partners/${name}/rss.xml`, test.cloud.siteUrl), { headers })).status;
}

interface NewKey {
  readonly key: string;
  readonly number: number;
}

describe('broadsheet partner', () => {
  it('makes a key, puts another beside it, and ends the old one', async () => {
    const made = await answerOf<NewKey>((terminal) => makeKey('acme', options(), terminal));
    const first = made.report.key;
    expect(made).toEqual({
      exitCode: 0,
      report: {
        partner: 'acme',
        declared: true,
        key: expect.stringMatching(/^bs_acme_/),
        number: 1,
        ended: [],
        addresses: [
          `${test.cloud.siteUrl}/partners/acme/feed.json`,
          `${test.cloud.siteUrl}/partners/acme/rss.xml`,
        ],
      },
    });
    expect(await opens(first)).toBe(200);
    expect(await opens(first, 'globex')).toBe(401);
    await expect(makeKey('acme', options(), new CapturedTerminal())).rejects.toThrow(
      `acme has key 1 already: to replace it, run broadsheet partner key rotate acme --data ${data}`,
    );

    const terminal = new CapturedTerminal();
    expect(await rotateKey('acme', { data }, terminal)).toBe(0);
    const [second = ''] = terminal.printed.split('\n');
    expect(terminal.printed).toContain(
      `Key 1 stays valid until you run: broadsheet partner key revoke acme --old --data ${data}\n`,
    );
    expect(await Promise.all([opens(first), opens(second)])).toEqual([200, 200]);

    const ended = await answerOf((one) => revokeKey('acme', { ...options(), old: true }, one));
    expect(ended).toEqual({ exitCode: 0, report: { partner: 'acme', ended: [1], valid: [2] } });
    expect(await Promise.all([opens(first), opens(second)])).toEqual([401, 200]);
    const again = new CapturedTerminal();
    expect(await revokeKey('acme', { data, old: true }, again)).toBe(0);
    expect(again.printed).toBe('acme has no older key; key 2 is valid\n');
  });

  it('keeps two keys and no more, and ends one by its number', async () => {
    const third = await answerOf<NewKey>((terminal) => rotateKey('acme', options(), terminal));
    const fourth = await answerOf<NewKey>((terminal) => rotateKey('acme', options(), terminal));
    expect([third.report, fourth.report]).toMatchObject([
      { number: 3, beside: 2, ended: [] },
      { number: 4, beside: 3, ended: [2] },
    ]);
    await expect(revokeKey('acme', { ...options(), number: 2 }, new CapturedTerminal())).rejects.toThrow(
      'acme has no key 2; its keys are 3 and 4',
    );
    await revokeKey('acme', { ...options(), number: 4 }, new CapturedTerminal());
    expect(await Promise.all([opens(third.report.key), opens(fourth.report.key)])).toEqual([200, 401]);
  });

  it('stores no key, only what recognises it, and keeps that', async () => {
    const made = await answerOf<NewKey>((terminal) => makeKey('globex', options(), terminal));
    const store = new KeyStore(await connect({ data }));
    const text = JSON.stringify([...(await store.list())]);
    store.close();
    expect(text).toContain('globex');
    expect(text).not.toContain(made.report.key);

    await test.cloud.stop();
    test = await startTestCloud({ dataDir: data });
    expect(await opens(made.report.key)).toBe(401);
    expect(await opens(made.report.key, 'globex')).toBe(200);
  });

  it('lists who is declared, who has keys, and who should not have any', async () => {
    const undeclared = await answerOf((terminal) => makeKey('acne', options(), terminal));
    expect(undeclared).toMatchObject({ exitCode: 3, report: { declared: false, addresses: [] } });
    await putKeyValue(test.cloud, 'initech', 'not by us');

    const { exitCode, report } = await answerOf((terminal) => listPartners(options(), terminal));
    expect(exitCode).toBe(3);
    expect(report).toMatchObject([
      { partner: 'acme', declared: true, title: 'Acme', keys: [{ number: 3 }] },
      {
        partner: 'acne',
        declared: false,
        keys: [{ number: 1 }],
        problem: expect.stringContaining('did you mean acme?'),
      },
      { partner: 'globex', declared: true, title: 'Globex', keys: [{ number: 1 }] },
      { partner: 'initech', declared: false, keys: [], problem: expect.stringContaining('--all') },
    ]);
    expect(JSON.stringify(report)).not.toContain('sha256');

    for (const name of ['acne', 'initech']) {
      expect(await revokeKey(name, { ...options(), all: true }, new CapturedTerminal())).toBe(0);
    }
    const terminal = new CapturedTerminal();
    expect(await listPartners({ data }, terminal)).toBe(0);
    expect(terminal.printed).toMatch(
      /^partner {2}title {3}keys\nacme {5}Acme {4}3 of \d{4}-\d\d-\d\d\nglobex {3}Globex {2}1 of /,
    );
  });

  it('does not guess', async () => {
    const terminal = new CapturedTerminal();
    for (const name of ['Acme', 'a--b', '-a', '', '../acme', 'a'.repeat(41)]) {
      await expect(makeKey(name, options(), terminal)).rejects.toThrow(UsageError);
    }
    await expect(rotateKey('nobody', options(), terminal)).rejects.toThrow(
      'nobody has no key: to make one, run broadsheet partner key make nobody',
    );
    await expect(revokeKey('nobody', { ...options(), all: true }, terminal)).rejects.toThrow(CommandError);
    await expect(revokeKey('acme', options(), terminal)).rejects.toThrow('say which keys to revoke');
    const both = { ...options(), all: true, old: true };
    await expect(revokeKey('acme', both, terminal)).rejects.toThrow(UsageError);
    expect(terminal.printed).toBe('');
  });

  it('loses no key when several are made at once', async () => {
    const connection = await connect({ data });
    const stores = ['one', 'two', 'three'].map((name) => [name, new KeyStore(connection)] as const);
    await Promise.all(stores.map(([name, store]) => store.update(name, () => '[]')));
    const [[, store] = []] = stores;
    expect([...((await store?.list()) ?? []).keys()]).toEqual(['acme', 'globex', 'one', 'three', 'two']);
    for (const [, one] of stores) one.close();
  });
});
