import type { Problem } from '../kernel/problem.ts';
import type { FeedFormat } from '../output/document-keys.ts';
import { type OutputId, shortName } from '../output/outputs.ts';

/** The rule by which a feed is held because it would lose too much at once (invariant I6). */
export const FEED_HELD = 'feed-held';

/**
 * What went wrong with one source when one output was published: its article was left out of a document, or its
 * deletion is held back. The source's receipt tells it (invariant I7).
 */
export interface PublicationFault {
  readonly output: OutputId;
  /** Stable, kebab-case: {@link FEED_HELD}, or the rule of the check that the article breaks. */
  readonly rule: string;
  /** What is wrong, as one sentence. */
  readonly message: string;
  /** The format of the document that breaks the rule. Absent if the fault is not about a document. */
  readonly format?: FeedFormat;
}

/** What to tell the editor of a source with these faults: at most one problem for each rule, feeds in order. */
export function problemsOfFaults(faults: readonly PublicationFault[]): Problem[] {
  const byRule = Map.groupBy(faults, ({ rule }) => rule);
  return [...byRule].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, same]) => problemOf(same));
}

function problemOf(faults: readonly PublicationFault[]): Problem {
  const [{ rule, message }] = faults as readonly [PublicationFault];
  const outputs = [...new Set(faults.map(({ output }) => output))].sort();
  const feeds = outputs.map(shortName);
  if (rule === FEED_HELD) {
    return {
      code: FEED_HELD,
      severity: 'warning',
      message: `Too many articles were deleted at once, so these feeds stay as they were: ${feeds.join(', ')}.`,
      hint: `Put the files back. If you meant to delete them, run: broadsheet release ${feeds.join(' ')}`,
    };
  }
  return {
    code: 'left-out',
    severity: 'warning',
    message: `Left out of ${feeds.join(', ')}, because it would make the feed invalid (${rule}): ${message}`,
    hint: 'Correct what the message names and upload the file again. Everything else is published.',
  };
}
