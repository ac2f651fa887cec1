import { describe, expect, it } from 'vitest';
import { renderArticlePage } from '../../../functions/core/page/article-page.ts';
import { renderListingPage } from '../../../functions/core/page/listing-page.ts';
import {
  renderEndedPage,
  renderNotFoundPage,
  renderRedirectPage,
} from '../../../functions/core/page/status-pages.ts';
import { renderSubscribePage } from '../../../functions/core/page/subscribe-page.ts';
import { ARABIC_ARTICLE, article, FULL_ARTICLE, feedDocument, SITE } from './sample.ts';

const RIGHT_TO_LEFT_SITE = {
  ...SITE,
  title: 'جريدة المرفأ',
  language: 'ar',
  sections: {},
  rights: undefined,
};

const TIDES = {
  feed: 'section/tides' as const,
  title: 'Tides – The Harbour Gazette',
  heading: 'Tides',
  description: 'What the water does.',
};

/** Written anew by `vitest run test/core/page -u`. */
describe('the golden page', () => {
  it.each([
    ['article', renderArticlePage(FULL_ARTICLE, SITE)],
    ['plain-article', renderArticlePage(article(), SITE)],
    ['arabic-article', renderArticlePage(ARABIC_ARTICLE, SITE)],
    ['home', renderListingPage(feedDocument())],
    ['empty-home', renderListingPage(feedDocument({ articles: [] }))],
    ['section', renderListingPage(feedDocument(TIDES))],
    [
      'arabic-site',
      renderListingPage(feedDocument({ site: RIGHT_TO_LEFT_SITE, articles: [ARABIC_ARTICLE] })),
    ],
    ['not-found', renderNotFoundPage(SITE)],
    ['subscribe', renderSubscribePage(feedDocument(TIDES))],
    ['arabic-subscribe', renderSubscribePage(feedDocument({ site: RIGHT_TO_LEFT_SITE, articles: [] }))],
    ['ended', renderEndedPage(SITE)],
    ['redirect', renderRedirectPage(SITE, 'https://gazette.example/articles/new/?a&b')],
  ])('%s is unchanged', async (name, page) => {
    await expect(page).toMatchFileSnapshot(`golden/${name}.html`);
  });
});
