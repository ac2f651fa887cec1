import { describedMediaOf } from '../core/article/own-media.ts';
import { jobsFor } from '../core/messages/job-message.ts';
import type { MediaKey } from '../core/output/media-key.ts';
import { hintPages } from '../core/ports/hints.ts';
import { OF_ALL_TIME } from '../core/source/entries.ts';
import { outputsShowing } from '../core/source/outputs-of-source.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';

/** Rows read at once. */
const PAGE = 25;

/**
 * Has the outputs of every article that describes a media file rebuilt, for they state its type, length and size. To
 * be called after the file's row is committed. An article committed later is published from that row anyway; one
 * committed before is in the file's list, because hints come before the commit.
 */
export async function tellMediaUsers(
  media: MediaKey,
  { hints, jobs, sources }: Pick<IngestPorts, 'hints' | 'jobs' | 'sources'>,
): Promise<void> {
  for await (const page of hintPages(hints, media, { before: OF_ALL_TIME, limit: PAGE })) {
    const users = await Promise.all(page.map(({ key }) => sources.readSource(key)));
    const outputs = users.flatMap((user) => (user && describes(user, media) ? outputsShowing(user) : []));
    await jobs.send(jobsFor([...new Set(outputs)]));
  }
}

/** False if the file is named only in the article's text, where nothing but its address is stated. */
function describes({ accepted }: SourceRecord, media: MediaKey): boolean {
  return accepted?.kind === 'article' && describedMediaOf(accepted.article).includes(media);
}
