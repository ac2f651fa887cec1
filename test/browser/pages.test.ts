import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';
import { AXE, isMissing, launchChromium, VIOLATIONS } from './chromium.ts';

/** Where the pictures of each page are left, to be looked at. */
const SCREENSHOTS = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));

/** With all that folds opened. */
const CHECK = `document.querySelectorAll('details').forEach((details) => { details.open = true; });
${VIOLATIONS}`;

describe.skipIf(isMissing)('in a real browser', () => {
  let test: TestCloud;
  let browser: Browser;
  beforeAll(async () => {
    test = await startTestCloud({ contentDir: 'content' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await test?.stop();
  });

  const pages: [name: string, path: string][] = [
    ['home', '/'],
    ['section', '/sections/coast/'],
    ['tag', '/tags/tides/'],
    ['author', '/authors/mara/'],
    ['article', '/articles/spring-tide/'],
    ['article-right-to-left', '/articles/alexandria-night/'],
    ['catalogue', '/feeds/'],
    ['feed', '/rss.xml'],
    ['feed-of-section', '/sections/coast/feed.json'],
    ['missing', '/nowhere/'],
  ];
  const views = {
    light: { colorScheme: 'light', width: 1200 },
    dark: { colorScheme: 'dark', width: 1200 },
    narrow: { colorScheme: 'light', width: 340 },
  } as const;

  it.each(pages)(
    'the page %s is whole, fits and breaks no rule of WCAG, in every view',
    async (name, path) => {
      const page = await browser.newPage();
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
      expect({ complaints, broken }).toEqual({ complaints: [], broken: [] });
      await page.evaluate(AXE);
      for (const [view, { colorScheme, width }] of Object.entries(views)) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${SCREENSHOTS}/${name}-${view}.png`, fullPage: true });
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        const violations = await page.evaluate<string[]>(CHECK);
        expect({ view, overflow, violations }).toEqual({ view, overflow: 0, violations: [] });
      }
      await page.close();
    },
  );

  it('on paper an article is its text, without what is only for a screen', async () => {
    const page = await browser.newPage();
    await page.goto(new URL('/articles/spring-tide/', test.cloud.siteUrl).href);
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: `${SCREENSHOTS}/article-print.png`, fullPage: true });
    expect(await page.locator('article .body').isVisible()).toBe(true);
    expect(await page.locator('nav').filter({ visible: true }).count()).toBe(0);
    await page.close();
  });

  describe('a feed opened by a click', () => {
    it('is a page whose buttons copy its addresses', async () => {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      await page.goto(test.cloud.siteUrl);
      await page.getByRole('link', { name: 'RSS' }).first().click();
      await page.getByText('This is a feed').waitFor();
      expect(page.url()).toBe(`${test.cloud.siteUrl}/rss.xml`);

      await page.getByRole('button', { name: 'Copy the address' }).first().click();
      await page.getByText('Copied').waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied).toBe(`${test.cloud.siteUrl}/rss.xml`);
      await context.close();
    });

    it('is still the feed to a script, though the page lies in the browser’s cache under that address', async () => {
      // Else the policy of the page allows no script to fetch.
      const context = await browser.newContext({ bypassCSP: true });
      const page = await context.newPage();
      await page.goto(new URL('/rss.xml', test.cloud.siteUrl).href);
      const fetched = await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())');
      expect(fetched).toMatch(/^<\?xml [^>]*>\s*<rss /);
      await context.close();
    });

    it('needs no script, and then shows no button that would need one', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(new URL('/sections/coast/atom.xml', test.cloud.siteUrl).href);
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.locator('code').first().textContent()).toBe(
        `${test.cloud.siteUrl}/sections/coast/rss.xml`,
      );
      await page.getByText('Other formats').click();
      expect(await page.locator('code').filter({ visible: true }).count()).toBe(6);
      await context.close();
    });

    it('can be used by keyboard alone', async () => {
      const page = await browser.newPage();
      await page.goto(new URL('/rss.xml', test.cloud.siteUrl).href);
      const reached: string[] = [];
      for (let presses = 0; presses < 40 && !reached.includes('SUMMARY'); presses++) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate<string>('document.activeElement.tagName'));
      }
      await page.keyboard.press('Enter');
      expect(reached).toContain('BUTTON');
      expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
      await page.close();
    });
  });
});
