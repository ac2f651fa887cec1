import type { PublishedArticle } from '../article/article.ts';
import { mediaKeyOf } from '../article/own-media.ts';
import { digestOf } from '../kernel/digest.ts';
import { monthOf } from '../kernel/month.ts';
import { type FeedId, feedId, parseFeedId } from '../output/feed-ids.ts';
import { isMediaKey, type MediaKey } from '../output/media-key.ts';
import {
  keysOf,
  NEWS_OUTPUT,
  type OutputId,
  outputId,
  outputOfKey,
  parseOutput,
  SINGLE_OUTPUTS,
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
      const feeds = entries.map(({ list }) => list);
      const addresses = addressOutputs(claimsInForce(state));
      return {
        digest: digestOf([siteDigest, article]),
        outputs: outputsOfArticle(article, feeds),
        addresses: new Map(addresses.map((output) => [output, `${article.slug} ${siteDigest}`])),
      };
    }
    case 'media':
      return { digest: accepted.sourceEtag, outputs: [key].filter(isMediaKey), addresses: NO_ADDRESSES };
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
  const changes = (record.changes ?? []).map(({ partner }) => outputId({ kind: 'changes', partner }));
  return [...new Set([...outputs, ...addresses.keys(), ...changes])].sort();
}

/** The outputs of the addresses among `claims`: slugs and aliases. */
export function addressOutputs(claims: readonly ClaimName[]): OutputId[] {
  const parsed = claims.map(parseClaim).filter(({ kind }) => kind === 'slug' || kind === 'alias');
  return parsed.map(({ value }) => outputId({ kind: 'article', slug: value }));
}

/** The outputs that a public article in `feeds` shows in. */
export function outputsOfArticle(article: PublishedArticle, feeds: readonly FeedId[]): OutputId[] {
  const month = monthOf(article.publishedAt);
  return [
    outputId({ kind: 'article', slug: article.slug }),
    ...feeds.flatMap((feed) => [
      outputId({ kind: 'feed', feed }),
      outputId({ kind: 'archive', feed, month }),
      ...changesBeside(feed),
    ]),
    outputId({ kind: 'sitemap', month }),
    NEWS_OUTPUT,
  ];
}

function changesBeside(feed: FeedId): OutputId[] {
  const { kind, slug } = parseFeedId(feed);
  return kind === 'partner' ? [outputId({ kind: 'changes', partner: slug })] : [];
}

/** The outputs that show what `site.yaml` says, whatever articles there are. */
export function outputsOfSite(site: Site): OutputId[] {
  const { sections, feeds, partners } = site;
  const declared = [
    'latest' as const,
    ...Object.keys(sections).map((slug) => feedId('section', slug)),
    ...Object.keys(feeds).map((name) => feedId('feed', name)),
    ...Object.keys(partners).map((name) => feedId('partner', name)),
  ];
  return [
    ...declared.flatMap((feed) => [outputId({ kind: 'feed', feed }), ...changesBeside(feed)]),
    ...SINGLE_OUTPUTS,
    ...formerKeys(site).map(outputOfFormerKey),
  ];
}

/** What becomes of a former address is told by the output that has objects there, if any has. */
function outputOfFormerKey(key: string): OutputId {
  const owner = outputOfKey(key);
  return owner && keysOf(parseOutput(owner)).includes(key) ? owner : outputId({ kind: 'former', key });
}

/** The media that `site.yaml` itself shows. They are public, whichever articles name them. */
export function mediaOfSite({ icon, logo, favicon, feeds }: Site): MediaKey[] {
  const covers = Object.values(feeds).map(({ podcast }) => podcast?.image);
  const keys = [icon, logo, favicon, ...covers].map(mediaKeyOf);
  return [...new Set(keys.filter((key) => key !== undefined))];
}
