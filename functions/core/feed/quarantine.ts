import type { PublishedArticle } from '../article/article.ts';
import { InvalidDocumentError } from '../kernel/errors.ts';
import { checkFeed } from './check/check-feed.ts';
import type { FeedViolation } from './check/finished-feed.ts';
import type { FeedDocument, RenderedFeed } from './render/feed-document.ts';
import { renderFeed } from './render/render-feed.ts';

/** A feed that has passed the check, and the articles left out for it. */
export interface CheckedFeed {
  readonly document: FeedDocument;
  readonly rendered: RenderedFeed;
  /** The violation for which each article was left out, by article id. */
  readonly leftOut: ReadonlyMap<string, FeedViolation>;
}

/**
 * Renders a feed and checks the finished documents (invariant I7). An article that breaks a rule is left out; the
 * rest is published.
 * @throws InvalidDocumentError if no article is to blame.
 */
export function renderChecked(document: FeedDocument): CheckedFeed {
  const leftOut = new Map<string, FeedViolation>();
  let { articles } = document;
  for (;;) {
    const candidate = { ...document, articles };
    const rendered = tryRender(candidate);
    if (!('violation' in rendered)) return { document: candidate, rendered, leftOut };
    const { violation } = rendered;
    const culprits = findCulprits(candidate, violation);
    if (culprits.size === 0) {
      throw new InvalidDocumentError(`${document.feed}: ${violation.rule}: ${violation.message}`);
    }
    articles = articles.filter((article) => !culprits.has(article));
    for (const [article, itsViolation] of culprits) leftOut.set(article.id, itsViolation);
  }
}

/** The articles to leave out because of `violation`. Each call names at least one, or none can be blamed. */
function findCulprits(
  document: FeedDocument,
  violation: FeedViolation,
): Map<PublishedArticle, FeedViolation> {
  const culprits = new Map<PublishedArticle, FeedViolation>();
  for (const article of document.articles) {
    const alone = tryRender({ ...document, articles: [article] });
    if ('violation' in alone) culprits.set(article, alone.violation);
  }
  // Some show only in company: two articles have one id (the first stays), or all together are too large.
  const named = document.articles.findLast((article) => article.id === violation.articleId);
  if (culprits.size === 0 && named) culprits.set(named, violation);
  return culprits;
}

function tryRender(document: FeedDocument): RenderedFeed | { readonly violation: FeedViolation } {
  try {
    const rendered = renderFeed(document);
    const [violation] = checkFeed(rendered, document);
    return violation ? { violation } : rendered;
  } catch (error) {
    // The feed package throws on input that it cannot take. The caller finds out whose input that is.
    const message = error instanceof Error ? error.message : String(error);
    return { violation: { format: 'rss', rule: 'render', message } };
  }
}
