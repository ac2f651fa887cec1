import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../../functions/core/feed/render-feed.ts';
import { feedDocument, feedOf } from './sample.ts';

describe('Atom', () => {
  it('declares a title as the plain text it is, as HTML only where it shows an end tag', () => {
    const { atom } = renderFeed(feedOf({ title: 'The <b> tag' }, { title: 'The <b>bold</b> & the rest' }));

    expect(atom).toContain('<title type="text">The &#x3C;b&#x3E; tag</title>');
    expect(atom).toContain(
      '<title type="html">The &#x26;lt;b&#x26;gt;bold&#x26;lt;/b&#x26;gt; &#x26;amp; the rest</title>',
    );
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
});
