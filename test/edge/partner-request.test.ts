import { describe, expect, it } from 'vitest';
import { type EdgeRequestFixture, type EdgeResult, partnerDoor } from './edge-function.ts';
import { basic, bearer, storedKeys } from './partner-keys.ts';

const STORED = new Map([
  ['acme', storedKeys('bs_acme_old', 'bs_acme_new')],
  ['globex', storedKeys('bs_globex_only')],
  ['three', storedKeys('bs_three_1', 'bs_three_2', 'bs_three_3')],
  ['garbage', 'no JSON'],
  ['number', '7'],
  ['holes', '[null]'],
  ['none', '[]'],
  ['long', storedKeys('x'.repeat(257))],
  ['longer', storedKeys('bs_longer').replace(/"sha256":"\w+/, '$&00')],
  ['ACME', storedKeys('bs_acme_old')],
  ['-acme', storedKeys('bs_acme_old')],
  ['blank', '[{"sha256":""},{}]'],
]);

const door = partnerDoor(STORED);
const ask = (fields: Partial<EdgeRequestFixture>): Promise<EdgeResult> =>
  door({ uri: '/partners/acme/feed.json', ...fields });
const withHeader = (authorization: string, uri = '/partners/acme/feed.json') =>
  ask({ uri, headers: { authorization: { value: authorization } } });

const REFUSED = {
  statusCode: 401,
  statusDescription: 'Unauthorized',
  headers: {
    'cache-control': { value: 'no-store' },
    'www-authenticate': { value: 'Basic realm="partners", Bearer realm="partners"' },
  },
};

describe('a request with a key of the partner', () => {
  it.each(['bs_acme_old', 'bs_acme_new'])('gets in with %s: two are valid at once', async (key) => {
    for (const authorization of [bearer(key), basic('acme', key), `bearer ${key}`]) {
      expect((await withHeader(authorization)).uri).toBe('/partners/acme/feed.json');
    }
    const inAddress = await ask({ querystring: { key: { value: key }, utm_source: { value: 'x' } } });
    expect(inAddress.uri).toBe('/partners/acme/feed.json');
  });

  it('goes on without the key', async () => {
    const passed = await ask({
      method: 'HEAD',
      headers: { authorization: { value: bearer('bs_acme_new') }, range: { value: 'bytes=0-1' } },
      querystring: { key: { value: 'bs_acme_new' } },
    });
    expect(passed).toEqual({
      method: 'HEAD',
      uri: '/partners/acme/feed.json',
      querystring: {},
      headers: { range: { value: 'bytes=0-1' } },
      cookies: {},
    });
  });

  it.each([
    'rss.xml',
    'atom.xml',
    'feed.json',
    'archive/2026/11/rss.xml',
    'changes/atom.xml',
    'changes/feed.json',
  ])('may have %s', async (file) => {
    const uri = `/partners/acme/${file}`;
    expect((await withHeader(bearer('bs_acme_new'), uri)).uri).toBe(uri);
  });
});

describe('a request is refused, and told nothing,', () => {
  it('without a key', async () => {
    expect(await ask({})).toEqual(REFUSED);
  });

  it.each([
    ['of another partner', bearer('bs_globex_only')],
    ['that never was', bearer('bs_acme_never')],
    ['that is a digest', bearer(JSON.parse(STORED.get('acme')!)[0].sha256)],
    ['cut short', bearer('bs_acme_ol')],
    ['with something behind it', bearer('bs_acme_old1')],
    ['in another case', bearer('BS_ACME_OLD')],
    ['under another name', basic('globex', 'bs_acme_old')],
    ['under another name of the same length', basic('acne', 'bs_acme_old')],
    ['under no name', basic('', 'bs_acme_old')],
    ['in a scheme of its own', 'Digest bs_acme_old'],
    ['without a scheme', 'bs_acme_old'],
    ['twice', 'Bearer bs_acme_old bs_acme_old'],
    ['with spaces before it', 'Bearer  bs_acme_old'],
    ['that is empty', 'Bearer '],
    ['in base64 that is none', 'Basic ====='],
    ['that never ends', bearer('x'.repeat(8_000))],
  ])('with a key %s', async (_, authorization) => {
    expect(await withHeader(authorization)).toEqual(REFUSED);
  });

  it('with a key in the address that is wrong, empty, given twice or written in another way', async () => {
    const key = 'bs_acme_old';
    for (const value of ['', 'bs_acme', 'bs%5Facme%5Fold', 'x'.repeat(8_000)]) {
      expect(await ask({ querystring: { key: { value } } })).toEqual(REFUSED);
    }
    const twice = { value: key, multiValue: [{ value: key }, { value: key }] };
    expect(await ask({ querystring: { key: twice } })).toEqual(REFUSED);
    expect(await ask({ headers: { authorization: twice } })).toEqual(REFUSED);
    expect(await ask({ querystring: { Key: { value: key } } })).toEqual(REFUSED);
  });

  it('with a right key in the address behind a wrong one in the header', async () => {
    const headers = { authorization: { value: bearer('bs_acme_never') } };
    expect(await ask({ headers, querystring: { key: { value: 'bs_acme_old' } } })).toEqual(REFUSED);
  });

  it('with a third key, whoever stored it', async () => {
    const uri = '/partners/three/rss.xml';
    expect((await withHeader(bearer('bs_three_2'), uri)).uri).toBe(uri);
    expect(await withHeader(bearer('bs_three_3'), uri)).toEqual(REFUSED);
  });

  it.each(['nobody', 'garbage', 'number', 'holes', 'none', 'blank'])(
    'where nothing usable is stored: %s',
    async (name) => {
      for (const key of ['', 'undefined', 'null', '[object Object]', 'x']) {
        expect(await withHeader(bearer(key), `/partners/${name}/rss.xml`)).toEqual(REFUSED);
      }
    },
  );
});

describe('whatever is stored,', () => {
  it.each(['ACME', '-acme'])('nobody is let in under a name that no partner can have: %s', async (name) => {
    expect(await withHeader(bearer('bs_acme_old'), `/partners/${name}/rss.xml`)).toEqual(REFUSED);
  });

  it('a key that is longer than any is not looked at', async () => {
    expect(await withHeader(bearer('x'.repeat(257)), '/partners/long/rss.xml')).toEqual(REFUSED);
  });

  it('a digest counts as a whole', async () => {
    expect(await withHeader(bearer('bs_longer'), '/partners/longer/rss.xml')).toEqual(REFUSED);
  });
});

describe('a preflight', () => {
  it('is answered without a key, the same for every partner, there or not', async () => {
    const answers = await Promise.all(
      ['acme', 'nobody'].map((name) => ask({ method: 'OPTIONS', uri: `/partners/${name}/feed.json` })),
    );
    expect(answers[0]).toMatchObject({
      statusCode: 204,
      headers: { 'access-control-allow-headers': { value: expect.stringContaining('authorization') } },
    });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('is refused where no document could be', async () => {
    expect(await ask({ method: 'OPTIONS', uri: '/partners/acme/../globex/feed.json' })).toEqual(REFUSED);
  });
});
