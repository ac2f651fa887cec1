import type { Mutation } from './broken-items.ts';

/** More than a document that is polled may have. */
const MUCH = 'x'.repeat(600_000);

/** Edits of what the sample's feed says of itself. */
export const BROKEN_FEEDS: readonly Mutation[] = [
  ['a byte before the declaration', 'rss', '<?xml', '\uFEFF<?xml', 'not-well-formed'],
  ['another encoding', 'atom', 'utf-8', 'latin1', 'not-well-formed'],
  ['the end cut off', 'rss', '</rss>', '', 'not-well-formed'],
  ['the end of the JSON cut off', 'json', /\}$/, '', 'not-well-formed'],
  ['another root', 'rss', /^(.*?)<rss version="2.0"/s, '$1<rss version="0.91"', 'element-missing'],
  ['another namespace', 'atom', 'http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', 'element-missing'],
  ['a forbidden character', 'rss', 'News from', 'News\u0085 from', 'character-forbidden'],
  ['a forbidden character in JSON', 'json', 'News from', 'News\\u0003 from', 'character-forbidden'],
  ['a placeholder', 'rss', 'News from', 'urn:broadsheet-0:12: from', 'placeholder-left'],
  [
    "the site's stored address in a link",
    'atom',
    'href="https://harbour.example.org/"',
    'href="https://site.invalid/"',
    'placeholder-left',
  ],
  [
    "the site's stored address in an element",
    'rss',
    '<link>https://harbour.example.org/',
    '<link>https://site.invalid/',
    'placeholder-left',
  ],
  [
    "the site's stored address in JSON",
    'json',
    '"https://harbour.example.org/media',
    '"https://site.invalid/media',
    'placeholder-left',
  ],
  [
    "the site's stored address in content",
    'json',
    'href=\\"https://harbour.example.org',
    'href=\\"https://site.invalid',
    'placeholder-left',
  ],
  ['an item too few', 'rss', /<item>.*?<\/item>/s, '', 'item-count'],
  ['another self link', 'rss', 'rss.xml" rel="self"', 'feed.xml" rel="self"', 'self-link'],
  ['no self link', 'atom', 'rel="self"', 'rel="related"', 'self-link'],
  ['another feed_url', 'json', 'feed.json', 'feed2.json', 'self-link'],
  [
    'another home page',
    'json',
    '"home_page_url": "https://harbour',
    '"home_page_url": "https://port',
    'link-wrong',
  ],
  ['no channel description', 'rss', /<description>News.*?<\/description>/, '', 'element-missing'],
  ['no feed author', 'atom', /<author>.*?<\/author>/s, '', 'element-missing'],
  ['a second feed title', 'atom', '<updated>', '<title>x</title><updated>', 'element-repeated'],
  ['a malformed lastBuildDate', 'rss', /<lastBuildDate>.*?</, '<lastBuildDate>2026-03-06<', 'date-invalid'],
  ['JSON Feed 1', 'json', 'version/1.1', 'version/1', 'json-schema'],
  ['the version not first', 'json', '"version"', '"_first": {}, "version"', 'json-schema'],
  ['items that are no list', 'json', /"items": \[.*\]/s, '"items": {}', 'json-schema'],
  ['no title', 'rss', /<title>.*?</, '<title> <', 'title-blank'],
  ['no title in Atom', 'atom', /<title type="text">.*?</, '<title type="text"> <', 'title-blank'],
  ['no title in JSON', 'json', '"title": "The Harbour & Hill"', '"title": " "', 'title-blank'],
  ['another title of the feed', 'json', 'The Harbour & Hill', 'The Port', 'text-changed'],
  ['a forbidden character in Atom', 'atom', 'News from', 'News\u0085 from', 'character-forbidden'],
  ['too much', 'rss', 'News from', MUCH, 'too-large'],
  ['too much in Atom', 'atom', 'News from', MUCH, 'too-large'],
  ['too much in JSON', 'json', 'News from', MUCH, 'too-large'],
  ['a language with an underscore', 'rss', '>en-GB<', '>en_GB<', 'language-invalid'],
  ['a language that is none', 'atom', 'xml:lang="en-GB"', 'xml:lang="qqq"', 'language-invalid'],
  ['a language that is none in JSON', 'json', '"en-GB"', '"qqq"', 'json-schema'],
  ['an icon without an address', 'atom', /<icon>.*?</, '<icon>icon.png<', 'url-invalid'],
  ['a picture that RSS cannot show', 'rss', 'icon.png</url>', 'icon.webp</url>', 'image-invalid'],
  ['a picture of another title', 'rss', /(<image>.*<title>)/, '$1Not ', 'image-invalid'],
  ['an item too few in Atom', 'atom', /<entry>.*?<\/entry>/s, '', 'item-count'],
  ['an item too few in JSON', 'json', /"items": \[\s*\{.*?\n {8}\},/s, '"items": [', 'item-count'],
  ['two entries updated at one time', 'atom', '00:00.390Z', '00:00.076Z', 'updated-repeated'],
  ['another hub', 'rss', 'hub.example.com', 'hub.example.org', 'hub-wrong'],
  ['no hub', 'atom', /<link rel="hub".*?>/, '', 'hub-wrong'],
  ['another hub in JSON', 'json', 'hub.example.com', 'hub.example.org', 'hub-wrong'],
  ['a hub without a type', 'json', '"type": "WebSub",', '', 'json-schema'],
  ['a complete feed that does not say so', 'rss', '<fh:complete/>', '', 'history-wrong'],
  [
    'a complete feed that does not say so in JSON',
    'json',
    '"complete": true',
    '"complete": false',
    'history-wrong',
  ],
  [
    'a complete feed that leads on',
    'atom',
    '<fh:complete/>',
    '<fh:complete/><link rel="prev-archive" href="https://a.example/"/>',
    'history-wrong',
  ],
  ['an archive of nothing', 'rss', '<fh:complete/>', '<fh:archive/>', 'history-wrong'],
  [
    'a next page that is this one',
    'json',
    '"hubs"',
    '"next_url": "https://harbour.example.org/feed.json", "hubs"',
    'history-wrong',
  ],
];

