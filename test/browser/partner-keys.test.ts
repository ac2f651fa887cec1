import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedKeys } from '../edge/partner-keys.ts';
import { putKeyValue } from '../support/key-value-client.ts';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';
import { isMissing, launchChromium } from './chromium.ts';
import { type PartnerSite, startPartnerSite } from './partner-site.ts';

const KEY = 'bs_acme_key';

describe.skipIf(isMissing)('a partner’s feed, asked for by a page in a real browser', () => {
  let test: TestCloud;
  let browser: Browser;
  let named: PartnerSite;
  let other: PartnerSite;

  beforeAll(async () => {
    [test, browser, named, other] = await Promise.all([
      startTestCloud(),
      launchChromium(),
      startPartnerSite(),
      startPartnerSite(),
    ]);
    const partner = `  acme: {title: Acme, formats: [json], origins: ['${named.origin}']}`;
    await test.upload('site.yaml', `title: The Tidewater Post\npartners:\n${partner}\n`);
    await putKeyValue(test.cloud, 'acme', storedKeys(KEY));
    for (const { files } of [named, other]) {
      files.set('/', { type: 'text/html', body: '<!doctype html><title>Partner</title>' });
    }
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), named?.stop(), other?.stop(), test?.stop()]);
  });

  /** What a page of `site` gets: the feed's title, the status of a refusal it may see, or the browser's own error. */
  async function askFrom(site: PartnerSite, authorization: string): Promise<string> {
    const page = await browser.newPage();
    await page.goto(site.origin);
    const options = JSON.stringify({ headers: { authorization, 'if-none-match': '"old"' } });
    const got = await page.evaluate<string>(
      `fetch('${test.cloud.siteUrl}/partners/acme/feed.json', ${options})
        .then((answer) => answer.json()).then(({ title }) => title, (error) => error.name)`,
    );
    await page.close();
    return got;
  }

  it('is read with the key by a page of the site that is named, and by no other', async () => {
    expect(await askFrom(named, `Bearer ${KEY}`)).toContain('Acme');
    expect(await askFrom(other, `Bearer ${KEY}`)).toBe('TypeError');
    expect(await askFrom(named, 'Bearer wrong')).toBe('TypeError');
  });
});
