import fc from 'fast-check';
import { parseOpml } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../functions/core/catalogue/catalogue.ts';
import { renderCatalogueJson } from '../../../functions/core/catalogue/catalogue-json.ts';
import { renderCataloguePage } from '../../../functions/core/catalogue/catalogue-page.ts';
import { renderOpml } from '../../../functions/core/catalogue/render-opml.ts';
import type { FeedState } from '../../../functions/core/feed/feed-state.ts';
import { parsePage } from '../page/parsed-page.ts';
import { feedState, SITE, STATES } from './states.ts';

const catalogue = catalogueOf(STATES, SITE);

/** @throws if it is not well-formed. */
function parseXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

describe('the catalogue', () => {
  it('lists every feed that is there, by kind, as site.yaml orders them, else by name', () => {
    expect(catalogue.groups.map(({ kind, entries }) => [kind, entries.map(({ feed }) => feed)])).toEqual([
      ['latest', ['latest']],
      ['section', ['section/world', 'section/arts', 'section/sport']],
      ['feed', ['feed/weekly', 'feed/brief']],
      ['language', ['language/pt-br']],
      ['author', ['author/ada']],
      ['tag', ['tag/a', 'tag/b', 'tag/潮']],
    ]);
  });

  it('lists no feed that is behind a key', () => {
    expect(catalogueOf([feedState('partner/acme', 'Acme')], SITE).groups).toEqual([]);
  });

  it('is the same whatever order the feeds were published in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...STATES], { minLength: STATES.length }), (states) => {
        expect(catalogueOf(states, SITE)).toEqual(catalogue);
      }),
    );
  });
});

describe('the catalogue for programs', () => {
  const { feeds, ...site } = JSON.parse(renderCatalogueJson(catalogue));

  it('says whose it is', () => {
    expect(site).toEqual({
      schema: 'https://gazette.example/schemas/catalogue/1.json',
      title: 'The Test Gazette',
      home: 'https://gazette.example/',
      language: 'en',
      opml: 'https://gazette.example/feeds.opml',
    });
  });

  it('has the addresses of each feed in every format, whole and as summaries', () => {
    expect(feeds[1]).toEqual({
      id: 'section/world',
      kind: 'section',
      name: 'World',
      title: 'World – The Test Gazette',
      description: 'What is in World & "more".',
      page: 'https://gazette.example/sections/world/',
      form: 'full',
      rss: 'https://gazette.example/sections/world/rss.xml',
      atom: 'https://gazette.example/sections/world/atom.xml',
      json: 'https://gazette.example/sections/world/feed.json',
      summary: {
        rss: 'https://gazette.example/sections/world/summary/rss.xml',
        atom: 'https://gazette.example/sections/world/summary/atom.xml',
        json: 'https://gazette.example/sections/world/summary/feed.json',
      },
    });
    expect(feeds).toHaveLength(11);
  });
});

describe('the catalogue as OPML', () => {
  it('is read by a parser of OPML, feed by feed, in its groups', () => {
    const { head, body } = parseOpml(renderOpml(catalogue));
    expect(head?.title).toBe('The Test Gazette');
    const [latest, sections] = body?.outlines ?? [];
    expect(latest).toMatchObject({
      type: 'rss',
      text: 'The Test Gazette',
      xmlUrl: 'https://gazette.example/rss.xml',
      htmlUrl: 'https://gazette.example/',
    });
    expect(sections?.text).toBe('Sections');
    expect(sections?.outlines?.map(({ xmlUrl }) => xmlUrl)).toEqual([
      'https://gazette.example/sections/world/rss.xml',
      'https://gazette.example/sections/arts/rss.xml',
      'https://gazette.example/sections/sport/rss.xml',
    ]);
  });

  it('is well-formed, whatever feeds are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = renderOpml(catalogueOf([feedState('tag/a', name)], { ...SITE, title: name }));
        expect(() => parseXml(text)).not.toThrow();
      }),
    );
  });
});

describe('the catalogue page', () => {
  const page = (states: readonly FeedState[], site = SITE) => renderCataloguePage(catalogueOf(states, site));

  it('links every feed in every format, and its page', () => {
    const html = page(STATES);
    for (const { entries } of catalogue.groups) {
      for (const { form, urls, summaryUrls, pageUrl } of entries) {
        const whole = form === 'full' ? Object.values(urls) : [];
        for (const url of [...whole, ...Object.values(summaryUrls), pageUrl]) {
          expect(html).toContain(`href="${url}"`);
        }
      }
    }
    expect(html).toContain('Ada &lt;Brook&gt;');
    expect(html).toContain('lang="pt-br"');
  });

  it('promises no whole articles of a feed that is declared as one of summaries', () => {
    const html = page([feedState('feed/brief', 'Brief')]);
    expect(html).toContain('href="https://gazette.example/feeds/brief/summary/rss.xml"');
    expect(html).not.toContain('href="https://gazette.example/feeds/brief/rss.xml"');
  });

  it('speaks the language of the site', () => {
    expect(page(STATES, { ...SITE, language: 'de' })).toContain('<h2>Ressorts</h2>');
  });

  it('has one structure whatever feeds are called', () => {
    const structureOf = (name: string) => parsePage(page([feedState('tag/a', name)])).structure;
    const plain = structureOf('plain');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(structureOf(name)).toEqual(plain);
      }),
    );
  });
});
