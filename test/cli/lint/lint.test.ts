import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lint } from '../../../cli/lint/lint.ts';
import type { LintReport } from '../../../cli/lint/lint-report.ts';
import { CapturedTerminal } from '../../support/captured-terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GOLDEN = 'test/core/feed/golden';
const PODCAST =
  'feeds: {bells: {title: Bells, include: {tag: bell}, podcast: {category: Places & Travel, image: /media/a.png}}}\n';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

async function linted(
  ...names: string[]
): Promise<{ exitCode: number; report: LintReport; codes: string[] }> {
  const terminal = new CapturedTerminal();
  const exitCode = await lint(names, { json: true }, terminal);
  const report = JSON.parse(terminal.printed) as LintReport;
  return {
    exitCode,
    report,
    codes: report.files.flatMap(({ problems }) => problems.map(({ code }) => code)),
  };
}

describe('lint of what is to be uploaded', () => {
  it('finds no error in the sample publication, and its one warning only when strict', async () => {
    const terminal = new CapturedTerminal();

    expect(await lint(['content'], {}, terminal)).toBe(0);
    expect(terminal.printed).toMatch(
      /beach-clean\.txt\n {2}warning, line 3: .*\n\d+ files, 0 errors, 1 warning\n$/,
    );
    expect(await lint(['content'], { strict: true }, terminal)).toBe(1);
  });

  it('says as a receipt would what is wrong, where, and what to do', async () => {
    await write('articles/a.md', '---\ntitle: A\ndate: 2026-02-30\n---\nText.\n');
    await write('site.yaml', 'title: The Post\nlimits: {items: none}\n');
    await write('media/a.png', '<html>');
    await write('notes/a.md', 'Left alone.');

    const { exitCode, report } = await linted(folder);

    expect(exitCode).toBe(1);
    expect(report.files.map(({ kind }) => kind)).toEqual(['site', 'media', 'article']);
    expect(report.files[2]?.problems).toEqual([
      expect.objectContaining({ code: 'date-invalid', severity: 'error', field: 'date', line: 3 }),
    ]);
    expect(report.files[0]?.problems[0]).toMatchObject({ line: 2, hint: expect.stringMatching(/./) });
    expect(report.files[1]?.problems[0]).toMatchObject({ code: 'media-type' });
    expect(report).toMatchObject({ errors: 3, warnings: 0 });
  });

  it('reads a file by its place, with the site.yaml above it', async () => {
    await write('site.yaml', 'timeZone: Asia/Tokyo\nauthors: {ada: Ada Brook}\n');
    const file = await write('articles/world/a.md', '---\ntitle: A\nauthor: ada\ncolour: red\n---\nText.\n');

    expect(await linted(file)).toMatchObject({ exitCode: 0, codes: ['field-unknown'] });
  });

  it('tells which of two files is published when both want one address', async () => {
    await write('articles/one/a.md', '---\ntitle: A\n---\nText.\n');
    await write('articles/two/a.md', '---\ntitle: A\n---\nMore text.\n');

    const { exitCode, report } = await linted(folder);

    expect(exitCode).toBe(1);
    expect(report.files[1]?.problems[0]).toMatchObject({
      code: 'slug-taken',
      message: expect.stringContaining('articles/one/a.md'),
    });
  });

  it('tells what a podcast would leave out, knowing the files beside', async () => {
    await write('site.yaml', PODCAST);
    const episode = await write(
      'articles/a.md',
      '---\ntitle: A\ntags: bell\naudio: /media/a.mp3\n---\nText.\n',
    );
    expect((await linted(episode)).report.files[0]?.problems).toEqual([
      expect.objectContaining({
        code: 'left-out',
        message: expect.stringContaining('episode-length-unknown'),
      }),
    ]);

    await cp('content/media/fog-signal.mp3', path.join(folder, 'media/a.mp3'));

    expect((await linted(episode)).codes).toEqual([]);
  });
});

describe('lint of a feed', () => {
  it('finds nothing in the documents of Broadsheet', async () => {
    const { exitCode, report } = await linted(GOLDEN);

    expect(exitCode).toBe(0);
    expect(report.files.length).toBeGreaterThan(10);
    expect(new Set(report.files.map(({ kind }) => kind))).toEqual(new Set(['feed']));
  });

  it.each([
    [
      'rss.xml',
      (text: string) => text.replace(/(<item>[\s\S]*?<pubDate>)[^<]+/, '$1yesterday'),
      'date-invalid',
      1,
    ],
    ['atom.xml', (text: string) => text.replaceAll(/<id>[^<]+/g, '<id>urn:x:1'), 'id-repeated', 2],
    ['feed.json', (text: string) => text.replace('"title"', '"name"'), 'json-schema', undefined],
    ['rss.xml', (text: string) => text.replace('</channel>', ''), 'not-well-formed', undefined],
  ])('names rule, item and remedy in a broken %s', async (file, spoil, code, item) => {
    const text = await readFile(`${GOLDEN}/latest.${file}`, 'utf8');
    const { exitCode, report } = await linted(await write(`feed/${file}`, spoil(text)));

    expect(exitCode).toBe(1);
    const found = report.files[0]?.problems.find((problem) => problem.code === code);
    expect(found).toMatchObject({ severity: 'error', hint: expect.stringMatching(/\. \[.+\]$/) });
    expect(found?.item).toBe(item);
  });

  it.each([
    ['a.xml', '<html><body>x</body></html>', 'not-a-feed'],
    ['a.rss', Buffer.from([0x3c, 0xff, 0xfe]), 'not-well-formed'],
    ['a.atom', '', 'not-a-feed'],
  ])('says that %s is none', async (name, content, code) => {
    expect(await linted(await write(name, content))).toMatchObject({ exitCode: 1, codes: [code] });
  });

  it('fetches an address', async () => {
    const rss = await readFile(`${GOLDEN}/latest.rss.xml`);
    const server = createServer(({ url }, answer) =>
      answer.writeHead(url === '/rss.xml' ? 200 : 404).end(rss),
    );
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    expect(await linted(`${site}/rss.xml`)).toMatchObject({ exitCode: 0, codes: [] });
    await expect(linted(`${site}/none.xml`)).rejects.toThrow(/none\.xml answered 404/);
    server.close();
    server.closeAllConnections();
    await expect(linted(`${site}/rss.xml`)).rejects.toThrow(/cannot be read/);
  });
});

it('lint of a file that is not there is a usage error', async () => {
  await expect(linted(path.join(folder, 'none.md'))).rejects.toMatchObject({
    message: expect.stringContaining('there is no file or folder'),
    exitCode: 2,
  });
});

it('lint ends at Ctrl-C', async () => {
  const terminal = new CapturedTerminal();
  terminal.interrupt();

  await expect(lint(['content'], {}, terminal)).rejects.toMatchObject({ exitCode: 130 });
});
