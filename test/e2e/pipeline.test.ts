import { readFileSync } from 'node:fs';
import { CopyObjectCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

const matchesSchema = new Ajv2020({ validateFormats: false }).compile(
  JSON.parse(readFileSync('docs/receipt.schema.json', 'utf8')),
);

const FERRY = `---
title: The ferry runs late
date: 2026-11-01 09:00
tags: [Foghorn, Weather]
author: mara
---
Fog, says the harbour office, and asks for **patience**.
`;
const KEY = 'articles/coast/ferry.md';

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({ contentDir: 'content' });
});
afterAll(async () => {
  await test?.stop();
});

describe('the sample publication', () => {
  it.each([
    ['/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
    ['/', 'text/html; charset=utf-8'],
    ['/sections/coast/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/authors/mara/feed.json', 'application/feed+json; charset=utf-8'],
    ['/tags/birds/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/articles/spring-tide/', 'text/html; charset=utf-8'],
    ['/media/harbour.png', 'image/png'],
  ])('is served at %s as %s', async (address, type) => {
    const response = await test.get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('etag')).toMatch(/^(W\/)?"[0-9a-f-]+"$/);
    expect(response.headers.get('cache-control')).toContain('max-age=');
  });

  it('links only to itself, at the address where it is', async () => {
    const { items } = (await (await test.get('/feed.json')).json()) as { items: { url: string }[] };
    expect(items.length).toBeGreaterThanOrEqual(14);
    for (const { url } of items) {
      expect(url.startsWith(`${test.cloud.siteUrl}/articles/`)).toBe(true);
      expect((await fetch(url)).status).toBe(200);
    }
  });

  it('leaves nothing in a dead-letter queue', () => {
    const { IntakeDeadLetterQueueUrl = '', JobsDeadLetterQueueUrl = '' } = test.cloud.outputs;
    expect(test.cloud.messagesIn(IntakeDeadLetterQueueUrl)).toEqual([]);
    expect(test.cloud.messagesIn(JobsDeadLetterQueueUrl)).toEqual([]);
  });

  it('answers a poll of an unchanged feed with 304', async () => {
    const etag = (await test.get('/rss.xml')).headers.get('etag') ?? '';
    const address = new URL('/rss.xml', test.cloud.siteUrl);
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('answers 404, as a page, for what is not there', async () => {
    const response = await test.get('/articles/nothing-here/');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('The Tidewater Post');
  });
});

describe('an article’s life', () => {
  const feeds = [
    '/feed.json',
    '/sections/coast/feed.json',
    '/tags/foghorn/feed.json',
    '/authors/mara/feed.json',
  ];
  let id: string | undefined;

  it('begins with an upload: it is in every feed, and has a receipt', async () => {
    const receipt = await test.upload(KEY, FERRY);
    matchesSchema(receipt);
    expect(matchesSchema.errors).toBeNull();
    expect(receipt).toMatchObject({
      status: 'published',
      url: `${test.cloud.siteUrl}/articles/ferry/`,
      publishedAt: '2026-11-01T09:00:00.000Z',
      publishedAtLocal: '2026-11-01 09:00 Europe/London',
      errors: [],
      warnings: [],
    });
    id = receipt.id;
    for (const feed of feeds) expect(await test.titles(feed)).toContain('The ferry runs late');
    for (const feed of ['/rss.xml', '/atom.xml']) {
      const text = await (await test.get(feed)).text();
      expect(text).toContain('The ferry runs late');
      expect(text).toContain(id);
    }
  });

  it('survives a bad upload', async () => {
    const receipt = await test.upload(KEY, '---\ntitle: "unclosed\n---\n');
    expect(receipt.status).toBe('rejected');
    expect(receipt.errors[0]).toMatchObject({ code: 'front-matter-syntax', line: expect.any(Number) });
    expect(await test.titles()).toContain('The ferry runs late');
  });

  it('goes on, under the same id, with a corrected one', async () => {
    const receipt = await test.upload(KEY, FERRY.replace('runs late', 'sails'));
    expect(receipt).toMatchObject({ status: 'published', id, publishedAt: '2026-11-01T09:00:00.000Z' });
    for (const feed of feeds) {
      expect(await test.titles(feed)).toContain('The ferry sails');
      expect(await test.titles(feed)).not.toContain('The ferry runs late');
    }
  });

  it('is not touched by the same bytes twenty times over', async () => {
    const addresses = feeds.flatMap((feed) => [feed, feed.replace('feed.json', 'rss.xml')]);
    const state = async () =>
      await Promise.all(
        addresses.map(async (address) => {
          const response = await test.get(address);
          const { etag = '', 'last-modified': modified = '' } = Object.fromEntries(response.headers);
          return [etag, modified, await response.text()];
        }),
      );
    const before = await state();
    for (let time = 0; time < 20; time++) await test.upload(KEY, FERRY.replace('runs late', 'sails'));
    expect(await state()).toEqual(before);
  });

  it('goes on under the same id and date when the file is moved', async () => {
    const moved = 'articles/workshop/boat.md';
    await test.s3.send(
      new CopyObjectCommand({ Bucket: 'uploads', Key: moved, CopySource: `uploads/${KEY}` }),
    );
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: KEY }));
    await test.cloud.whenIdle();
    expect(await test.receipt(moved)).toMatchObject({
      status: 'published',
      id,
      publishedAt: '2026-11-01T09:00:00.000Z',
      url: `${test.cloud.siteUrl}/articles/boat/`,
    });
    const former = await test.get('/articles/ferry/');
    expect([former.status, former.headers.get('location')]).toEqual([
      301,
      `${test.cloud.siteUrl}/articles/boat/`,
    ]);
    expect(await test.titles('/sections/workshop/feed.json')).toContain('The ferry sails');
    await test.s3.send(
      new CopyObjectCommand({ Bucket: 'uploads', Key: KEY, CopySource: `uploads/${moved}` }),
    );
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: moved }));
    await test.cloud.whenIdle();
    expect(await test.receipt(KEY)).toMatchObject({ status: 'published', id });
  });

  it('ends with its deletion: no feed has it, and its page is gone', async () => {
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: KEY }));
    await test.cloud.whenIdle();
    expect((await test.receipt(KEY)).status).toBe('withdrawn');
    expect((await test.get('/articles/ferry/')).status).toBe(404);
    expect(await test.titles()).not.toContain('The ferry sails');
    expect((await test.get('/tags/foghorn/feed.json')).status).toBe(404);
  });
});
