import { describe, expect, it } from 'vitest';
import { articleOf, markdown, parse, problemOf } from '../parse.ts';

describe('the id of an article', () => {
  it('is a stated URI, in canonical form', () => {
    const idOf = (id: string) => articleOf('articles/a.md', markdown(`id: "${id}"`)).id;

    expect(idOf('HTTPS://Example.org/ä b')).toBe('https://example.org/%C3%A4%20b');
    expect(idOf('tag:example.org,2026:a')).toBe('tag:example.org,2026:a');
    expect(idOf('URN:isbn:978')).toBe('urn:isbn:978');
    expect(idOf('urn:x-a:ä%20')).toBe('urn:x-a:%C3%A4%20');
  });

  it('is a urn:uuid for any other text, one that is always the same, and says so', () => {
    const parsed = parse('articles/a.md', markdown('id: 4711'));
    const again = parse('articles/other.html', '<title>x</title><meta name=x><p>y');

    expect(parsed.article?.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(problemOf(parsed, 'id-mapped').message).toContain(parsed.article!.id!);
    expect(articleOf('articles/b.md', markdown('guid: 4711')).id).toBe(parsed.article?.id);
    expect(again.article).not.toHaveProperty('id');
  });
});
