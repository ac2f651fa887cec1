import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

const SITE = 'title: The Harbour Gazette\ndescription: News.\nurl: https://gazette.example/\nlanguage: en\n';
const MOVES = `moved:
  /blog/feed.xml: /rss.xml
  /tags/sea/rss.xml: /tags/tides/rss.xml
ended:
  - /podcast.xml
`;

describe('addresses that site.yaml says have moved or ended', () => {
  let test: TestCloud;
  beforeAll(async () => {
    test = await startTestCloud();
    await test.upload('articles/tide.md', '---\ntitle: Tide\ntags: [sea, tides]\n---\nText.\n');
    await test.upload('site.yaml', SITE + MOVES);
  });
  afterAll(() => test.stop());

  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(new URL(path, test.cloud.siteUrl), { redirect: 'manual', headers });
    return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
  };

  it('lead on, in a reader and in a browser, even where there is a feed of that name', async () => {
    expect(await ask('/blog/feed.xml')).toMatchObject({
      status: 301,
      location: `${test.cloud.siteUrl}/rss.xml`,
    });
    const opened = { 'sec-fetch-dest': 'document' };
    for (const headers of [{}, opened] as Record<string, string>[]) {
      const moved = { status: 301, location: `${test.cloud.siteUrl}/tags/tides/rss.xml` };
      expect(await ask('/tags/sea/rss.xml', headers)).toMatchObject(moved);
    }
    expect((await ask('/tags/sea/atom.xml')).status).toBe(200);
  });

  it('or are gone, with a page that says so', async () => {
    const { status, body } = await ask('/podcast.xml');
    expect(status).toBe(410);
    expect(body).toContain('This feed has ended');
  });

  it('and are what they would be when it no longer says so', async () => {
    await test.upload('site.yaml', SITE);
    expect((await ask('/blog/feed.xml')).status).toBe(404);
    expect((await ask('/podcast.xml')).status).toBe(404);
    expect((await ask('/tags/sea/rss.xml')).body).toContain('<rss');
  });
});
