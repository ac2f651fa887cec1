import { describe, expect, it } from 'vitest';
import { furnitureIn } from '../../../../functions/core/article/reading/page-furniture.ts';
import { articleOf, codesOf, parse, problemOf } from '../parse.ts';

const KEY = 'articles/world/flood.txt';

describe('a text source', () => {
  it('has its title on the first line and paragraphs between blank lines', () => {
    expect(
      articleOf(KEY, '\n Flood in the old town \n\nThe river rose\nat night.\n\nIt fell & "ebbed".\n'),
    ).toMatchObject({
      title: 'Flood in the old town',
      slug: 'flood',
      section: { slug: 'world' },
      summary: 'The river rose at night.',
      html: '<p>The river rose\nat night.</p>\n<p>It fell &amp; &quot;ebbed&quot;.</p>',
    });
  });

  it('has a paragraph on each line where there are no blank lines', () => {
    expect(articleOf(KEY, 'Flood\nOne.\nTwo.').html).toBe('<p>One.</p>\n<p>Two.</p>');
  });

  it('shows markup as the text it is', () => {
    expect(articleOf(KEY, 'A <b> tag\n\n<script>x</script>')).toMatchObject({
      title: 'A <b> tag',
      html: '<p>&lt;script&gt;x&lt;/script&gt;</p>',
    });
  });

  it('loses repeated titles and page furniture, with one warning that names the lines', () => {
    const text = [
      'Share',
      'River floods old town',
      'RIVER FLOODS OLD TOWN.',
      '',
      'The river rose.',
      '',
      'Advertisement',
      '',
      'Also read: Ten bridges',
      '',
      'Also read:',
      'Ten more bridges',
      '',
      'It fell.',
      '',
      '0 Comments',
      'Post a comment',
    ].join('\n');
    const parsed = parse(KEY, text);

    expect(parsed.article).toMatchObject({
      title: 'River floods old town',
      html: '<p>The river rose.</p>\n<p>It fell.</p>',
      summary: 'The river rose.',
    });
    expect(codesOf(parsed)).toEqual(['page-furniture-removed']);
    expect(problemOf(parsed, 'page-furniture-removed').message).toContain('1, 3, 7, 9, 11, 12, 16, 17');
  });

  it('needs a text below the title', () => {
    expect(codesOf(parse(KEY, 'Flood'))).toEqual(['body-missing']);
    expect(codesOf(parse(KEY, 'Share\nTweet'))).toContain('title-missing');
  });

  it.each([
    'Also read',
    'ALSO READ: a headline',
    'Read more',
    'Read more →',
    'Continue reading…',
    'Post a comment',
    '0 Comments',
    'Comments (12)',
    'Share',
    'Share this article',
    'Facebook | Twitter | WhatsApp',
    '12 shares',
    'Follow us on Instagram',
    'Subscribe to our newsletter',
    'Sign up for our free weekly newsletter',
    'We use cookies to improve your visit.',
    'Accept all cookies',
    'ADVERTISEMENT',
    '- Advertisement -',
    'Article continues below advertisement',
    'Related stories',
    'Skip to main content',
    'Back to top',
  ])('counts %j as page furniture', (line) => {
    expect(furnitureIn(line)).toBeDefined();
  });

  it.each([
    'The two countries share a river.',
    'Readers also read the small print.',
    'Comments by the minister drew criticism.',
    'He said: "Read more books."',
    'We used cookies as bait.',
    'Subscribe to a theory and defend it.',
    '12 people shared it.',
    'Home prices fell.',
    'Advertisements for tobacco were banned.',
    `Also read: ${'a long sentence '.repeat(10)}`,
    '',
  ])('leaves %j alone', (line) => {
    expect(furnitureIn(line)).toBeUndefined();
  });
});
