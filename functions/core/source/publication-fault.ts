import type { Problem } from '../kernel/problem.ts';
import type { FeedFormat } from '../output/document-keys.ts';
import type { OutputId } from '../output/outputs.ts';

/** The rule by which a feed that would lose too much at once is held (invariant I6). */
export const FEED_HELD = 'feed-held';

/**
 * What became of a source when an output was published, if that was not as its editor would expect: its article
 * was left out of a document, or its deletion is held back. Told on its receipt (invariant I7).
 */
export interface PublicationFault {
  readonly output: OutputId;
  /** Stable, kebab-case: {@link FEED_HELD}, or the rule of the check that the article breaks. */
  readonly rule: string;
  /** What is wrong, as one sentence. */
  readonly message: string;
  /** The document that breaks the rule; absent if it is not about one. */
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
  const feeds = outputs.map((output) => output.replace(/^feed\//, ''));
  if (rule === FEED_HELD) {
    return {
      code: FEED_HELD,
      severity: 'warning',
      message: `Too much was deleted at once; these feeds are held as they were: ${feeds.join(', ')}.`,
      hint: `Put the files back; or, if it was meant, run: broadsheet release ${feeds.join(' ')}`,
    };
  }
  return {
    code: 'left-out',
    severity: 'warning',
    message: `Left out of ${feeds.join(', ')}, which it would make invalid (${rule}): ${message}`,
    hint: 'Correct what the message names and upload the file again; everything else is published.',
  };
}
