import type { PublishedArticle } from '../article/article.ts';
import { InvalidDocumentError } from '../kernel/errors.ts';
import { checkFeed } from './check/check-feed.ts';
import type { FeedViolation } from './check/finished-feed.ts';
import type { FeedDocument, RenderedFeed } from './render/feed-document.ts';
import { renderFeed } from './render/render-feed.ts';

/** A feed that has passed the check, and what had to be left out for it. */
export interface CheckedFeed {
  readonly document: FeedDocument;
  readonly rendered: RenderedFeed;
  /** By article id. */
  readonly leftOut: ReadonlyMap<string, FeedViolation>;
}

/**
 * Renders a feed and checks the finished documents (invariant I7). An article that makes one invalid is left
 * out, the rest goes out.
 * @throws InvalidDocumentError if no article is to blame.
 */
export function renderChecked(document: FeedDocument): CheckedFeed {
  const leftOut = new Map<string, FeedViolation>();
  let { articles } = document;
  for (;;) {
    const candidate = { ...document, articles };
    const rendered = tryRender(candidate);
    if (!('fault' in rendered)) return { document: candidate, rendered, leftOut };
    const culprits = findCulprits(candidate, rendered.fault);
    if (culprits.size === 0) {
      throw new InvalidDocumentError(`${document.feed}: ${rendered.fault.rule}: ${rendered.fault.message}`);
    }
    articles = articles.filter((article) => !culprits.has(article));
    for (const [article, fault] of culprits) leftOut.set(article.id, fault);
  }
}

/** The articles to leave out because of `fault`; each call names at least one, or none can be blamed. */
function findCulprits(document: FeedDocument, fault: FeedViolation): Map<PublishedArticle, FeedViolation> {
  const culprits = new Map<PublishedArticle, FeedViolation>();
  for (const article of document.articles) {
    const alone = tryRender({ ...document, articles: [article] });
    if ('fault' in alone) culprits.set(article, alone.fault);
  }
  // Some faults show only in company: two articles of one id (the first stays), or too much of everything.
  const named = document.articles.findLast((article) => article.id === fault.articleId);
  if (culprits.size === 0 && named) culprits.set(named, fault);
  return culprits;
}

function tryRender(document: FeedDocument): RenderedFeed | { readonly fault: FeedViolation } {
  try {
    const rendered = renderFeed(document);
    const [fault] = checkFeed(rendered, document);
    return fault ? { fault } : rendered;
  } catch (error) {
    // The feed package throws on input it cannot take; whose input, the caller finds out.
    const message = error instanceof Error ? error.message : String(error);
    return { fault: { format: 'rss', rule: 'render', message } };
  }
}
