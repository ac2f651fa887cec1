import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { feedDocument, feedOf } from '../sample.ts';

describe('Atom', () => {
  it('declares every text as the plain text it is, whatever it looks like', () => {
    const text = 'The <b>bold</b> &amp; the rest';
    const { atom } = renderFeed({
      ...feedOf({ title: text, summary: text }),
      title: text,
      description: text,
    });

    const written = 'type="text">The &#x3C;b&#x3E;bold&#x3C;/b&#x3E; &#x26;amp; the rest</';
    for (const name of ['title', 'subtitle', 'summary'])
      expect(atom).toContain(`<${name} ${written}${name}>`);
    expect(atom).not.toMatch(/<(?:title|subtitle|rights|summary)>/);
  });

  it('has the site as the author of what names none', () => {
    const { atom } = renderFeed(feedDocument({ title: 'World', articles: [] }));

    expect(atom).toMatch(/<author>\s*<name>The Harbour &#x26; Hill<\/name>/);
  });

  it('is as recent as its last update, and has a fixed date without one', () => {
    const updated = { updatedAt: '2026-04-01T00:00:00.000Z' };

    expect(renderFeed(feedOf({}, updated)).atom).toMatch(/^[\s\S]*?<updated>2026-04-01T00:00:00\.000Z</);
    expect(renderFeed(feedDocument({ articles: [] })).atom).toContain(
      '<updated>1990-01-01T00:00:00.000Z</updated>',
    );
  });

  it('names the language of an entry only where it is not that of the feed', () => {
    const { atom } = renderFeed(feedOf({ language: 'de' }, { language: 'en-GB' }));

    expect(atom.match(/<entry.*>/g)).toEqual(['<entry xml:lang="de">', '<entry>']);
  });

  it('keeps the media type of an enclosure', () => {
    const { atom } = renderFeed(
      feedOf({ enclosures: [{ url: 'https://a.example/a', type: 'application/pdf' }] }),
    );

    expect(atom).toContain('<link rel="enclosure" href="https://a.example/a" type="application/pdf"/>');
  });

  it('has the pictures of the site', () => {
    const { atom } = renderFeed(feedOf({}));

    expect(atom).toContain('<icon>https://harbour.example.org/media/icon.png</icon>');
    expect(atom).toContain('<logo>https://harbour.example.org/media/logo.svg</logo>');
  });

  it('has the feed of a republished article as its source, under an id in canonical form', () => {
    const source = { title: 'The Wire</b>', url: 'https://wire.example/%7Eada/%c3%a9' };
    const { atom } = renderFeed(feedOf({ source }));

    expect(atom).toContain(
      '<source><id>https://wire.example/~ada/%C3%A9</id><title type="text">The Wire&#x3C;/b&#x3E;</title><updated>2026-03-01T08:00:00.000Z</updated><link rel="alternate" href="https://wire.example/%7Eada/%c3%a9"/></source>',
    );
  });

  it('carries the summary alone where that is asked for', () => {
    const { atom } = renderFeed(feedDocument({ part: { kind: 'summary' } }));

    expect(atom).not.toContain('<content');
    expect(atom.match(/<summary/g)).toHaveLength(4);
  });
});
