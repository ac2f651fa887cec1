import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { MARKDOWN_TRICKS } from '../../core/article/xss/markdown-tricks.ts';
import { ODD_WORDS } from '../../core/article/xss/odd-words.ts';
import { STATED_ADDRESSES } from '../../core/article/xss/stated-addresses.ts';
import { HTML_VECTORS } from '../../core/article/xss/vectors.ts';
import { htmlSource } from '../../core/feed/hostile/corpus.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

/** Fields that hold an address; one that is refused rejects the article, so that each has an article to itself. */
const ADDRESS_FIELDS: readonly ((address: string) => object)[] = [
  (address) => ({ image: address }),
  (address) => ({ _broadsheet: { canonical: address } }),
  (address) => ({ authors: [{ name: 'A', url: address }] }),
  (address) => ({ attachments: [{ url: address, mime_type: 'audio/mpeg' }] }),
  (address) => ({ _broadsheet: { source: { title: 'S', url: address } } }),
  (address) => ({ _broadsheet: { podcast: { image: address, chapters: address, transcript: address } } }),
];

/** What a reader has on one page. */
const SHOWN_AT_ONCE = 10;

/** A site whose every source is hostile, published by the whole pipeline. */
export async function publishHostileSite(): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', siteSource());
  await pipeline.drain();
  for (const [key, source] of sources()) pipeline.put(key, source);
  await pipeline.drain();
  return pipeline;
}

const WORDS = Object.values(ODD_WORDS);
/** What has a name has pages of its own, and each costs time: a quarter of the words names sections, another feeds … */
const [SECTION_WORDS, FEED_WORDS, TAG_WORDS, AUTHOR_WORDS] = [0, 1, 2, 3].map((quarter) =>
  WORDS.slice((quarter * WORDS.length) / 4, ((quarter + 1) * WORDS.length) / 4),
) as [string[], string[], string[], string[]];

function siteSource(): string {
  const each = (words: readonly string[], member: (word: string) => object) =>
    Object.fromEntries(words.map((word, index) => [`n${index}`, member(word)]));
  return JSON.stringify({
    title: WORDS.slice(0, 6).join(' '),
    description: WORDS.join(' '),
    rights: WORDS.slice(6, 12).join(' '),
    authors: each(AUTHOR_WORDS, (name) => ({ name })),
    sections: each(SECTION_WORDS, (title) => ({ title, description: title })),
    feeds: each(FEED_WORDS, (title) => ({ title, description: title, include: { section: 'n0' } })),
  });
}

function* sources(): Generator<[key: string, source: string]> {
  for (const [index, vector] of Object.values(HTML_VECTORS).entries()) {
    yield [`articles/html/source-html-${index}.html`, htmlSource(vector)];
    yield [`articles/html/source-mixed-${index}.md`, markdownSource(vector)];
  }
  for (const [index, vector] of Object.values(MARKDOWN_TRICKS).entries()) {
    yield [`articles/html/source-markdown-${index}.md`, markdownSource(vector)];
  }
  for (const [index, address] of Object.values(STATED_ADDRESSES).entries()) {
    for (const [field, fieldsOf] of ADDRESS_FIELDS.entries()) {
      const article = { title: 'S', content_html: '<p>Text.</p>', ...fieldsOf(address) };
      yield [`articles/addresses/source-address-${index}${field}.json`, JSON.stringify(article)];
    }
  }
  for (const [index, word] of WORDS.entries())
    yield [`articles/n${index % SECTION_WORDS.length}/w${index}.json`, wordySource(word, index)];
}

/** As an HTML source says it, so that what becomes the same is the same page. */
function markdownSource(body: string): string {
  return `---\ntitle: A story\n---\nIt begins.\n\n${body}\n\nIt ends.\n`;
}

/** The newest, so that they are what the lists show. */
function wordySource(word: string, index: number): string {
  return JSON.stringify({
    title: word,
    summary: word,
    content_html: '<p>Text.</p>',
    date_published: `2026-11-10T11:${10 + index}:00Z`,
    tags: [TAG_WORDS[index % TAG_WORDS.length]],
    authors: [{ name: `n${index % AUTHOR_WORDS.length}` }],
    image: '/media/a.png',
    attachments: [{ url: '/media/a.mp3', mime_type: 'audio/mpeg', title: word }],
    _broadsheet: {
      image_alt: word,
      image_caption: word,
      image_credit: word,
      source: { title: word, url: 'https://wire.example/feed' },
    },
  });
}

/** Every page of a site, by its key; of those that differ by the names of their sources alone, one. */
export function pagesOf({ site }: MemoryPipeline): Map<string, string> {
  const found = new Map<string, readonly [key: string, text: string]>();
  for (const key of site.objects.keys()) {
    if (!key.endsWith('.html')) continue;
    const text = site.text(key)!;
    const common = text.replace(/source-[a-z]+-\d+/g, '');
    if (!found.has(common)) found.set(common, [key, text]);
  }
  return new Map(found.values());
}

/** Everything that the feeds of a site call HTML, each once, as a reader shows it: many at a time. */
export function shownByReader({ site }: MemoryPipeline): Map<string, string> {
  const all = new Set([...site.objects.keys()].flatMap((key) => htmlIn(key, site.text(key)!)));
  const pages = Object.values(
    Object.groupBy([...all].entries(), ([index]) => Math.floor(index / SHOWN_AT_ONCE)),
  );
  return new Map(
    pages.map((page = [], number) => [`page ${number}`, page.map(([, html]) => html).join('<hr>')]),
  );
}

function htmlIn(key: string, text: string): string[] {
  if (key.endsWith('rss.xml')) {
    return (parseRssFeed(text).items ?? []).flatMap(({ description = '', content }) => [
      description,
      content?.encoded ?? '',
    ]);
  }
  if (key.endsWith('atom.xml')) {
    return (parseAtomFeed(text).entries ?? []).flatMap(({ content }) => content?.value ?? []);
  }
  if (!key.endsWith('feed.json')) return [];
  const { items } = JSON.parse(text) as { items: { content_html?: string }[] };
  return items.flatMap(({ content_html }) => content_html ?? []);
}
