import { execFileSync } from 'node:child_process';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { plainArticle } from '../../../support/articles.ts';
import { GOLDEN_DOCUMENTS } from '../golden-documents.ts';
import { everyTextOf, HOSTILE_TEXTS } from '../hostile/texts.ts';
import { feedDocument, feedOf, SITE } from '../sample.ts';

describe('renderFeed', () => {
  // Read these as a reader would, whenever they change: `npx vitest run test/core/feed/render -u` writes them anew.
  it.each(Object.entries(GOLDEN_DOCUMENTS))(
    'writes the %s documents as they were read and approved',
    async (name, document) => {
      const { rss, atom, json } = renderFeed(document);

      await expect(rss).toMatchFileSnapshot(`../golden/${name}.rss.xml`);
      await expect(atom).toMatchFileSnapshot(`../golden/${name}.atom.xml`);
      await expect(json).toMatchFileSnapshot(`../golden/${name}.feed.json`);
    },
  );

  it('lets no text become an enclosure', () => {
    const { rss, atom } = renderFeed(
      everyTextOf(HOSTILE_TEXTS['markup injected through the ends of CDATA sections']!),
    );

    const ours = 'https://harbour.example.org/media/a.mp3';
    expect(parseRssFeed(rss).items?.[0]?.enclosures?.map(({ url }) => url)).toEqual([ours]);
    const links = parseAtomFeed(atom).entries?.[0]?.links?.filter(({ rel }) => rel === 'enclosure');
    expect(links?.map(({ href }) => href)).toEqual([ours, ours]);
  });

  it('gives the same bytes for the same document', () => {
    expect(renderFeed(feedDocument())).toEqual(renderFeed(structuredClone(feedDocument())));
  });

  it('gives the same bytes in every time zone and locale', () => {
    const inAuckland = renderElsewhere({ TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8' });
    const inNewYork = renderElsewhere({ TZ: 'America/New_York', LC_ALL: 'C' });

    expect(JSON.parse(inAuckland)).toEqual(renderFeed(feedDocument()));
    expect(inNewYork).toBe(inAuckland);
  });

  it('writes one id in all three formats, as it is given', () => {
    const id = 'URN:UUID:6B1F0A52-58C9-4D0E-9A51-0D7FF1A8C001';
    const { rss, atom, json } = renderFeed(feedOf({ id }));

    expect(rss).toContain(`<guid isPermaLink="false">${id}</guid>`);
    expect(atom).toContain(`<id>${id}</id>`);
    expect(JSON.parse(json).items[0].id).toBe(id);
  });

  it('puts the present address of the site in place of the stored one, wherever that is', () => {
    const moved = { ...SITE, url: 'http://127.0.0.1:8080/' };
    const { rss, atom, json } = renderFeed(feedDocument({ site: moved }));

    expect(rss + atom + json).not.toContain('site.invalid');
    expect(JSON.parse(json).items[0].image).toBe('http://127.0.0.1:8080/media/tide.jpg');
    expect(rss).toContain('<img src="http://127.0.0.1:8080/media/tide.jpg"');
  });

  it('says where it is served under the root of its feed', () => {
    const { rss, atom, json } = renderFeed(
      feedDocument({ feed: 'section/world', articles: [plainArticle()] }),
    );

    const root = 'https://harbour.example.org/sections/world/';
    expect(rss).toContain(`<atom:link href="${root}rss.xml" rel="self" type="application/rss+xml"/>`);
    expect(atom).toContain(`<link rel="self" type="application/atom+xml" href="${root}atom.xml"/>`);
    expect(JSON.parse(json)).toMatchObject({ feed_url: `${root}feed.json`, home_page_url: root });
  });
});

/** The sample's three documents as JSON, rendered by a process of its own. */
function renderElsewhere(environment: Record<string, string>): string {
  const [renderer, sample] = ['../../../../functions/core/feed/render/render-feed.ts', '../sample.ts'].map(
    (path) => new URL(path, import.meta.url).href,
  );
  const script = `
    import { renderFeed } from '${renderer}';
    import { feedDocument } from '${sample}';
    process.stdout.write(JSON.stringify(renderFeed(feedDocument())));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}
