import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTestCloud } from '../support/test-cloud.ts';

it('a stack has its home page before anything is uploaded', async () => {
  const test = await startTestCloud();
  onTestFinished(() => test.stop());
  expect((await test.get('/')).status).toBe(200);
  expect(await test.titles()).toEqual([]);
});

it('a site that moves to another address takes every link along, and no id changes', async () => {
  const dataDir = await temporaryFolder();
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const first = await startTestCloud({ dataDir, publicUrl: 'https://old.example/' });
  const receipt = await first.upload('articles/a.md', '---\ntitle: A\n---\nText.\n');
  expect(receipt.url).toBe('https://old.example/articles/a/');
  await first.stop();

  const second = await startTestCloud({ dataDir, publicUrl: 'https://new.example/' });
  onTestFinished(() => second.stop());
  for (const feed of ['/rss.xml', '/atom.xml', '/feed.json', '/articles/a/']) {
    const text = await (await second.get(feed)).text();
    expect(text).toContain('https://new.example/');
    expect(text).not.toContain('old.example');
  }
  expect(await second.receipt('articles/a.md')).toMatchObject({
    id: receipt.id,
    url: 'https://new.example/articles/a/',
  });
});
