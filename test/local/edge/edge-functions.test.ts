import { describe, expect, it } from 'vitest';
import { edgeFixture, PAGE } from './edge-fixture.ts';

const ask = edgeFixture(async (put) => {
  await put('index.html', PAGE, 'text/html; charset=utf-8');
  await put('small.txt', 'small', 'text/plain');
  const acts = ['throw', 'request', 'read-only', 'disallowed', 'capital', 'number', 'status', 'gone', 'body'];
  for (const act of [...acts, 'event']) await put(`act/${act}`, PAGE, 'text/plain', { Metadata: { act } });
});

describe('a viewer-request function', () => {
  it.each(['/throw', '/spin', '/eval'])('that fails at %s is a 503, and the edge goes on', async (path) => {
    expect((await ask(path)).status).toBe(503);
    expect((await ask('/')).status).toBe(200);
  });

  it('may answer itself', async () => {
    const { status, headers } = await ask('/moved');

    expect([status, headers.location]).toEqual([301, '/new/']);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['/host', '/method', '/relative'])(
    'that changes what it may only read, at %s, is a 502',
    async (path) => {
      expect((await ask(path)).status).toBe(502);
    },
  );

  it('sees the query with every value of a parameter', async () => {
    const { body } = await ask('/query?a=1&a=%20&b');

    expect(JSON.parse(body.toString())).toEqual({
      a: { value: '1', multiValue: [{ value: '1' }, { value: '%20' }] },
      b: { value: '' },
    });
  });
});

describe('a viewer-response function', () => {
  it('sees the request as the viewer sent it, and the response with its metadata and policy headers', async () => {
    const { body } = await ask('/act/event?a=1', { 'accept-encoding': 'gzip', connection: 'close' });

    const { version, context, request: seen, response } = JSON.parse(body.toString());
    expect([version, context.eventType]).toEqual(['1.0', 'viewer-response']);
    expect(seen).toMatchObject({ method: 'GET', uri: '/act/event', querystring: { a: { value: '1' } } });
    expect(seen.headers).not.toHaveProperty('connection');
    expect(response).toMatchObject({
      statusCode: 200,
      headers: {
        'content-encoding': { value: 'gzip' },
        vary: { value: 'Accept-Encoding' },
        'x-amz-meta-act': { value: 'event' },
        'x-content-type-options': { value: 'nosniff' },
      },
    });
    expect(response.headers['content-length'].value).toMatch(/^\d+$/);
    expect(response).not.toHaveProperty('body');
    expect(response.headers).not.toHaveProperty('x-cache');
  });

  it('may give another status with the body that there is, or another body', async () => {
    const gone = await ask('/act/gone');
    const body = await ask('/act/body');

    expect([gone.status, gone.body.toString()]).toEqual([410, PAGE]);
    expect([body.status, body.body.toString(), body.headers['content-length']]).toEqual([200, 'made', '4']);
  });

  it.each([
    ['throw', 503],
    ['request', 503],
    ['read-only', 502],
    ['disallowed', 502],
    ['capital', 502],
    ['number', 502],
    ['status', 502],
  ])('that goes wrong by %s is a %i, and the edge goes on', async (act, status) => {
    expect((await ask(`/act/${act}`)).status).toBe(status);
    expect((await ask('/small.txt')).status).toBe(200);
  });

  it('is run for 206 and 304, and for HEAD', async () => {
    const ranged = await ask('/act/gone', { range: 'bytes=0-3' });
    const { etag } = (await ask('/act/event')).headers;
    const unchanged = await ask('/act/gone', { 'if-none-match': String(etag) });

    expect([ranged.status, ranged.body.length]).toEqual([410, 4]);
    expect(unchanged.status).toBe(410);
    expect((await ask('/act/gone', {}, 'HEAD')).status).toBe(410);
  });

  it.each([
    ['/nowhere', {}, 'GET', 404],
    ['/moved', {}, 'GET', 301],
    ['/act/gone', {}, 'POST', 403],
    ['/act/gone', { range: 'bytes=999999-' }, 'GET', 416],
    ['/act/gone', { 'if-match': '"other"' }, 'GET', 412],
  ])(
    'is not run for an error or what another function answers: %s',
    async (path, headers, method, status) => {
      expect((await ask(path, headers, method)).status).toBe(status);
    },
  );
});
