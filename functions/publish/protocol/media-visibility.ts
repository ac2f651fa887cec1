import { mediaKeysOf } from '../../core/article/own-media.ts';
import type { MediaKey } from '../../core/output/media-key.ts';
import { readSite } from '../../core/ports/site-in-force.ts';
import { OF_ALL_TIME } from '../../core/source/entries.ts';
import { mediaOfSite } from '../../core/source/outputs-of-source.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';
import { hintedRecords } from '../reads/hinted-records.ts';
import { type ReadContext, visibleHere } from '../reads/read-context.ts';

/** Hints read at once. Most files are named by one article. */
const PAGE = 25;

/**
 * True if the media file `media` may be seen now. It may not while only hidden articles name it (invariant I2). Hints
 * lead to the articles that name it. An article counts only if its own row says the same.
 *
 * @param context notes articles that only wait for this function's clock
 */
export async function mayBeSeen(
  media: MediaKey,
  context: Pick<ReadContext, 'now' | 'ahead'>,
  ports: Pick<PublishPorts, 'hints' | 'sources'>,
): Promise<boolean> {
  let isNamed = false;
  for await (const page of hintedRecords(media, { before: OF_ALL_TIME, limit: PAGE }, ports)) {
    const users = page.flatMap(({ record }) => (record && names(record, media) ? record : []));
    // One article that shows it is enough, however many others name it.
    if (users.some((user) => visibleHere(user, context))) return true;
    isNamed ||= users.length > 0;
  }
  return !isNamed || mediaOfSite(await readSite(ports.sources)).includes(media);
}

function names({ accepted }: SourceRecord, media: MediaKey): boolean {
  return accepted?.kind === 'article' && mediaKeysOf(accepted.article).includes(media);
}
