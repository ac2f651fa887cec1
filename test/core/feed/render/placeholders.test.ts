import { describe, expect, it } from 'vitest';
import { Placeholders, placeholderPrefix } from '../../../../functions/core/feed/render/placeholders.ts';

describe('placeholderPrefix', () => {
  it('is the first of its kind that no text holds', () => {
    const source = {
      title: 'urn:broadsheet-0:',
      nested: [{ html: 'urn:broadsheet-1:7: urn:broadsheet-3:' }],
    };

    expect(placeholderPrefix({ title: 'urn:broadsheet-' })).toBe('urn:broadsheet-0:');
    expect(placeholderPrefix(source)).toBe('urn:broadsheet-2:');
  });

  it('reads a text made of nothing but such prefixes once', () => {
    const title = Array.from({ length: 100_000 }, (_, index) => `urn:broadsheet-${index}:`).join('');

    expect(placeholderPrefix({ title })).toBe('urn:broadsheet-100000:');
  });
});

describe('Placeholders', () => {
  it('fills each text in where its placeholder stands, with or without a CDATA section around', () => {
    const texts = new Placeholders('urn:broadsheet-0:');
    const title = texts.text('a & "b"');
    const html = texts.html('<p>]]></p>');

    const filled = texts.fill(`<a b="${title}"><![CDATA[${title}]]></a><c><![CDATA[${html}]]></c>`);

    const encoded = 'a &#x26; &#x22;b&#x22;';
    expect(filled).toBe(`<a b="${encoded}">${encoded}</a><c><![CDATA[<p>]]]]><![CDATA[></p>]]></c>`);
  });

  it('fills in no text that another text holds the placeholder of', () => {
    const texts = new Placeholders('urn:broadsheet-0:');
    const first = texts.text('urn:broadsheet-0:1:');
    texts.text('secret');

    expect(texts.fill(first)).toBe('urn:broadsheet-0:1:');
  });

  it('is left as it is where the feed package reads an address', () => {
    const placeholder = new Placeholders('urn:broadsheet-0:').text('x');

    expect(new URL(placeholder).toString()).toBe(placeholder);
  });
});
