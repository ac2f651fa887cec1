import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';
import { AXE, isMissing, launchChromium, VIOLATIONS } from './chromium.ts';
import { type PartnerSite, startPartnerSite } from './partner-site.ts';

const SITE = 'title: The Tidewater Post\nlanguage: en-GB\n';
const article = (title: string, fields = '', text = 'Text.') =>
  `---\ntitle: ${JSON.stringify(title)}\nsummary: About ${JSON.stringify(title)}.\n${fields}\n---\n${text}\n`;

/** What runs in a page knows the DOM, which these tests' types do not: by string. */
const IN_SHADOW = (expression: string) =>
  `[...document.querySelectorAll('broadsheet-headlines')].map(({ shadowRoot: root }) => ${expression})`;
const TITLES = IN_SHADOW(
  `[...root.querySelectorAll('[part=link],[part=title]')].map((it) => it.textContent)`,
);

describe.skipIf(isMissing)('headlines on a page of another origin', () => {
  let test: TestCloud;
  let browser: Browser;
  let partner: PartnerSite;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [test, browser, partner] = await Promise.all([startTestCloud(), launchChromium(), startPartnerSite()]);
    await test.upload('site.yaml', SITE);
    await test.upload('articles/a.md', article('Ferry & <b>tide</b>', 'date: 2026-01-01T12:00:00Z'));
    await test.upload('articles/b.md', article('قوارب الميناء', 'date: 2026-02-01T12:00:00Z\nlang: ar'));
    await test.upload('articles/c.md', article('Swifts return', 'date: 2026-03-01T12:00:00Z'));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), partner?.stop(), test?.stop()]);
  });

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(() => page.close());

  /** Opens a partner's page with `body` on it, and waits until each element has come to a state. */
  async function open(body: string, head = ''): Promise<void> {
    partner.files.set('/page', {
      type: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><head><title>Partner</title>${head}
<script>
  window.events = [];
  for (const type of ['load', 'error']) {
    document.addEventListener(type, ({ target, detail }) => {
      if (target.localName === 'broadsheet-headlines') events.push([type, detail]);
    }, true);
  }
</script>
<script type="module" src="${test.cloud.siteUrl}/embed/headlines.js"></script></head>
<body><main><h1>Partner</h1>${body}</main></body></html>`,
    });
    await page.goto(`${partner.origin}/page`);
    await settled();
  }

  async function settled(): Promise<void> {
    await page.waitForFunction(
      `[...document.querySelectorAll('broadsheet-headlines')].every((it) => /loaded|empty|error/.test(it.getAttribute('state')))`,
    );
  }

  const element = (attributes: string, fallback = '<a href="/">Fallback</a>') =>
    `<broadsheet-headlines ${attributes}>${fallback}</broadsheet-headlines>`;
  const ownFeed = () => `src="${test.cloud.siteUrl}/feed.json"`;

  /** A feed that the partner, or an enemy, serves. */
  function feed(path: string, ...items: unknown[]): string {
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items });
    partner.files.set(path, { type: 'application/feed+json', body });
    return `src="${path}"`;
  }

  it('show the newest articles as a list of links, each in its language, dated for the reader', async () => {
    await open(element(ownFeed()));
    expect(await page.evaluate(TITLES)).toEqual([['Swifts return', 'قوارب الميناء', 'Ferry & <b>tide</b>']]);
    const items = await page.evaluate(
      IN_SHADOW(`[...root.querySelectorAll('ul[role=list] > li')].map((item) => {
        const [link, time] = ['a', 'time'].map((name) => item.querySelector(name));
        return [new URL(link.href).pathname, link.rel, time.dateTime, time.textContent, time.lang,
          item.lang, getComputedStyle(link).direction];
      })`),
    );
    const swifts = ['/articles/c/', 'noopener', '2026-03-01T12:00:00.000Z', '01.03.2026'];
    expect((items as unknown[][][])[0]?.[0]).toEqual([...swifts, 'de-DE', 'en-GB', 'ltr']);
    expect((items as unknown[][][])[0]?.[1]?.slice(-2)).toEqual(['ar', 'rtl']);
    expect(await page.evaluate('events')).toEqual([['load', { count: 3 }]]);
    expect(complaints).toEqual([]);
  });

  it('are drawn by the page: its font and colour, custom properties, parts', async () => {
    await open(
      element(`${ownFeed()} summaries`),
      `<style>
        broadsheet-headlines { font-family: Courier; color: rgb(1, 2, 3); --headlines-link-color: rgb(4, 5, 6); }
        broadsheet-headlines::part(date) { letter-spacing: 7px; }
        a { color: red; } li { color: red; }
      </style>`,
    );
    const style = await page.evaluate(
      IN_SHADOW(`(() => {
        const of = (part) => getComputedStyle(root.querySelector('[part=' + part + ']'));
        return [of('link').fontFamily, of('link').color, of('summary').color, of('date').letterSpacing];
      })()`),
    );
    expect(style).toEqual([['Courier', 'rgb(4, 5, 6)', 'rgb(1, 2, 3)', '7px']]);
  });

  it('break no rule of WCAG, however they are shown', async () => {
    const image = `${test.cloud.siteUrl}/media/none.png`;
    const illustrated = { title: 'T', url: 'https://news.example/', summary: 'S', image };
    await open(
      element(`${ownFeed()} summaries`) + element(`${feed('/illustrated.json', illustrated)} images`),
    );
    await page.evaluate(AXE);
    expect(await page.evaluate(IN_SHADOW(`root.querySelectorAll('img').length`))).toEqual([0, 1]);
    expect(await page.evaluate(VIOLATIONS)).toEqual([]);
  });

  it('can do nothing to the page, whatever is in the feed', async () => {
    const run = `javascript:document.title='run'`;
    await open(
      element(
        `images summaries limit="50" ${feed(
          '/hostile.json',
          { title: `<img src=x onerror="document.title='run'">`, url: run, summary: '<script>x</script>' },
          { title: 'data', url: `data:text/html,<script>document.title='run'</script>`, image: run },
          { title: 'padded', url: `\u0001 java\nscript:document.title='run'` },
          {
            title: 'attribute',
            url: `https://a.example/" onclick="document.title='run'`,
            language: '"><script>',
          },
          { title: { toString: 'no' }, url: ['https://a.example/'], date_published: {}, summary: 7 },
          ...[
            null,
            'text',
            7,
            [],
            { title: 'unlinked', url: '' },
            { summary: 'untitled', date_published: 'x' },
          ],
        )}`,
      ),
    );
    const hrefs = await page.evaluate(
      IN_SHADOW(`[...root.querySelectorAll('*')].flatMap((it) =>
        it.getAttributeNames().filter((name) => /^on|^href$|^src$/.test(name)).map((name) => it[name]))`),
    );
    expect(hrefs).toEqual([[`https://a.example/%22%20onclick=%22document.title='run'`]]);
    expect((await page.evaluate<string[][]>(TITLES))[0]?.map((title) => title.slice(0, 9))).toEqual([
      ...['<img src=', 'data', 'padded', 'attribute', 'unlinked', 'untitled'],
    ]);
    for (const title of await page.getByRole('listitem').all()) await title.click({ trial: true });
    expect([await page.title(), complaints]).toEqual(['Partner', []]);
  });

  it.each([
    ['is missing', 'src="/nowhere.json"', 'error'],
    ['is no JSON', 'src="/page"', 'error'],
    ['is no feed', 'src="/other.json"', 'error'],
    ['has no host', 'src="http://127.0.0.1:1/feed.json"', 'error'],
    ['has no address', 'src="https://["', 'error'],
    ['has nothing in it', 'src="/empty.json"', 'empty'],
    ['is not named', '', 'empty'],
  ])('leave what the page has put there if the feed %s, and tell', async (_, attributes, state) => {
    feed('/empty.json');
    partner.files.set('/other.json', { type: 'application/json', body: '{"title": "No feed"}' });
    await open(element(attributes));
    expect(await page.getByText('Fallback').isVisible()).toBe(true);
    expect(await page.locator('broadsheet-headlines').getAttribute('state')).toBe(state);
    const told = state === 'error' ? ['error'] : attributes ? ['load'] : [];
    expect((await page.evaluate<[string][]>('events')).map(([type]) => type)).toEqual(told);
    expect(complaints).toEqual([]);
  });

  it('follow their attributes: another limit without a request, another feed with one', async () => {
    await open(element(`${ownFeed()} limit="1"`));
    expect(await page.evaluate(TITLES)).toEqual([['Swifts return']]);
    const before = await requests();
    await page.evaluate(`document.querySelector('broadsheet-headlines').setAttribute('limit', '2')`);
    expect(await page.evaluate(TITLES)).toEqual([['Swifts return', 'قوارب الميناء']]);
    expect(await requests()).toBe(before);

    feed('/second.json', { title: 'Second', url: 'https://second.example/' });
    await page.evaluate(`document.querySelector('broadsheet-headlines').setAttribute('src', '/second.json')`);
    await settled();
    expect(await page.evaluate(TITLES)).toEqual([['Second']]);
    await page.evaluate(
      `document.querySelector('broadsheet-headlines').setAttribute('src', '/nowhere.json')`,
    );
    await settled();
    expect(await page.getByText('Fallback').isVisible()).toBe(true);

    /** Of the page, whatever answered them. */
    async function requests(): Promise<number> {
      return await page.evaluate<number>(`performance.getEntriesByType('resource').length`);
    }
  });

  it('ask for nothing once they are taken off the page, and again when they are put back', async () => {
    await open(element(ownFeed()));
    await page.evaluate(`(() => {
      window.aborted = 0;
      const { fetch } = window;
      window.fetch = (address, options) => {
        options.signal.addEventListener('abort', () => { aborted += 1; });
        return fetch(address, options);
      };
      window.taken = document.querySelector('broadsheet-headlines');
      events.length = 0;
      taken.setAttribute('src', '/never.json');
      taken.remove();
    })()`);
    expect(await page.evaluate('aborted')).toBe(1);
    feed('/never.json', { title: 'Now', url: 'https://now.example/' });
    await page.evaluate(`document.querySelector('main').append(taken)`);
    await page.waitForFunction(`taken.getAttribute('state') === 'loaded'`);
    expect(await page.evaluate(TITLES)).toEqual([['Now']]);
    // What was aborted is no error of anybody's.
    expect(await page.evaluate('events')).toEqual([['load', { count: 1 }]]);
  });

  it('work under a strict policy of the page, twice on it, and if the script comes twice', async () => {
    const policy = `default-src 'none'; script-src 'unsafe-inline' ${test.cloud.siteUrl}; connect-src ${test.cloud.siteUrl}`;
    await open(
      element(`${ownFeed()} limit="1"`) + element(`${ownFeed()} limit="2"`),
      `<meta http-equiv="content-security-policy" content="${policy}">
<script type="module" src="${test.cloud.siteUrl}/embed/headlines.js?again"></script>`,
    );
    expect((await page.evaluate<string[][]>(TITLES)).map((titles) => titles.length)).toEqual([1, 2]);
    expect(complaints).toEqual([]);
  });

  it('send no cookie and no address of the page, and keep nothing in the browser', async () => {
    // Of the page's own origin, to which a browser would send both unless told not to.
    await page.context().addCookies([{ name: 'c', value: '1', url: partner.origin }]);
    const request = page.waitForRequest((it) => it.url().endsWith('/own.json'));
    await open(element(feed('/own.json', { title: 'Own' })));
    const { cookie, referer } = await (await request).allHeaders();
    expect([cookie, referer || undefined]).toEqual([undefined, undefined]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([
      ...[0, 0, 'c=1'],
    ]);
  });

  it('ask again only where the page wants it, not while nobody looks, and keep the old if that fails', async () => {
    await page.clock.install();
    const src = feed('/fresh.json', { title: 'One', url: 'https://one.example/' });
    await open(element(`${src} refresh="5"`) + element(feed('/still.json', { title: 'Still' })));
    const asked = (path: string) => partner.requests.filter((request) => request === `GET ${path}`).length;
    feed('/fresh.json', { title: 'Two', url: 'https://two.example/' });
    await page.clock.fastForward('05:01');
    await page.waitForFunction(`${TITLES}[0][0] === 'Two'`);
    partner.files.delete('/fresh.json');
    await page.clock.fastForward('05:01');
    await page.waitForFunction(`events.some(([type]) => type === 'error')`);
    expect(await page.evaluate(TITLES)).toEqual([['Two'], ['Still']]);
    expect([asked('/fresh.json'), asked('/still.json')]).toEqual([3, 1]);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true })`);
    await page.clock.fastForward('05:01');
    expect(asked('/fresh.json')).toBe(3);
  });
});
