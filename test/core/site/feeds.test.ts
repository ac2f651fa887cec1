import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../functions/core/site/parse-site.ts';

const parse = (...lines: string[]) => parseSite(new TextEncoder().encode(lines.join('\n')));
const feedOf = (...lines: string[]) => {
  const { site, problems } = parse('title: Gazette', 'feeds:', ...lines.map((line) => `  ${line}`));
  expect(problems.filter(({ code }) => code !== 'podcast-owner-missing')).toEqual([]);
  return Object.values(site?.feeds ?? {})[0];
};

describe('a declared feed', () => {
  it('needs no more than a title', () => {
    const feed = { title: 'On the water', form: 'full', include: [], exclude: [] };

    expect(feedOf('water: {title: On the water}')).toEqual(feed);
    expect(feedOf('water: On the water')).toEqual(feed);
  });

  it('may say all there is to say', () => {
    const feed = feedOf(
      'long-reads:',
      '  title: Long reads',
      '  description: For a slow evening.',
      '  include:',
      '    - section: [Coast, workshop]',
      '      tag: "Long read, Essay"',
      '    - author: Mara Ellison',
      '      language: [pt-br, ja]',
      '      text: [spring tide]',
      '  exclude:',
      '    section: letters',
      '    syndication: deny',
      '  form: summary',
      '  limit: 20',
      '  newer: 4 weeks',
    );

    expect(feed).toEqual({
      title: 'Long reads',
      description: 'For a slow evening.',
      include: [
        { section: ['coast', 'workshop'], tag: ['long-read', 'essay'] },
        { author: ['mara-ellison'], language: ['pt-BR', 'ja'], text: ['spring tide'] },
      ],
      exclude: [{ section: ['letters'] }, { syndication: ['deny'] }],
      form: 'summary',
      limit: 20,
      newerDays: 28,
    });
  });

  it('leaves out only what several lines say together where they are one item of a list', () => {
    const feed = feedOf('a: {title: A, exclude: [{section: letters, author: teo}, {tag: x}]}');

    expect(feed?.exclude).toEqual([{ section: ['letters'], author: ['teo'] }, { tag: ['x'] }]);
  });

  it.each([
    ['7', 7],
    ['30d', 30],
    ['1 day', 1],
    ['2w', 14],
    ['2 Weeks', 14],
  ])('may reach back %s', (newer, days) => {
    expect(feedOf(`a: {title: A, newer: ${newer}}`)?.newerDays).toBe(days);
  });
});

describe('a podcast', () => {
  it('is asked for its owner, and is one without', () => {
    const podcast = 'podcast: {category: News, image: /media/a.png';
    const { site, problems } = parse(
      'feeds:',
      `  a: {title: A, ${podcast}}}`,
      `  b: {title: B, ${podcast}, owner: b@e.org}}`,
    );

    expect(problems).toMatchObject([
      { code: 'podcast-owner-missing', severity: 'warning', field: 'feeds.a.podcast', line: 2 },
    ]);
    expect(Object.keys(site?.feeds ?? {})).toEqual(['a', 'b']);
  });

  it('has an author, an owner, a kind and a language of its own by default', () => {
    expect(feedOf('a:', '  title: A', '  podcast: {category: news, image: /media/a.png}')?.podcast).toEqual({
      author: 'Gazette',
      category: { name: 'News' },
      explicit: false,
      image: 'https://site.invalid/media/a.png',
      type: 'episodic',
    });
  });

  it('may say all there is to say', () => {
    const { podcast } =
      feedOf(
        'a:',
        '  title: A',
        '  podcast:',
        '    author: Mara Ellison',
        '    owner: mara@gazette.example',
        '    category: Society & Culture > Places & Travel',
        '    explicit: yes',
        '    image: https://cdn.example/cover.JPG',
        '    type: Serial',
        '    guid: 917393E3-1B1E-5CEF-ACE4-EDAA54E1F810',
      ) ?? {};

    expect(podcast).toEqual({
      author: 'Mara Ellison',
      owner: { name: 'Mara Ellison', email: 'mara@gazette.example' },
      category: { name: 'Society & Culture', subcategory: 'Places & Travel' },
      explicit: true,
      image: 'https://cdn.example/cover.JPG',
      type: 'serial',
      guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
    });
  });

  it.each([
    ['documentary', { name: 'Society & Culture', subcategory: 'Documentary' }],
    ['Kids & Family', { name: 'Kids & Family' }],
    ['TV & Film > after shows', { name: 'TV & Film', subcategory: 'After Shows' }],
  ])('may be of the category %s', (category, found) => {
    const { podcast } = feedOf(
      'a:',
      '  title: A',
      `  podcast: {category: "${category}", image: /media/a.png}`,
    )!;

    expect(podcast?.category).toEqual(found);
  });
});

