import type { FeedState, Hold, LeftOut } from '../../functions/core/feed/feed-state.ts';
import type { Instant } from '../../functions/core/kernel/instant.ts';
import type { Problem } from '../../functions/core/kernel/problem.ts';
import { type OutputId, parseOutput, shortName } from '../../functions/core/output/outputs.ts';
import type { Status } from '../../functions/core/source/lifecycle.ts';
import type { QueueDepth, QueueName } from '../stack/work-queue.ts';

/** The state of a stack, as `broadsheet status --json` prints it (docs/operations.md). Fields are only ever added. */
export interface StatusReport {
  /** `the stack Broadsheet` */
  readonly target: string;
  /** Null if no site is in force yet. */
  readonly site: SiteReport | null;
  readonly queues: Readonly<Record<QueueName, QueueDepth & { readonly dead: number }>>;
  /** The feeds that exist, sorted by name. */
  readonly feeds: readonly FeedReport[];
  /** The articles that the check keeps out of a document; `from` is the output, as jobs name it. */
  readonly leftOut: readonly (LeftOut & { readonly from: OutputId })[];
  /** The number of sources of each status; absent with `--quick`. */
  readonly sources?: Readonly<Partial<Record<Status, number>>>;
  /** Sorted by key; only with `--problems`. */
  readonly problems?: readonly SourceReport[];
  /** What somebody should look at, each with what to do; empty if nothing needs attention. */
  readonly attention: readonly string[];
}

interface SiteReport {
  readonly title: string;
  readonly url: string;
  readonly language: string;
  /** The status of the last upload of `site.yaml`. If it is `rejected`, the one before is in force. */
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

/** A source with problems that its editor should fix. */
export interface SourceReport {
  readonly key: string;
  readonly status: Status;
  readonly problems: readonly Problem[];
}

/** The report of a feed by its recorded state; undefined for another output, and for a feed that does not exist. */
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

/** What needs attention. @param flags to add to the commands that it names, such as ` --stack Broadsheet` */
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
    return [
      'no site is in force: the clock sets one up within a minute of the deployment; if not, see its log',
    ];
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
          `${dead} dead ${dead === 1 ? 'letter' : 'letters'} of ${name}: fix the cause (see the log), then run: broadsheet redrive ${name}${flags}`,
        ],
  );
}

function feedAttention(feeds: readonly FeedReport[], flags: string): string[] {
  return feeds.flatMap(({ feed, held }) =>
    held
      ? [
          `${feed} is held since ${held.since}: it would have lost ${held.lost} of ${held.of} articles at once. ` +
            `Put the files back; or, if you meant to delete them, run: broadsheet release ${feed}${flags}`,
        ]
      : [],
  );
}

function leftOutAttention(leftOut: StatusReport['leftOut']): string[] {
  return leftOut.map(
    ({ key, from, rule, message }) =>
      `${key} is left out of ${from}, which it would make invalid (${rule}: ${message}): its receipt says so to its editor`,
  );
}
