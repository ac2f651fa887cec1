import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemoryPipeline } from '../../support/memory-pipeline.ts';
import { isMissing, launchChromium } from '../chromium.ts';
import { pagesOf, publishHostileSite, shownByReader } from './hostile-site.ts';
import { NAIVE_DOCUMENTS } from './naive-documents.ts';
import { PAGES_POLICY } from './pages-policy.ts';
import { runDocuments, type ServedDocument } from './run-documents.ts';

/** Hundreds of pages, on a machine that may have more to do. */

/** Every third vector shows that the test would see one run; `XSS=all` asks for each. */
const STEP = process.env.XSS === 'all' ? 1 : 3;
const CONTROLS = new Map([...NAIVE_DOCUMENTS].filter((_, index) => index % STEP === 0));

const NOTHING = { ran: [], requested: [], live: [] };

describe.skipIf(isMissing)('in a real browser, with every vector published', () => {
  let browser: Browser;
  let pipeline: MemoryPipeline;
  beforeAll(async () => {
    [browser, pipeline] = await Promise.all([launchChromium(), publishHostileSite()]);
  });
  afterAll(() => browser?.close());

  it('no script runs on any page, even without the content security policy', async () => {
    const pages = pagesOf(pipeline);
    expect(pages.size).toBeGreaterThan(250);
    expect(await runDocuments(browser, served(pages))).toEqual(NOTHING);
  });

  it('no script runs in what a feed calls HTML, in a reader that lets everything through', async () => {
    const contents = shownByReader(pipeline);
    expect(contents.size).toBeGreaterThan(15);
    expect(await runDocuments(browser, served(contents))).toEqual(NOTHING);
  });

  it('no script runs in the documents of feeds, opened as XML', async () => {
    const keys = ['rss.xml', 'atom.xml', 'archive/2026/11/rss.xml', 'sections/n0/atom.xml', 'feeds.opml'];
    const documents = keys.map((key) => [key, { body: pipeline.site.text(key)!, type: 'text/xml' }] as const);
    const { ran, requested } = await runDocuments(browser, new Map(documents));
    expect({ ran, requested }).toEqual({ ran: [], requested: [] });
  });

  it('the vectors do run where nothing is done against them, but for the policy that pages are served with', async () => {
    const { ran } = await runDocuments(browser, CONTROLS);
    // Of what ran in the page around, nobody knows whose it was.
    const running = new Map([...CONTROLS].filter(([name]) => ran.includes(name)));
    process.stdout.write(`${running.size} of ${CONTROLS.size} vectors run in this browser\n`);
    expect(running.size).toBeGreaterThan(CONTROLS.size / 2);

    const { ran: stillRan } = await runDocuments(browser, running, { policy: PAGES_POLICY });
    expect(stillRan).toEqual([]);
  });
});

function served(bodies: ReadonlyMap<string, string>): ReadonlyMap<string, ServedDocument> {
  return new Map([...bodies].map(([name, body]) => [name, { body }]));
}
