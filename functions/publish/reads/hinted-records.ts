import type { ListId } from '../../core/output/lists.ts';
import { type Hint, type HintQuery, hintPages } from '../../core/ports/hints.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';

/** A hint with the record that it leads to, if there is one. Only what the record says counts. */
export interface HintedRecord {
  readonly hint: Hint;
  readonly record: SourceRecord | undefined;
}

/** The hints of a list and their records, a page at a time: two requests for each page, one for an empty page. */
export async function* hintedRecords(
  list: ListId,
  query: Omit<HintQuery, 'next'>,
  { hints, sources }: Pick<PublishPorts, 'hints' | 'sources'>,
): AsyncGenerator<readonly HintedRecord[], void> {
  for await (const page of hintPages(hints, list, query)) {
    const records = page.length > 0 ? await sources.readSources(page.map(({ key }) => key)) : [];
    const byKey = new Map(records.map((record) => [record.key, record]));
    yield page.map((hint) => ({ hint, record: byKey.get(hint.key) }));
  }
}
