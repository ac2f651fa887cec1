import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseName } from '../../../cli/names/output-name.ts';
import { parseOutput } from '../../../functions/core/output/outputs.ts';

const SITE = 'https://news.example/paper/';

describe('the name of an output', () => {
  it.each([
    ['latest', 'feed/latest', true],
    ['/', 'feed/latest', true],
    ['section/world', 'feed/section/world', true],
    ['sections/world', 'feed/section/world', true],
    ['/sections/world/', 'feed/section/world', true],
    ['https://news.example/paper/sections/world/', 'feed/section/world', true],
    ['https://news.example/paper/tags/%C3%A9t%C3%A9/', 'feed/tag/été', true],
    ['feed/latest', 'feed/latest', false],
    ['feed/section/world', 'feed/section/world', false],
    ['/rss.xml', 'feed/latest', false],
    ['/sections/world/rss.xml?utm=1', 'feed/section/world', false],
    ['article/tide-tables', 'article/tide-tables', false],
    ['/articles/tide-tables/', 'article/tide-tables', false],
    ['articles/tide-tables', 'article/tide-tables', false],
    ['https://news.example/paper/articles/tide-tables/#top', 'article/tide-tables', false],
    ['/media/harbour.png', 'media/harbour.png', false],
  ])('%s means %s', (name, output, isWholeFeed) => {
    expect(parseName(name, SITE)).toMatchObject({ output, isWholeFeed });
  });

  it('keeps the object that was named, for the output alone may say less', () => {
    expect(parseName('articles/world/story.md', SITE)).toMatchObject({ key: 'articles/world/story.md' });
  });

  it.each(['', 'nonsense', 'section', 'https://elsewhere.example/rss.xml', '/articles/%zz/'])(
    '%j means none',
    (name) => {
      expect(parseName(name, SITE)).toBeUndefined();
    },
  );

  it('never means what is no output, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '/',
      'sections',
      'tags',
      'world',
      'rss.xml',
      'feed',
      'latest',
      '%',
      '..',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('/')),
        ),
        (name) => {
          const parsed = parseName(name, SITE);
          if (parsed) expect(() => parseOutput(parsed.output)).not.toThrow();
        },
      ),
    );
  });
});
