import { describe, expect, it } from 'vitest';
import { articleOf, markdown, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';
const GAZETTE = { title: 'The Gazette', url: 'https://gazette.example/feed.xml' };

describe('the source of a republished article', () => {
  it.each([
    ['source: {title: The Gazette, url: https://gazette.example/feed.xml}', GAZETTE],
    ['source: {name: " The  Gazette ", link: https://gazette.example/feed.xml}', GAZETTE],
    ['source: The Gazette\nsource_url: https://gazette.example/feed.xml', GAZETTE],
    ['source: https://gazette.example/feed.xml', { ...GAZETTE, title: 'gazette.example' }],
    ['source_link: https://gazette.example/feed.xml', { ...GAZETTE, title: 'gazette.example' }],
  ])('is read from %j', (lines, source) => {
    expect(articleOf(KEY, markdown(lines)).source).toEqual(source);
  });

  it.each(['source: The Gazette', 'source: {title: The Gazette}', 'source: "javascript:1"', 'source: [a]'])(
    'is left out with a warning where it has no address: %s',
    (line) => {
      const parsed = parse(KEY, markdown(line));

      expect(parsed.article).not.toHaveProperty('source');
      expect(problemOf(parsed, 'source-incomplete')).toMatchObject({
        severity: 'warning',
        field: 'source',
        line: 3,
      });
    },
  );
});

describe('whether others may republish an article', () => {
  it.each([
    ['allow', 'allow'],
    ['Deny', 'deny'],
    ['no', 'deny'],
    ['true', 'allow'],
    ['none', 'deny'],
  ])('is read from %s', (word, syndication) => {
    expect(articleOf(KEY, markdown(`syndication: ${word}`)).syndication).toBe(syndication);
  });

  it.each(['syndication: https://social.example/1', 'syndication: [https://social.example/1]'])(
    'is not what the IndieWeb means by the word: %s',
    (line) => {
      const { article, problems } = parse(KEY, markdown(line));

      expect(article).not.toHaveProperty('syndication');
      expect(problems).toEqual([]);
    },
  );
});
