import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const ARTICLES: Readonly<Record<string, string>> = {
  'articles/coast/a.md': '---\ntitle: Tide\ndate: 2026-11-01\ntags: [sea]\n---\nAll about **tides**.\n',
  'articles/coast/b.md': '---\ntitle: Ferry\ndate: 2026-10-05\ntags: [boats]\n---\nAll about ferries.\n',
  'articles/town/c.md':
    '---\ntitle: Market\ndate: 2026-11-03\nsyndication: deny\ntags: [sea]\n---\nAll about fish.\n',
};
const COURIER = `partners:
  courier:
    title: The Courier
    include: {section: coast}
    formats: [json, atom]
    origins: [https://courier.example, https://www.courier.example]
    rights: For the Courier alone.
`;

let pipeline: MemoryPipeline;

async function publish(site: string): Promise<void> {
  pipeline.put('site.yaml', `title: The Gazette\nhubs: [https://hub.example/]\n${site}`);
  await pipeline.drain();
}

async function started(site: string): Promise<MemoryPipeline> {
  pipeline = new MemoryPipeline();
  for (const [key, content] of Object.entries(ARTICLES)) pipeline.put(key, content);
  await publish(site);
  return pipeline;
}

const feed = (path = '') => JSON.parse(pipeline.site.text(`partners/courier/${path}feed.json`) ?? '{}');
const titles = (path = '') => feed(path).items?.map(({ title }: { title: string }) => title);
const keys = () => [...pipeline.site.objects.keys()].filter((key) => key.startsWith('partners/')).sort();

describe('the feed of a partner', () => {
  beforeEach(async () => void (await started(COURIER)));

  it('has the articles that its rules let in, in its formats alone, and its archive', () => {
    expect(titles()).toEqual(['Tide', 'Ferry']);
    expect(titles('archive/2026/10/')).toEqual(['Ferry']);
    expect(keys().filter((key) => !key.includes('/changes/'))).toEqual(
      ['archive/2026/10/', 'archive/2026/11/', ''].flatMap((path) =>
        ['atom.xml', 'feed.json'].map((file) => `partners/courier/${path}${file}`),
      ),
    );
  });

  it('is at its own address and leads to no other, nor to a hub', () => {
    const { home_page_url, feed_url, hubs, items } = feed();
    expect({ home_page_url, feed_url, hubs }).toEqual({
      home_page_url: 'https://d111.cloudfront.net/',
      feed_url: 'https://d111.cloudfront.net/partners/courier/feed.json',
      hubs: undefined,
    });
    expect(items[0].url).toBe('https://d111.cloudfront.net/articles/a/');
    expect(pipeline.site.objects.get('partners/courier/feed.json')?.headers?.Metadata.link).toBe(
      '<https://d111.cloudfront.net/partners/courier/feed.json>; rel="self"; type="application/feed+json", ' +
        '<https://d111.cloudfront.net/schemas/feed/1.json>; rel="describedby"; type="application/schema+json", ' +
        '<https://d111.cloudfront.net/partners/courier/atom.xml>; rel="alternate"; type="application/atom+xml"',
    );
    const atom = pipeline.site.text('partners/courier/atom.xml');
    expect(atom).toContain('<id>https://d111.cloudfront.net/partners/courier/</id>');
    expect(atom).toContain('<rights type="text">For the Courier alone.</rights>');
    expect(atom).not.toContain('hub.example');
  });

  it('says whose pages may read it, and says so anew when that is all that changes', async () => {
    const origins = () => keys().map((key) => pipeline.site.objects.get(key)?.headers?.Metadata.origins);
    expect(new Set(origins())).toEqual(new Set(['https://courier.example https://www.courier.example']));
    await publish(COURIER.replace(', https://www.courier.example', ''));
    expect(new Set(origins())).toEqual(new Set(['https://courier.example']));
    await publish(COURIER.replace(/ {4}origins.*\n/, ''));
    expect(new Set(origins())).toEqual(new Set([undefined]));
  });

  it('follows its declaration, and goes with it', async () => {
    await publish(COURIER.replace('{section: coast}', '{tag: boats}').replace(', atom', ', rss'));
    expect(titles()).toEqual(['Ferry']);
    expect(keys()).not.toContain('partners/courier/atom.xml');
    expect(keys()).not.toContain('partners/courier/archive/2026/11/feed.json');
    expect(pipeline.site.text('partners/courier/archive/2026/10/rss.xml')).toContain('Ferry');
    await publish('');
    expect(keys()).toEqual([]);
  });

  it('may carry summaries alone', async () => {
    expect(feed().items[0].content_html).toContain('<strong>tides</strong>');
    await publish(`${COURIER}    form: summary\n`);
    expect(feed().items[0]).toMatchObject({ content_text: 'All about tides.' });
    expect(feed().items[0].content_html).toBeUndefined();
  });

  it('never has what may not be syndicated, by the article or by its section', async () => {
    await publish(COURIER.replace('{section: coast}', '{tag: [sea, boats]}'));
    expect(titles()).toEqual(['Tide', 'Ferry']);
    await publish(
      `sections: {coast: {title: Coast, syndication: deny}}\n${COURIER.replace('{section: coast}', '{tag: [sea, boats]}')}`,
    );
    expect(titles()).toEqual([]);
  });
});

it('nothing that is public tells of a partner: not a byte, not a header, not an object', async () => {
  const publicObjects = ({ site }: MemoryPipeline) =>
    [...site.objects]
      .filter(([key]) => !key.startsWith('partners/'))
      .map(([key, { etag, headers }]) => [key, etag, headers])
      .sort();
  const without = publicObjects(await started(''));
  const partner = fc.record({
    name: fc.constantFrom('courier', 'latest', 'world', 'feeds', 'tide', 'rss', 'partners'),
    title: fc.constantFrom('The Courier', 'Zebra & <Daughters>'),
    include: fc.constantFrom('[]', '{section: coast}', '{tag: sea}', '{text: fish}'),
    formats: fc.subarray(['rss', 'atom', 'json'], { minLength: 1 }),
    form: fc.constantFrom('full', 'summary'),
  });
  await fc.assert(
    fc.asyncProperty(partner, async ({ name, title, ...fields }) => {
      const lines = Object.entries(fields).map(
        ([field, value]) => `    ${field}: ${JSON.stringify(value)}\n`,
      );
      const yaml = lines.join('').replace(/include: "(.*)"/, 'include: $1');
      await started(`partners:\n  ${name}:\n    title: "${title}"\n${yaml}`);
      expect(pipeline.receipt('site.yaml')?.errors).toEqual([]);
      expect(publicObjects(pipeline)).toEqual(without);
    }),
    { numRuns: 12 },
  );
});
