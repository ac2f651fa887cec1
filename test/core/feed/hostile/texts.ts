import type { PublishedArticle } from '../../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { SITE_ORIGIN } from '../../../../functions/core/kernel/site-origin.ts';
import { plainArticle } from '../../../support/articles.ts';
import { feedDocument, podcastOf, SITE } from '../sample.ts';

/** Texts that an editor may mean, and that many a feed generator, parser or validator stumbles over. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'one end of a CDATA section': 'one ]]> end',
  'two ends of a CDATA section': 'one ]]> two ]]> three',
  'ends of CDATA sections alone': ']]>]]>]]>',
  'an end of a CDATA section in pieces': ']] > ]]&gt; ]>]]>',
  'the begin of a CDATA section': '<![CDATA[ a',
  'markup injected through the ends of CDATA sections':
    'a]]>b]]><enclosure url="https://evil.example/x.exe" length="1" type="audio/mpeg"/><![CDATA[c',
  'an item injected': 'x <item><title>evil <link>https://evil.example/',
  'an attribute injected': '" onload="alert(1)" href="https://evil.example/',
  'an attribute injected with single quotes': "' onload='alert(1)' x='",
  'a comment': 'a <!-- b --> c -- d --> e',
  'a processing instruction': '<?xml version="1.0"?> <?php echo 1 ?>',
  'a document type with an entity': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]> &b;',
  'an element that is none': 'The <b> tag, <br/> and a < b > c <3',
  'named references': '&amp; &lt; &gt; &quot; &apos; &nbsp; &copy; &euro; &hellip; &NotEqualTilde;',
  'numeric references': '&#38; &#x26; &#0; &#x1F600; &#xD800; &#99999999; &#;',
  'references without an end': 'AT&T, Q&A, a&b=c&copy=d & e &',
  'references of references': '&amp;amp; &amp;lt;b&amp;gt; &#38;#38;',
  'quotation marks': '"a" \'b\' “c” „d“ «e» `f`',
  'patterns of replacement': "$& $1 $$ $` $' \\1 %s %d {0} #{x}",
  placeholders: 'urn:broadsheet-0:0: urn:broadsheet-1:1: urn:broadsheet-0:',
  'the address stored for the site': 'https://site.invalid/ and "https://site.invalid/a"',
  'line ends and tabs': 'one\ttwo\nthree',
  'text that looks like broken encoding': 'Ã© Â© Ã\u00A0 \u00C2\u00BF',
  'an e-mail address': 'ada@example.org',
  'an address': 'https://example.org/?a=1&b=2',
  'JSON within JSON': '{"a": "b\\"c", "d": [\\u0000]}',
  'a formula of a spreadsheet': '=HYPERLINK("https://evil.example/","x") +1 -1 @x',
  'a query': "'; DROP TABLE articles; -- 1=1",
  'Arabic with Latin': 'أخبار البحر (the sea) ١٢٣، "موجة" & <مد>',
  'Hebrew with marks and points': 'שָׁלוֹם \u200Fעולם\u200E! <ים>',
  'overrides of direction': 'a\u202Eb\u202Dc\u2066d\u2069e\u202C',
  'Hindi with conjuncts': 'क्षत्रिय ज्ञान श्री हिन्दी',
  'Thai without spaces': 'น้ำขึ้นให้รีบตัก',
  Tamil: 'கடல் நிலையற்றது',
  Khmer: 'សមុទ្រ​និង​ទន្លេ',
  'Chinese, Japanese and Korean': '海 – 海の日 – 바다 ㄱㅏ 각',
  'characters beyond the sixteen bits': '𠮷野家 𝕳𝖆𝖗𝖇𝖔𝖚𝖗 𐍈 𓀀',
  'marks on marks': 'Z̸̢͍a̵̡l̶̨g̷o e\u0301 ệ \u1E9B\u0323',
  'emoji joined, coloured and flagged': '👩‍👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇫🇷 ❤️ ☺︎',
  'separators and invisible characters': 'a\u2028b\u2029c\u00A0d\u00ADe\u200Bf\u2060g\uFEFFh',
  'private use and unassigned': '\uE000 \uF8FF \u{F0000} \u0378',
  'dotless and dotted': 'İstanbul ıI ß ẞ ﬁ Ⅷ',
};

/**
 * Texts with the end tag of an element of HTML. The validator warns of them in every element of plain text, however
 * they are written (ContainsHTML): in RSS a title has no way to say that it is none, and readers do not heed the one
 * that Atom has.
 */
export const TEXTS_WITH_END_TAGS: Readonly<Record<string, string>> = {
  'an end tag': 'The <b>bold</b> & the rest',
  'end tags of the document': 'a</title></item></channel></rss></entry></feed> b',
  'a script': '<script>alert("1")</script> &amp; </p>',
};

const FILE = { url: `${SITE_ORIGIN}/media/a.mp3`, type: 'audio/mpeg', lengthBytes: 7 };

/** An article that has `text` wherever it can have any. */
export function everyText(text: string): Partial<PublishedArticle> {
  return {
    title: text,
    summary: text,
    html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</p>`,
    section: { slug: 'section', label: text },
    tags: [
      { slug: 'tag', label: text },
      { slug: 'plain', label: 'Plain' },
    ],
    authors: [{ slug: 'author', name: text }],
    image: { url: `${SITE_ORIGIN}/media/a.png`, alt: text, caption: text, credit: text },
    enclosures: [
      { ...FILE, title: text },
      { ...FILE, title: text },
    ],
    source: { title: text, url: 'https://wire.example/feed' },
  };
}

/** A feed that has `text` wherever it and its article can have any. */
export function everyTextOf(text: string): FeedDocument {
  return feedDocument({
    title: text,
    description: text,
    site: { ...SITE, title: text, description: text, rights: text },
    articles: [plainArticle(everyText(text))],
  });
}

/** The same as a podcast, in summary, and with raw HTML. */
export function variationsOf(text: string): Readonly<Record<string, FeedDocument>> {
  const { articles, ...said } = everyTextOf(text);
  const podcast = podcastOf(everyText(text), { author: text, owner: { name: text, email: 'a@example.org' } });
  return {
    podcast: { ...podcast, title: text, description: text },
    summary: { ...said, articles, part: { kind: 'summary' } },
  };
}
