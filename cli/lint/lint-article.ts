import type { Article, PublishedArticle } from '../../functions/core/article/article.ts';
import { feedDocument } from '../../functions/core/feed/publication.ts';
import { renderChecked } from '../../functions/core/feed/quarantine.ts';
import type { Problem } from '../../functions/core/kernel/problem.ts';
import { type FeedId, parseFeedId } from '../../functions/core/output/feed-ids.ts';
import type { FeedKind } from '../../functions/core/output/feed-kinds.ts';
import { outputId } from '../../functions/core/output/outputs.ts';
import type { Site } from '../../functions/core/site/site.ts';
import { type ClaimName, contentClaim, idClaim, slugClaim } from '../../functions/core/source/claim.ts';
import { problemsOfTaken } from '../../functions/core/source/conflict.ts';
import { feedEntries } from '../../functions/core/source/entries.ts';
import type { Interpretation } from '../../functions/core/source/interpret.ts';
import { type PublicationFault, problemsOfFaults } from '../../functions/core/source/publication-fault.ts';

/** Stands for an id or a date that the source does not state. The rules check only their shape. */
const MADE_UP = { id: 'urn:uuid:00000000-0000-8000-8000-000000000000', date: '2000-01-01T00:00:00.000Z' };

/** The kinds of feeds with rules of their own. Feeds of sections, tags and authors have the rules of the latest. */
const KINDS_WITH_OWN_RULES: ReadonlySet<FeedKind> = new Set(['latest', 'feed', 'partner']);

/** The problems that publishing `article` would find: the feeds that it would be left out of, and why. */
export function leftOutProblems(key: string, article: Article, site: Site): Problem[] {
  const {
    id = MADE_UP.id,
    publishedAt = article.updatedAt ?? MADE_UP.date,
    updatedAt = publishedAt,
  } = article;
  const published: PublishedArticle = { ...article, id, publishedAt, updatedAt };
  const feeds = feedEntries(key, published, site).map(({ list }) => list);
  return problemsOfFaults(
    feeds
      .filter((feed) => KINDS_WITH_OWN_RULES.has(parseFeedId(feed).kind))
      .flatMap((feed) => faultsIn(feed, published, site)),
  );
}

function faultsIn(feed: FeedId, article: PublishedArticle, site: Site): PublicationFault[] {
  const document = feedDocument(feed, [article], { ...site, url: site.url ?? 'https://site.example/' });
  if (!document) return [];
  return [...renderChecked(document).leftOut.values()].map(({ format, rule, message }) => ({
    output: outputId({ kind: 'feed', feed }),
    format,
    rule,
    message,
  }));
}

/** What no two sources may share: text, id, slug. Of the files that are checked, the first one owns it. */
export class SharedClaims {
  readonly #owners = new Map<ClaimName, string>();

  /** Adds the claims of a source. Returns a problem for each that another source has already. */
  enter(key: string, interpretation: Interpretation & { readonly kind: 'article' }): Problem[] {
    const { id, slug } = interpretation.article;
    const claims = [contentClaim(interpretation.fingerprint), ...(id ? [idClaim(id)] : []), slugClaim(slug)];
    const taken = claims.flatMap((claim) => {
      const owner = this.#owners.get(claim);
      return owner === undefined ? [] : [{ claim, owner }];
    });
    for (const claim of claims) if (!this.#owners.has(claim)) this.#owners.set(claim, key);
    return problemsOfTaken(taken);
  }
}