/** Edits of an archive of the sample's feed that has an older one. */
export const BROKEN_ARCHIVES: readonly Mutation[] = [
  ['another older archive', 'rss', 'archive/2026/02/', 'archive/2026/01/', 'history-wrong'],
  [
    'an archive of another feed',
    'atom',
    'rel="current" type="application/atom+xml" href="https://harbour',
    'rel="current" type="application/atom+xml" href="https://port',
    'history-wrong',
  ],
  ['an archive that leads to itself', 'json', 'archive/2026/02/', 'archive/2026/03/', 'history-wrong'],
  ['an archive without a feed', 'rss', /<atom:link rel="current".*?>/, '', 'history-wrong'],
  ['a marked archive with nothing older', 'atom', /<link rel="prev-archive".*?>/, '', 'history-wrong'],
];

/** Edits of the sample's podcast. */
export const BROKEN_PODCASTS: readonly Mutation[] = [
  ['no author', 'rss', /<itunes:author>.*?<\/itunes:author>/, '', 'podcast-incomplete'],
  ['no category', 'rss', /<itunes:category.*<\/itunes:category>/, '', 'podcast-incomplete'],
  [
    'explicit as Apple once had it',
    'rss',
    '<itunes:explicit>false',
    '<itunes:explicit>clean',
    'podcast-incomplete',
  ],
  ['a type of its own', 'rss', '<itunes:type>episodic', '<itunes:type>daily', 'podcast-incomplete'],
  ['artwork that is no JPEG or PNG', 'rss', 'podcast.png"', 'podcast.webp"', 'podcast-incomplete'],
  ['no guid', 'rss', /<podcast:guid>.*?<\/podcast:guid>/, '', 'podcast-incomplete'],
  [
    'an author of 256 characters',
    'rss',
    '<itunes:author>',
    `<itunes:author>${'x'.repeat(256)}`,
    'podcast-incomplete',
  ],
];

/** Edits of the podcast's one episode. */
export const BROKEN_EPISODES: readonly Mutation[] = [
  ['no file', 'rss', /<enclosure.*?>/, '', 'episode-without-audio'],
  ['a file that players do not take', 'rss', 'bell.mp3', 'bell.ogg', 'episode-without-audio'],
  ['a file that is no audio', 'rss', 'type="audio/mpeg"', 'type="application/pdf"', 'episode-without-audio'],
  ['a length not known', 'rss', 'length="9876543"', 'length="0"', 'episode-length-unknown'],
];
