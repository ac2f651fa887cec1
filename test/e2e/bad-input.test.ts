import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

const GOOD = 'articles/good.md';
const article = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\nText.\n`;
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const aliasBomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
  .map(
    (name, n) =>
      `${name}: &${name} [${Array(9)
        .fill(`*${String.fromCharCode(97 + n)}`)
        .join(', ')}]\n`,
  )
  .join('')}`;

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud();
  await test.upload(GOOD, article('Good'));
});
afterAll(async () => {
  // Whatever was uploaded: nothing published came to harm, and nothing is left for an operator to look at.
  expect(await test.titles()).toContain('Good');
  const { IntakeDeadLetterQueueUrl = '', JobsDeadLetterQueueUrl = '' } = test.cloud.outputs;
  expect(test.cloud.messagesIn(IntakeDeadLetterQueueUrl)).toEqual([]);
  expect(test.cloud.messagesIn(JobsDeadLetterQueueUrl)).toEqual([]);
  await test.stop();
});

describe('an upload that cannot be published', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['front matter that does not parse', '---\ntitle: a: b: c\n---\n', 'front-matter-syntax'],
    ['front matter that is never closed', '---\ntitle: a\n\nText.\n', 'front-matter-unclosed'],
    ['no title', '---\ntags: [a]\n---\nText.\n', 'title-missing'],
    ['an impossible date', article('A', 'date: 2026-02-30\n'), 'date-invalid'],
    ['a field of the wrong type', article('A', 'tags: {a: b}\n'), 'field-type'],
    ['nothing in it', '', 'source-empty'],
    ['bytes that are no UTF-8', Buffer.from([0x2d, 0x2d, 0xff, 0xfe, 0x80]), 'encoding-invalid'],
    ['executable front matter', '---js\nthrow new Error()\n---\nText.\n', 'front-matter-language'],
    ['a text of 5 MB', Buffer.alloc(5_000_000, 'word '), 'too-large'],
    ['20 MB', Buffer.alloc(20_000_000, 'word '), 'too-large'],
  ])('with %s is told so', async (name, content, code) => {
    const key = `articles/bad/${name.replaceAll(' ', '-')}.md`;
    const receipt = await test.upload(key, content);
    expect(receipt.status).toBe('rejected');
    expect(receipt.errors.map((problem) => problem.code)).toContain(code);
    for (const { message, hint } of receipt.errors)
      expect([message.length, hint.length].every(Boolean)).toBe(true);
  });

  it('with an alias bomb is refused, or is harmless', async () => {
    const receipt = await test.upload('articles/bad/bomb.md', article('Bomb', aliasBomb));
    expect(['rejected', 'published']).toContain(receipt.status);
    expect(receipt.errors.length + receipt.warnings.length).toBeGreaterThan(0);
  });

  it('with the slug of another is told whose that is', async () => {
    const receipt = await test.upload('articles/other/good.md', article('Other'));
    expect(receipt.errors[0]).toMatchObject({ code: 'slug-taken', field: 'slug' });
    expect(receipt.errors[0]?.message).toContain(GOOD);
  });

  it('with the id of another is told whose that is', async () => {
    await test.upload('articles/one.md', article('One', 'id: urn:example:1\n'));
    const receipt = await test.upload('articles/two.md', article('Two', 'id: urn:example:1\n'));
    expect(receipt.errors[0]).toMatchObject({ code: 'id-taken', field: 'id' });
    expect(receipt.errors[0]?.message).toContain('articles/one.md');
  });

  it('of another type is told what is accepted', async () => {
    const receipt = await test.upload('articles/report.docx', 'PK');
    expect(receipt).toMatchObject({ status: 'ignored', warnings: [{ code: 'type-not-accepted' }] });
  });
});

describe('an unusual upload', () => {
  it('in UTF-16 is read, with a warning', async () => {
    const receipt = await test.upload('articles/wide.md', utf16(article('Wide')));
    expect(receipt).toMatchObject({
      status: 'published',
      title: 'Wide',
      warnings: [{ code: 'encoding-utf16' }],
    });
  });

  it('with HTML nested ten thousand deep is flattened', async () => {
    const html = `<h1>Deep</h1>${'<div>'.repeat(10_000)}x${'</div>'.repeat(10_000)}`;
    const receipt = await test.upload('articles/deep.html', html);
    expect(receipt.status).toBe('published');
    expect((await (await test.get('/articles/deep/')).text()).length).toBeLessThan(20_000);
  });

  it.each([
    ['articles/a b+c%20d.md', '/articles/a-b-plus-c-20d/'],
    ['articles/Überschrift.md', '/articles/uberschrift/'],
    ['articles/潮の話.md', '/articles/%E6%BD%AE%E3%81%AE%E8%A9%B1/'],
    ['articles/../dots.md', '/articles/dots/'],
    ['articles//double.md', '/articles/double/'],
  ])('under the key %s has its receipt and its page', async (key, address) => {
    const receipt = await test.upload(key, article(`At ${encodeURIComponent(key)}`));
    expect(receipt).toMatchObject({ key, status: 'published' });
    expect(new URL(receipt.url ?? '').pathname).toBe(address);
    expect((await test.get(address)).status).toBe(200);
  });

  it('under a key as long as S3 allows has its receipt', async () => {
    const key = `articles/${'n'.repeat(1024 - 'articles/.md'.length)}.md`;
    expect((await test.upload(key, article('Long'))).status).toBe('published');
  });

  it('that is a folder marker is left alone', async () => {
    await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'articles/folder/', Body: '' }));
    await test.cloud.whenIdle();
    await expect(test.receipt('articles/folder/')).rejects.toThrow();
  });
});
