import type { PublishedArticle } from '../article/article.ts';
import { mediaKeyOf } from '../article/own-media.ts';
import { digestOf } from '../kernel/digest.ts';
import { monthOf } from '../kernel/month.ts';
import { type FeedId, isPartnerFeed } from '../output/addresses.ts';
import {
  ASSETS_OUTPUT,
  archiveOutput,
  CATALOGUE_OUTPUT,
  changesOutput,
  FEED_OBJECT,
  LATEST_OUTPUT,
  NEWS_OUTPUT,
  type OutputId,
  outputOfKey,
  SITEMAP_OUTPUT,
} from '../output/outputs.ts';
import { formerKeys } from '../site/former-address.ts';
import type { Site } from '../site/site.ts';
import { type ClaimName, parseClaim } from './claim.ts';
import type { Decision } from './decision.ts';
import { claimsInForce } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';

/** Where a state of a source shows. */
export interface Showing {
  /** Two states with equal digests: not a byte of any output differs. */
  readonly digest: string;
  readonly outputs: readonly OutputId[];
  /** The addresses that lead to the article, its own and former ones, and to which address of the article. */
  readonly addresses: ReadonlyMap<OutputId, string>;
}

const NO_ADDRESSES: Showing['addresses'] = new Map();
export const NOT_SHOWN: Showing = { digest: '', outputs: [], addresses: NO_ADDRESSES };

/** Where `state` of the source `key` shows, on the site with the digest `siteDigest`. */
export function showingOf(
  key: string,
  state: Pick<Decision, 'accepted' | 'entries' | 'claims' | 'slugs'>,
  siteDigest: string | undefined,
): Showing {
  const { accepted, entries } = state;
  switch (accepted?.kind) {
    case 'article': {
      if (entries.length === 0) return NOT_SHOWN;
      const { article } = accepted;
      const feeds = entries.map(({ feed }) => feed);
      const addresses = addressOutputs(claimsInForce(state));
      return {
        digest: digestOf([siteDigest, article]),
        outputs: outputsOfArticle(article, feeds),
        addresses: new Map(addresses.map((output) => [output, `${article.slug} ${siteDigest}`])),
      };
    }
    case 'media':
      return { digest: accepted.sourceEtag, outputs: [key], addresses: NO_ADDRESSES };
    case 'site':
      return {
        digest: accepted.digest,
        outputs: [...outputsOfSite(accepted.site), ...mediaOfSite(accepted.site)],
        addresses: NO_ADDRESSES,
      };
    default:
      return NOT_SHOWN;
  }
}

/** The outputs that a record shows in now, sorted. */
export function outputsShowing(record: SourceRecord): readonly OutputId[] {
  const { outputs, addresses } = showingOf(record.key, record, record.siteDigest);
  const changes = (record.changes ?? []).map(({ partner }) => changesOutput(partner));
  return [...new Set([...outputs, ...addresses.keys(), ...changes])].sort();
}

/** The outputs of the addresses among `claims`: slugs and aliases. */
export function addressOutputs(claims: readonly ClaimName[]): OutputId[] {
  const parsed = claims.map(parseClaim).filter(({ kind }) => kind === 'slug' || kind === 'alias');
  return parsed.map(({ value }) => `article/${value}`);
}

/** The outputs that a public article in `feeds` shows in. */
export function outputsOfArticle(article: PublishedArticle, feeds: readonly FeedId[]): OutputId[] {
  const month = monthOf(article.publishedAt);
  return [
    `article/${article.slug}`,
    ...feeds.flatMap((feed) => [`feed/${feed}`, archiveOutput(feed, month), ...changesBeside(feed)]),
    `${SITEMAP_OUTPUT}/${month}`,
    NEWS_OUTPUT,
  ];
}

function changesBeside(feed: FeedId): OutputId[] {
  return isPartnerFeed(feed) ? [changesOutput(feed.slice('partner/'.length))] : [];
}

/** The outputs that show what `site.yaml` says, whatever articles there are. */
export function outputsOfSite(site: Site): OutputId[] {
  const { sections, feeds, partners } = site;
  return [
    LATEST_OUTPUT,
    ...Object.keys(sections).map((slug) => `feed/section/${slug}`),
    ...Object.keys(feeds).map((name) => `feed/feed/${name}`),
    ...Object.keys(partners).flatMap((name) => [`feed/partner/${name}`, changesOutput(name)]),
    CATALOGUE_OUTPUT,
    SITEMAP_OUTPUT,
    NEWS_OUTPUT,
    ASSETS_OUTPUT,
    ...formerKeys(site).map((key) => (FEED_OBJECT.test(key) && outputOfKey(key)) || `former/${key}`),
  ];
}

/** The media that `site.yaml` itself shows. They are public, whichever articles name them. */
export function mediaOfSite({ icon, logo, favicon, feeds }: Site): string[] {
  const covers = Object.values(feeds).map(({ podcast }) => podcast?.image);
  const keys = [icon, logo, favicon, ...covers].map(mediaKeyOf);
  return [...new Set(keys.filter((key) => key !== undefined))];
}
