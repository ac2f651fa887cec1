import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { clientsOf, startFixture, withoutConsumers } from '../fixture-cloud.ts';
import { edgeFixture, PAGE } from './edge-fixture.ts';

const ask = edgeFixture(async (put) => {
  await put('index.html', PAGE, 'text/html; charset=utf-8', { CacheControl: 'public, max-age=60' });
  await put('sections/index.html', 'section', 'text/html; charset=utf-8');
  await put('404.html', 'not found page', 'text/html; charset=utf-8');
  await put('rss.xml', PAGE, 'application/rss+xml; charset=utf-8');
  await put('atom.xml', PAGE, 'application/atom+xml; charset=utf-8');
  await put('small.txt', 'small', 'text/plain');
  await put('raw/a.txt', PAGE, 'text/plain');
});

describe('a page', () => {
  it('is served with what the bucket and the headers policy say about it', async () => {
    const { status, headers, body } = await ask('/');

    expect(status).toBe(200);
    expect(body.toString()).toBe(PAGE);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'content-length': String(PAGE.length),
      'content-security-policy': "default-src 'none'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'all',
    });
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(headers['last-modified']).toBeDefined();
    expect(headers['x-cache']).toMatch(/^Miss/);
  });

  it('is found by the edge function under its folder', async () => {
    const { body } = await ask('/sections/?utm_source=x');

    expect(body.toString()).toBe('section');
  });

  it('has the same headers, and no body, when asked for by HEAD', async () => {
    const { date: _, 'x-amz-request-id': __, ...byGet } = (await ask('/')).headers;

    const { headers, body } = await ask('/', {}, 'HEAD');

    const { date: ___, 'x-amz-request-id': ____, ...byHead } = headers;
    expect(byHead).toEqual(byGet);
    expect(body).toHaveLength(0);
  });
});

describe('a missing page', () => {
  it('is answered by the page for it, with 404 and all policy headers', async () => {
    const { status, headers, body } = await ask('/nowhere');

    expect(status).toBe(404);
    expect(body.toString()).toBe('not found page');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a conditional request', () => {
  it('is answered 304 without a body while the page is unchanged', async () => {
    const { headers } = await ask('/');

    for (const condition of [headers.etag, `"other", ${headers.etag}`, `W/${headers.etag}`, '*']) {
      const { status, body, headers: again } = await ask('/', { 'if-none-match': String(condition) });

      expect(status).toBe(304);
      expect(body).toHaveLength(0);
      expect(again.etag).toBe(headers.etag);
    }
  });

  it('looks at the date only if no ETag was sent', async () => {
    const { headers } = await ask('/');
    const since = { 'if-modified-since': String(headers['last-modified']) };

    expect((await ask('/', since)).status).toBe(304);
    expect((await ask('/', { ...since, 'if-none-match': '"other"' })).status).toBe(200);
    expect((await ask('/', { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
    expect((await ask('/', { 'if-modified-since': 'nonsense' })).status).toBe(200);
  });

  it('works with the weak ETag of a compressed copy', async () => {
    const accepting = { 'accept-encoding': 'gzip' };
    const { headers } = await ask('/', accepting);

    const { status } = await ask('/', { ...accepting, 'if-none-match': String(headers.etag) });

    expect(headers.etag).toMatch(/^W\//);
    expect(status).toBe(304);
  });
});

describe('compression', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
  ])('is %s for a viewer that accepts %s', async (encoding, accepted, decompress) => {
    const { headers, body } = await ask('/rss.xml', { 'accept-encoding': accepted });

    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(headers['content-length']).toBe(String(body.length));
    expect(decompress(body).toString()).toBe(PAGE);
  });

  it.each([
    ['a viewer that accepts none', '/', 'identity'],
    ['types CloudFront does not list', '/atom.xml', 'gzip'],
    ['less than 1,000 bytes', '/small.txt', 'gzip'],
    ['a behaviour that does not compress', '/raw/a.txt', 'gzip'],
  ])('is not done for %s', async (_, path, accepted) => {
    const { headers } = await ask(path, { 'accept-encoding': accepted });

    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.etag).toMatch(/^"/);
  });
});

describe('a range', () => {
  it('is answered 206 with its position, and 416 beyond the end', async () => {
    const part = await ask('/small.txt', { range: 'bytes=1-3' });
    const beyond = await ask('/small.txt', { range: 'bytes=10-' });

    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      'mal',
      'bytes 1-3/5',
    ]);
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */5']);
  });

  it('of something that has changed since is the whole', async () => {
    const { status } = await ask('/small.txt', { range: 'bytes=1-3', 'if-range': '"other"' });

    expect(status).toBe(200);
  });
});

describe('another site', () => {
  it('may read, and may see the validators', async () => {
    const { headers } = await ask('/rss.xml', { origin: 'https://partner.example' });

    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-expose-headers']).toBe('ETag, Last-Modified');
  });

  it('has its preflight refused by a bucket without CORS rules, as S3 does', async () => {
    const preflight = { origin: 'https://partner.example', 'access-control-request-method': 'GET' };

    const { status } = await ask('/rss.xml', preflight, 'OPTIONS');

    expect(status).toBe(404);
  });
});

describe('a bad request', () => {
  it.each(['/%zz', '/%', '/%ff', `/${'a'.repeat(9000)}`, 'http://evil.example/'])(
    'is answered 400: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(400);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('with the method %s is answered 403', async (method) => {
    expect((await ask('/', {}, method)).status).toBe(403);
  });

  it.each(['/..%2f..%2fetc', '//evil.example/', '/%00', '/a%0d%0ab', '/__proto__', '/?__proto__=1'])(
    'that only looks odd is answered like any other: %s',
    async (path) => {
      expect([200, 404]).toContain((await ask(path)).status);
    },
  );
});

describe('the bucket', () => {
  it('is closed to a distribution that its policy does not name', async () => {
    const own = await startFixture({
      transformTemplate: (template) => {
        const { SiteBucketPolicy: _, ...Resources } = withoutConsumers(template).Resources;
        return { ...template, Resources };
      },
    });
    await clientsOf(own).s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'index.html', Body: 'x' }));

    const { status } = await fetch(`${own.siteUrl}/raw/../index.html`);
    await own.dispose();

    expect(status).toBe(403);
  });
});