describe('a partner', () => {
  it('has all formats and no page that may read it, unless it says otherwise', () => {
    expect(parse('partners:', '  courier: The Island Courier').site?.partners).toEqual({
      courier: {
        title: 'The Island Courier',
        include: [],
        exclude: [],
        form: 'full',
        formats: ['rss', 'atom', 'json'],
        origins: [],
      },
    });
  });

  it('may say all there is to say', () => {
    const parsed = parse(
      'partners:',
      '  courier:',
      '    title: The Island Courier',
      '    include: {section: coast}',
      '    form: summary',
      '    formats: JSON, atom',
      '    origins: [https://courier.example/, "https://www.courier.example:8443"]',
      '    webhook: https://courier.example/hooks/tidewater',
    );

    expect(parsed).toMatchObject({
      site: {
        partners: {
          courier: {
            include: [{ section: ['coast'] }],
            form: 'summary',
            formats: ['json', 'atom'],
            origins: ['https://courier.example', 'https://www.courier.example:8443'],
            webhook: 'https://courier.example/hooks/tidewater',
          },
        },
      },
      problems: [],
    });
  });
});

describe('a bad feed or partner', () => {
  it.each<[string, string, object]>([
    ['no title', 'feeds:\n  a: {form: full}', { code: 'field-missing', field: 'feeds.a.title', line: 2 }],
    ['a title for all feeds', 'feeds: All', { code: 'field-type', field: 'feeds' }],
    [
      'a name with a space',
      'feeds:\n  Long reads: Long reads',
      { code: 'slug-invalid', field: 'feeds.Long reads', line: 2, hint: 'Write it as "long-reads".' },
    ],
    ['a name with a slash', 'feeds:\n  a/b: A', { code: 'slug-invalid' }],
    ['a reserved name', 'feeds:\n  archive: All', { code: 'name-reserved', field: 'feeds.archive', line: 2 }],
    [
      'a partner whose name an address would have to encode',
      'partners:\n  日本: Nippon',
      { code: 'partner-name-invalid', field: 'partners.日本', line: 2 },
    ],
    [
      'a partner with a name of 41 characters',
      `partners:\n  ${'a'.repeat(41)}: Acme`,
      { code: 'partner-name-invalid' },
    ],
    ['a partner’s name that is no slug', 'partners:\n  Acme: Acme', { code: 'slug-invalid' }],
    ['a reserved partner', 'partners:\n  summary: S', { code: 'name-reserved', field: 'partners.summary' }],
    [
      'a misspelt rule, which would let out what it should keep in',
      'feeds:\n  a:\n    title: A\n    exclude:\n      sectoin: letters',
      {
        code: 'field-unknown',
        severity: 'error',
        field: 'feeds.a.exclude.sectoin',
        line: 5,
        hint: 'Did you mean "section"?',
      },
    ],
    [
      'a misspelt rule in a list',
      'feeds:\n  a:\n    title: A\n    include:\n      - tag: x\n      - tga: y',
      { code: 'field-unknown', field: 'feeds.a.include.1.tga', line: 6 },
    ],
    [
      'a rule that says nothing',
      'feeds:\n  a:\n    title: A\n    exclude:\n      tag:',
      { code: 'rule-empty', line: 5 },
    ],
    ['an empty list', 'feeds:\n  a: {title: A, include: {tag: []}}', { code: 'list-empty', line: 2 }],
    ['a rule of signs', 'feeds:\n  a: {title: A, include: {text: "?!"}}', { code: 'word-missing' }],
    ['a rule that is a word', 'feeds:\n  a: {title: A, include: coast}', { code: 'field-type', line: 2 }],
    ['a group for a word', 'feeds:\n  a: {title: A, include: {tag: {b: c}}}', { code: 'field-type' }],
    [
      'an unknown language',
      'feeds:\n  a:\n    title: A\n    include:\n      language: [de, english]',
      { code: 'language-invalid', field: 'feeds.a.include.language.1', line: 5 },
    ],
    ['another form', 'feeds:\n  a: {title: A, form: ful}', { code: 'choice-unknown', hint: 'Write "full".' }],
    ['a limit over 500', 'feeds:\n  a: {title: A, limit: 501}', { code: 'number-invalid' }],
    ['an age in years', 'feeds:\n  a: {title: A, newer: 1 year}', { code: 'days-invalid' }],
    ['no cover', 'feeds:\n  a: {title: A, podcast: {category: News}}', { code: 'field-missing' }],
    [
      'a cover that directories refuse',
      'feeds:\n  a:\n    title: A\n    podcast:\n      category: News\n      image: /media/a.svg',
      { code: 'image-type', field: 'feeds.a.podcast.image', line: 6 },
    ],
    [
      'an unknown category',
      'feeds:\n  a: {title: A, podcast: {category: Documentry, image: /media/a.png}}',
      { code: 'category-unknown', hint: 'Write "Documentary".' },
    ],
    [
      'a category within another',
      'feeds:\n  a: {title: A, podcast: {category: Arts > Golf, image: /media/a.png}}',
      { code: 'category-unknown' },
    ],
    [
      'a guid that is none',
      'feeds:\n  a: {title: A, podcast: {category: News, image: /media/a.png, guid: 7}}',
      { code: 'uuid-invalid' },
    ],
    [
      'an origin with a path',
      'partners:\n  a: {title: A, origins: https://a.example/b}',
      { code: 'origin-invalid' },
    ],
    ['any origin', 'partners:\n  a: {title: A, origins: "*"}', { code: 'origin-invalid' }],
    ['an unknown format', 'partners:\n  a: {title: A, formats: [rss, xml]}', { code: 'choice-unknown' }],
    ...[
      'http://a.example/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://0x7f.1/',
      'https://169.254.169.254/latest/',
      'https://localhost/',
      'https://db.internal/',
      'https://router/',
      'https://u:p@a.example/',
    ].map(
      (url) =>
        [
          `a webhook to ${url}`,
          `partners:\n  a: {title: A, webhook: "${url}"}`,
          { code: 'webhook-invalid', field: 'partners.a.webhook' },
        ] satisfies [string, string, object],
    ),
  ])('with %s is refused, naming the place', (_, text, problem) => {
    const parsed = parse(text);

    expect(parsed.site).toBeUndefined();
    expect(parsed.problems[0]).toMatchObject({ severity: 'error', ...problem });
  });

  it('is refused where there are more than every article can be compared with', () => {
    const feeds = Array.from({ length: 101 }, (_, index) => `  f${index}: F`);

    expect(parse('feeds:', ...feeds).problems).toMatchObject([{ code: 'list-too-long', field: 'feeds' }]);
  });
});

