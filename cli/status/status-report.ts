import type { FeedState, Hold, LeftOut } from '../../functions/core/feed/feed-state.ts';
import type { Instant } from '../../functions/core/kernel/instant.ts';
import type { Problem } from '../../functions/core/kernel/problem.ts';
import { type OutputId, parseOutput, shortName } from '../../functions/core/output/outputs.ts';
import type { Status } from '../../functions/core/source/lifecycle.ts';
import type { QueueDepth, QueueName } from '../stack/work-queue.ts';

/** How a stack is; `broadsheet status --json` prints just this (docs/operations.md). Fields are only ever added. */
export interface StatusReport {
  /** `the stack Broadsheet` */
  readonly target: string;
  /** Null: none is in force yet. */
  readonly site: SiteReport | null;
  readonly queues: Readonly<Record<QueueName, QueueDepth & { readonly dead: number }>>;
  /** Those that exist, by name. */
  readonly feeds: readonly FeedReport[];
  /** The articles that the check keeps out of documents; `from` names the output as jobs do. */
  readonly leftOut: readonly (LeftOut & { readonly from: OutputId })[];
  /** How many sources there are of each status that there is; absent with `--quick`. */
  readonly sources?: Readonly<Partial<Record<Status, number>>>;
  /** By key; only with `--problems`. */
  readonly problems?: readonly SourceReport[];
  /** What somebody should see to, each with its remedy; none: all is well. */
  readonly attention: readonly string[];
}

interface SiteReport {
  readonly title: string;
  readonly url: string;
  readonly language: string;
  /** Of the last upload of `site.yaml`; `rejected`: the one before is in force. */
  readonly status: Status;
  readonly problems: readonly Problem[];
}

/** A feed as it was last published. */
interface FeedReport {
  readonly feed: string;
  readonly title: string;
  readonly items: number;
  readonly changedAt: Instant;
  readonly held: Pick<Hold, 'since' | 'lost' | 'of'> | null;
}

/** A source with something to be put right by its editor. */
export interface SourceReport {
  readonly key: string;
  readonly status: Status;
  readonly problems: readonly Problem[];
}

/** A recorded state for the report; undefined if it is of no feed, or of one that does not exist. */
export function reportFeed({ output, listing, ...state }: FeedState): FeedReport | undefined {
  if (!listing || parseOutput(output).kind !== 'feed') return undefined;
  const { held } = state;
  return {
    feed: shortName(output),
    title: listing.title,
    items: state.items.length,
    changedAt: state.changedAt,
    held: held ? { since: held.since, lost: held.lost, of: held.of } : null,
  };
}

/** What somebody should see to. @param flags what a remedy needs to work here: ` --stack Broadsheet` */
export function attentionOf(report: Omit<StatusReport, 'attention'>, flags: string): string[] {
  return [
    ...siteAttention(report.site),
    ...queueAttention(report.queues, flags),
    ...feedAttention(report.feeds, flags),
    ...leftOutAttention(report.leftOut),
  ];
}

function siteAttention(site: SiteReport | null): string[] {
  if (!site)
    return ['no site is in force: the clock sees to it within a minute of the deployment; see its log'];
  if (site.status !== 'rejected') return [];
  const [first] = site.problems;
  return [
    `site.yaml was rejected, so the one before it is in force: ${first?.message ?? ''} ${first?.hint ?? ''}`,
  ];
}

function queueAttention(queues: StatusReport['queues'], flags: string): string[] {
  return Object.entries(queues).flatMap(([name, { dead }]) =>
    dead === 0
      ? []
      : [
          `${dead} dead ${dead === 1 ? 'letter' : 'letters'} of ${name}: mend the cause (see the log), then run: broadsheet redrive ${name}${flags}`,
        ],
  );
}

function feedAttention(feeds: readonly FeedReport[], flags: string): string[] {
  return feeds.flatMap(({ feed, held }) =>
    held
      ? [
          `${feed} is held since ${held.since}: it would have lost ${held.lost} of ${held.of} articles at once. ` +
            `Put the files back; or, if it was meant, run: broadsheet release ${feed}${flags}`,
        ]
      : [],
  );
}

function leftOutAttention(leftOut: StatusReport['leftOut']): string[] {
  return leftOut.map(
    ({ key, from, rule, message }) =>
      `${key} is left out of ${from}, which it would make invalid (${rule}: ${message}): its receipt tells its editor`,
  );
}
