import type { PublishedArticle } from '../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/default-site.ts';
import type { PodcastSettings } from '../../../functions/core/site/podcast.ts';
import type { PublishedSite } from '../../../functions/core/site/site.ts';
import { plainArticle } from '../../support/articles.ts';

/** The site of the sample publication. */
export const SITE: PublishedSite = {
  ...DEFAULT_SITE,
  url: 'https://harbour.example.org/',
  title: 'The Harbour & Hill',
  description: 'News from <the> harbour, the hill and what lies between.',
  language: 'en-GB',
  rights: '© 2026 The Harbour & Hill',
  icon: `${SITE_ORIGIN}/media/icon.png`,
  logo: `${SITE_ORIGIN}/media/logo.svg`,
  favicon: `${SITE_ORIGIN}/media/favicon.png`,
  hubs: ['https://hub.example.com/', 'https://hub.example.net/?a=1&b=2'],
  authors: { 'ada-brook': { name: 'Ada Brook', email: 'ada@harbour.example.org' } },
};

const ADA = {
  slug: 'ada-brook',
  name: 'Ada Brook',
  email: 'ada@harbour.example.org',
  url: `${SITE_ORIGIN}/people/ada.html`,
};
const LI = { slug: 'li-wen', name: '李文' };
const WORLD = { slug: 'world', label: 'World' };

const PODCAST: PodcastSettings = {
  author: 'The Harbour & Hill',
  owner: { name: 'Ada Brook', email: 'ada@harbour.example.org' },
  category: { name: 'Society & Culture', subcategory: 'Places & Travel' },
  explicit: false,
  image: `${SITE_ORIGIN}/media/podcast.png`,
  type: 'episodic',
};

/** The sample publication's podcast, over whose episode and settings these are laid. */
export function podcastOf(
  fields: Partial<PublishedArticle> = {},
  settings: Partial<PodcastSettings> = {},
): FeedDocument {
  return feedDocument({
    feed: 'feed/tide-talk',
    title: 'Tide talk',
    description: 'The harbour, told.',
    podcast: { ...PODCAST, ...settings },
    articles: [plainArticle({ ...EPISODE, ...fields })],
  });
}

const EPISODE: Partial<PublishedArticle> = {
  title: 'The bell & the buoy',
  slug: 'the-bell',
  summary: 'What the bell says.',
  enclosures: [
    { url: `${SITE_ORIGIN}/media/notes.pdf`, type: 'application/pdf', lengthBytes: 4096 },
    {
      url: `${SITE_ORIGIN}/media/bell.mp3`,
      type: 'audio/mpeg',
      lengthBytes: 9_876_543,
      durationSeconds: 1234.5,
      title: 'The bell',
    },
  ],
  podcast: {
    season: 2,
    episode: 7,
    type: 'full',
    explicit: true,
    image: `${SITE_ORIGIN}/media/bell.jpg`,
    chapters: `${SITE_ORIGIN}/media/bell.json`,
    transcript: { url: `${SITE_ORIGIN}/media/bell.vtt`, type: 'text/vtt' },
  },
};

/** What tells an article from the others of its feed. */
export function numbered(index: number): Partial<PublishedArticle> {
  return { id: `urn:example:${index}`, slug: `article-${index}` };
}

/** The latest articles of the sample publication, over which `fields` are laid. */
export function feedDocument(fields: Partial<FeedDocument> = {}): FeedDocument {
  return {
    feed: 'latest',
    title: SITE.title,
    description: SITE.description,
    site: SITE,
    articles: SAMPLE_ARTICLES,
    part: { kind: 'full' },
    ...fields,
  };
}

/** The sample publication's feed with these articles only. */
export function feedOf(...articles: Partial<PublishedArticle>[]): FeedDocument {
  return feedDocument({ articles: articles.map((fields) => plainArticle(fields)) });
}

const TIDE_HTML = `<p>The tide rose by <strong>two metres</strong> &amp; fell again; see <a href="${SITE_ORIGIN}/articles/tide-tables/?year=2026&amp;page=1">the tables</a>.</p>
<figure><img src="${SITE_ORIGIN}/media/tide.jpg" alt="The quay under water"><figcaption>The quay at six.</figcaption></figure>
<pre><code>if (level &lt; 2) { log("]]&gt;"); }</code></pre>
<p>CDATA ends with ]]> and again ]]> here.</p>`;

/** Every field in use somewhere, newest first. */
const SAMPLE_ARTICLES: readonly PublishedArticle[] = [
  plainArticle({
    id: 'tag:harbour.example.org,2026:tide',
    title: 'Why the <b> tag & the tide go "up"',
    slug: 'why-the-tide',
    section: WORLD,
    tags: [
      { slug: 'sea-level', label: 'Sea level' },
      { slug: 'r-and-d', label: 'R&D <lab>' },
    ],
    authors: [ADA, LI],
    summary: 'Two metres & more: what the <em> in "tide" means.',
    html: TIDE_HTML,
    publishedAt: '2026-03-05T06:30:00.000Z',
    updatedAt: '2026-03-06T09:15:30.250Z',
    image: {
      url: `${SITE_ORIGIN}/media/tide.jpg`,
      alt: 'The quay "under" water',
      caption: 'The quay at six.',
      credit: 'Ada Brook & Co.',
      type: 'image/jpeg',
      width: 1600,
      height: 900,
    },
    enclosures: [
      {
        url: `${SITE_ORIGIN}/media/tide.mp3`,
        type: 'audio/mpeg',
        lengthBytes: 1_234_567,
        title: 'Q & A <live>',
        durationSeconds: 754,
      },
      { url: `${SITE_ORIGIN}/media/tables 2026.pdf`, type: 'application/pdf', title: 'Tables "2026"' },
    ],
    canonicalUrl: 'https://wire.example.com/tide?id=7&lang=en',
    source: { title: 'The <Wire> & more', url: 'https://wire.example.com/feed?a=1&b=2' },
  }),
  plainArticle({
    id: 'https://harbour.example.org/articles/meer/',
    title: 'Das Meer – 海 – بحر 🌊',
    slug: 'meer',
    language: 'de',
    section: WORLD,
    tags: [{ slug: 'world', label: 'World' }],
    authors: [LI],
    html: '<p>Über das Meer – 海 🌊</p>',
    publishedAt: '2026-03-04T00:00:00.000Z',
    updatedAt: '2026-03-04T00:00:00.000Z',
  }),
  plainArticle({
    id: 'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c002',
    title: 'Use &amp; not &',
    slug: 'use-amp',
    summary: 'One line.\nAnd another.',
    publishedAt: '2026-03-04T00:00:00.000Z',
    updatedAt: '2026-03-04T00:00:00.000Z',
  }),
  plainArticle({
    id: 'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c003',
    title: 'From the archive: the storm of 1953',
    slug: 'storm-of-1953',
    authors: [ADA],
    publishedAt: '1953-02-01T00:00:00.000Z',
    updatedAt: '1953-02-01T00:00:00.000Z',
  }),
];