describe('feeds that moved or ended', () => {
  it('are paths, and lead to where a chain of moves ends', () => {
    const parsed = parse(
      'moved:',
      '  /feed/: /index.xml',
      '  /index.xml: /rss.xml',
      '  /b%C3%BCcher.xml: https://elsewhere.example/feed.xml',
      'ended: [/comments/feed/, /old.xml]',
    );

    expect(parsed.problems).toEqual([]);
    expect(parsed.site?.moved).toEqual([
      { from: 'feed/', to: 'https://site.invalid/rss.xml' },
      { from: 'index.xml', to: 'https://site.invalid/rss.xml' },
      { from: 'bücher.xml', to: 'https://elsewhere.example/feed.xml' },
    ]);
    expect(parsed.site?.ended).toEqual(['comments/feed/', 'old.xml']);
  });

  it('may be a section that was renamed', () => {
    const parsed = parse(
      'sections: {coast: Coast}',
      'moved: {/sections/sea/rss.xml: /sections/coast/rss.xml}',
    );

    expect(parsed.site?.moved).toEqual([
      { from: 'sections/sea/rss.xml', to: 'https://site.invalid/sections/coast/rss.xml' },
    ]);
  });

  it.each([
    ['without a slash', 'moved: {feed.xml: /rss.xml}', { code: 'path-invalid', field: 'moved.feed.xml' }],
    ['with a query', 'ended: ["/?feed=rss2"]', { code: 'path-invalid', field: 'ended.0', line: 1 }],
    ['on another host', 'moved: {//e.example/feed: /rss.xml}', { code: 'path-invalid' }],
    ['with a broken escape', 'ended: ["/a%E4.xml"]', { code: 'path-invalid' }],
    ['with a hidden slash', 'ended: ["/a%2F%2Fb"]', { code: 'path-invalid' }],
    ['of endless length', `ended: ["/${'a'.repeat(1000)}"]`, { code: 'path-invalid' }],
    ['that are served', 'moved: {/rss.xml: /feeds/a/rss.xml}', { code: 'path-taken' }],
    ['of the home page', 'ended: [/]', { code: 'path-taken' }],
    ['of the script for other sites', 'ended: [/embed/headlines.js]', { code: 'path-taken' }],
    ['of a schema', 'moved: {/schemas/feed/1.json: /rss.xml}', { code: 'path-taken' }],
    ['of a page that explains a feed', 'ended: [/subscribe.html]', { code: 'path-taken' }],
    ['by another spelling of one that is served', 'ended: [/a/../rss.xml]', { code: 'path-taken' }],
    [
      'of an article',
      'moved: {/articles/a/: /articles/b/}',
      { code: 'path-taken', hint: 'For the former address of an article write "aliases" into the article.' },
    ],
    [
      'of a section there is',
      'sections: {a: A}\nended: [/sections/a/rss.xml]',
      { code: 'path-taken', line: 2 },
    ],
    ['of a feed there is', 'feeds: {a: A}\nended: [/feeds/a/rss.xml]', { code: 'path-taken', line: 2 }],
    [
      'twice',
      'moved: {/a.xml: /rss.xml}\nended: [/a.xml]',
      { code: 'path-twice', field: 'ended.0', line: 2 },
    ],
    ['to nowhere', 'moved: {/a.xml: "javascript:1"}', { code: 'url-invalid', field: 'moved./a.xml' }],
    ['to themselves', 'moved: {/a.xml: /a.xml}', { code: 'moved-loop', field: 'moved./a.xml' }],
    ['in a circle', 'moved:\n  /a.xml: /b.xml\n  /b.xml: /a.xml', { code: 'moved-loop', line: 2 }],
    ['by a list', 'moved: [/a.xml]', { code: 'field-type' }],
  ])('are refused %s', (_, text, problem) => {
    const parsed = parse(text);

    expect(parsed.site).toBeUndefined();
    expect(parsed.problems[0]).toMatchObject({ severity: 'error', ...problem });
  });
});
