import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../e2e/cloud.ts';

/** Debian's; `.ci/run` installs it. */
const CHROMIUM = '/usr/bin/chromium';
const isMissing = !existsSync(CHROMIUM);
if (isMissing) process.stdout.write(`skipped: the browser tests want ${CHROMIUM}\n`);

/** As root, Chromium runs only without its sandbox; the rest keeps it from calling home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(isMissing)('in a real browser', () => {
  let test: TestCloud;
  let browser: Browser;
  beforeAll(async () => {
    test = await startTestCloud({ contentDir: 'content' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  });
  afterAll(async () => {
    await browser?.close();
    await test?.stop();
  });

  const pages = [
    '/',
    '/sections/coast/',
    '/articles/spring-tide/',
    '/articles/alexandria-night/',
    '/nowhere/',
  ];
  const views = [
    { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 380, height: 800 } },
  ] as const;
  const cases = pages.flatMap((path) => views.map((view) => [path, view.colorScheme, view] as const));

  it.each(cases)('%s is whole and fits, %s', async (path, _, view) => {
    const page = await browser.newPage(view);
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The missing page itself is announced as a failed load.
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(new URL(path, test.cloud.siteUrl).href);
    // By string: what runs in the page knows the DOM, which these tests' types do not.
    const broken = await page.evaluate<string[]>(
      `Promise.all([...document.images].map(async (image) => {
         image.loading = 'eager';
         await image.decode().catch(() => undefined);
         return image.naturalWidth === 0 ? image.src : '';
       })).then((sources) => sources.filter(Boolean))`,
    );
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect({ complaints, broken, overflow }).toEqual({ complaints: [], broken: [], overflow: 0 });
    await page.close();
  });

  it('no script of an article runs, on its page or out of a feed', async () => {
    const vectors = [
      '<script>document.title = "run"</script>',
      '<img src="x" onerror="document.title = \'run\'">',
      '<svg onload="document.title = \'run\'"></svg>',
      '<a href="javascript:document.title = \'run\'">go</a>',
      '<iframe srcdoc="<script>parent.document.title = \'run\'</script>"></iframe>',
      '<details open ontoggle="document.title = \'run\'">x</details>',
      '<math><mtext></mtext><style><img src onerror="document.title = \'run\'"></style></math>',
    ];
    await test.upload('articles/hostile.md', `---\ntitle: Hostile\n---\n${vectors.join('\n\n')}\n\nEnd.\n`);
    const page = await browser.newPage();
    await page.goto(new URL('/articles/hostile/', test.cloud.siteUrl).href);
    for (const link of await page.locator('main a').all())
      expect(await link.getAttribute('href')).not.toContain('script');
    expect(await page.title()).toContain('Hostile');

    const { items } = (await (await test.get('/feed.json')).json()) as { items: { content_html: string }[] };
    const reader = await browser.newPage();
    await reader.setContent(`<title>reader</title>${items.map((item) => item.content_html).join('')}`);
    await reader.waitForLoadState('networkidle');
    expect(await reader.title()).toBe('reader');
    await Promise.all([page.close(), reader.close()]);
  });
});
