import { describe, expect, it } from 'vitest';
import { feedLinkHeader, pageLinkHeader } from '../../../../functions/core/feed/render/link-header.ts';
import { feedDocument, SITE } from '../../page/sample.ts';

/** The links of a header, as `rel href`. */
const links = (header: string) =>
  [...header.matchAll(/<([^>]*)>; rel="([^"]*)"(?:; type="[^"]*")?(?:, |$)/g)].map(
    ([, href, rel]) => `${rel} ${href}`,
  );

const HUBS = { ...SITE, hubs: ['https://hub.example/', 'https://hüb.example/a b'] };

describe('the Link header of a feed', () => {
  it('names the document, its hubs, its page and the other formats', () => {
    const header = feedLinkHeader(feedDocument({ feed: 'section/tides', site: HUBS }), 'atom');
    expect(header).toMatch(
      /^<https:\/\/gazette\.example\/sections\/tides\/atom\.xml>; rel="self"; type="application\/atom\+xml", /,
    );
    expect(links(header)).toEqual([
      'self https://gazette.example/sections/tides/atom.xml',
      'hub https://hub.example/',
      'hub https://xn--hb-xka.example/a%20b',
      'alternate https://gazette.example/sections/tides/',
      'alternate https://gazette.example/sections/tides/rss.xml',
      'alternate https://gazette.example/sections/tides/feed.json',
    ]);
  });

  it('of a JSON document names its schema, too', () => {
    const header = feedLinkHeader(feedDocument(), 'json');
    expect(header).toContain(
      '<https://gazette.example/schemas/feed/1.json>; rel="describedby"; type="application/schema+json"',
    );
    expect(feedLinkHeader(feedDocument(), 'rss')).not.toContain('describedby');
  });

  it('leads back into the archive, and from there to the feed, which alone has hubs', () => {
    expect(links(feedLinkHeader(feedDocument({ previous: '2026-04', site: HUBS }), 'rss'))).toContain(
      'prev-archive https://gazette.example/archive/2026/04/rss.xml',
    );
    const archive = feedDocument({
      part: { kind: 'archive', month: '2026-04' },
      previous: '2026-03',
      site: HUBS,
    });
    expect(links(feedLinkHeader(archive, 'json')).slice(0, 3)).toEqual([
      'self https://gazette.example/archive/2026/04/feed.json',
      'current https://gazette.example/feed.json',
      'prev-archive https://gazette.example/archive/2026/03/feed.json',
    ]);
  });

  it('is ASCII, and leaves out the last rather than outgrow what S3 keeps with an object', () => {
    const header = feedLinkHeader(feedDocument({ feed: `tag/${'海'.repeat(60)}` }), 'rss');
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(header.length).toBeLessThanOrEqual(1_500);
    expect(links(header).map((link) => link.split(' ')[0])).toEqual(['self', 'alternate']);
  });
});

it('the Link header of a page names its feed in every format', () => {
  expect(links(pageLinkHeader('tag/tides', SITE))).toEqual([
    'alternate https://gazette.example/tags/tides/rss.xml',
    'alternate https://gazette.example/tags/tides/atom.xml',
    'alternate https://gazette.example/tags/tides/feed.json',
  ]);
});
