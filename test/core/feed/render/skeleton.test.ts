import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import {
  appendChildren,
  editEach,
  removeElement,
  replaceOnce,
} from '../../../../functions/core/feed/render/skeleton.ts';
import packageJson from '../../../../package.json' with { type: 'json' };

describe('the layout of the feed package, which our edits rely on', () => {
  const feed = new Feed({
    title: 'T',
    id: 'urn:example:feed',
    link: 'https://example.org/',
    feed: 'https://example.org/feed',
    author: { name: 'A' },
    updated: new Date(0),
  });
  for (const id of ['1', '2']) {
    feed.addItem({
      title: id,
      id: `urn:example:${id}`,
      link: 'https://example.org/',
      date: new Date(0),
      content: 'c',
    });
  }

  it('is that of the pinned version', () => {
    expect(packageJson.dependencies.feed).toBe('6.0.0');
  });

  it.each([
    ['<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ', 1],
    ['\n        <lastBuildDate>Thu, 01 Jan 1970 00:00:00 GMT</lastBuildDate>\n', 1],
    ['\n        <item>\n', 2],
    ['\n            <title><![CDATA[', 2],
    ['\n            <pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>\n', 2],
    ['\n        </item>\n', 2],
  ])('has %j in RSS %d times', (marker, times) => {
    expect(feed.rss2().split(marker)).toHaveLength(times + 1);
  });

  it.each([
    ['<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n', 1],
    ['\n    <title>T</title>\n', 1],
    ['\n    <link rel="alternate" href=', 1],
    ['\n    <link rel="self" href=', 1],
    ['\n    <entry>\n', 2],
    ['\n        <title type="html"><![CDATA[', 2],
    ['\n        <link href=', 2],
    ['\n    </entry>\n', 2],
  ])('has %j in Atom %d times', (marker, times) => {
    expect(feed.atom1().split(marker)).toHaveLength(times + 1);
  });

  it('begins JSON Feed with the version', () => {
    expect(Object.keys(JSON.parse(feed.json1()))[0]).toBe('version');
  });
});

describe('an edit of a skeleton', () => {
  const skeleton = '<a>\n    <b>1</b>\n    <b>2</b>\n    <c>3</c>\n</a>';

  it('refuses a layout it does not know', () => {
    expect(() => replaceOnce(skeleton, '<b>', '<d>')).toThrow('2 times <b>');
    expect(() => replaceOnce(skeleton, '<d>', '')).toThrow('0 times <d>');
    expect(() => editEach(skeleton, 'b', 3, (text) => text)).toThrow('2 times <b>, not 3');
    expect(() => removeElement(skeleton, 'd')).toThrow('no <d>');
  });

  it('reaches every element by its place', () => {
    const edited = editEach(skeleton, 'b', 2, (text, index) => `${text}${index}`);

    expect(edited).toBe('<a>\n    <b>1</b>0\n    <b>2</b>1\n    <c>3</c>\n</a>');
  });

  it('takes the line of a removed element away', () => {
    expect(removeElement(skeleton, 'c')).toBe('<a>\n    <b>1</b>\n    <b>2</b>\n</a>');
  });

  it('appends children in the layout of the others', () => {
    expect(appendChildren('<a>\n    <b>1</b>\n</a>', 'a', ['<c/>', '<d/>'])).toBe(
      '<a>\n    <b>1</b>\n    <c/>\n    <d/>\n</a>',
    );
  });
});
