import { execFile, spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing as isBrowserMissing, launchChromium } from '../browser/chromium.ts';
import { type PartnerSite, startPartnerSite } from '../browser/partner-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

/** The publication's address in the examples for pages. */
const PRINTED_SITE = 'https://tidewater.example';

const article = (title: string, date: string) => `---\ntitle: ${title}\ndate: ${date}\n---\nText.\n`;

/** The first fenced block in `language` below a heading of docs/partners.md, as it is printed. */
async function printed(heading: string, language: string): Promise<string> {
  const document = await readFile('docs/partners.md', 'utf8');
  const [, section = ''] = document.split(new RegExp(`^##+ ${heading}$`, 'm'));
  const [, block] = section.split(/^```/m);
  if (!block?.startsWith(`${language}\n`)) throw new Error(`no example in ${language} under ${heading}`);
  return block.slice(language.length + 1);
}

/** Whether a command is missing; says so, for its example is then not run. */
function isMissing(command: string): boolean {
  const { error } = spawnSync(command, ['--version']);
  if (error) process.stdout.write(`skipped: the example wants ${command}\n`);
  return error !== undefined;
}

let test: TestCloud;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  test = await startTestCloud();
  await test.upload('site.yaml', 'title: The Tidewater Post\nlimits: {items: 2}\n');
  await test.upload('articles/coast/a.md', article('Seal pups', '2026-01-05T09:00:00Z'));
  await test.upload('articles/coast/b.md', article('Swifts', '2026-02-05T09:00:00Z'));
  await test.upload('articles/coast/c.md', article('Ferry', '2026-03-05T09:00:00Z'));
});
afterAll(async () => {
  await test?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What a program prints that runs the example, given the address of the publication and nothing else. */
async function outputOf(command: string, ...args: string[]): Promise<string[]> {
  const env = { SITE: test.cloud.siteUrl, PATH: process.env.PATH };
  const { stdout } = await promisify(execFile)(command, args, { cwd: folder, env });
  return stdout.trim().split('\n');
}

describe('the examples for partners run as they are printed', () => {
  it.skipIf(isMissing('curl'))(
    'curl fetches the feed once, and is then told that it is the same',
    async () => {
      expect(await outputOf('sh', '-c', await printed('curl', 'sh'))).toEqual(['200', '304']);
      const { items } = JSON.parse(await readFile(path.join(folder, 'feed.json'), 'utf8'));
      expect(items).toHaveLength(2);
    },
  );

  it('Node finds every article, back through the archive', async () => {
    const example = await printed('Node', 'js');
    expect(await outputOf(process.execPath, '--input-type=module', '-e', example)).toEqual([
      '2026-03-05 Ferry',
      '2026-02-05 Swifts',
      '2026-01-05 Seal pups',
    ]);
  });

  it.skipIf(isMissing('python3'))('Python tells what is new, once', async () => {
    expect(await outputOf('python3', '-c', await printed('Python', 'python'))).toEqual([
      '2026-03-05T09:00:00.000Z Ferry',
      '2026-02-05T09:00:00.000Z Swifts',
      '0 since',
    ]);
  });
});

describe.skipIf(isBrowserMissing)('the examples for pages show the feed on a page of another origin', () => {
  let browser: Browser;
  let partner: PartnerSite;
  let page: Page;
  beforeAll(async () => {
    [browser, partner] = await Promise.all([launchChromium(), startPartnerSite()]);
    page = await browser.newPage();
    // The printed address is answered by the local cloud; the browser holds it to CORS all the same.
    await page.route(`${PRINTED_SITE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const headers = { origin: partner.origin };
      await route.fulfill({
        response: await page.request.get(test.cloud.siteUrl + pathname, { headers }),
      });
    });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), partner?.stop()]);
  });

  it.each([
    ['In a page', ['Ferry', 'Swifts']],
    ['Headlines on a page', ['Ferry', 'Swifts']],
  ])('%s', async (heading, titles) => {
    const body = `<!doctype html><title>Partner</title><body>${await printed(heading, 'html')}</body>`;
    partner.files.set('/', { type: 'text/html', body });
    await page.goto(partner.origin);
    await page
      .getByRole('listitem')
      .nth(titles.length - 1)
      .waitFor();
    expect(await page.getByRole('listitem').getByRole('link').allTextContents()).toEqual(titles);
  });
});
