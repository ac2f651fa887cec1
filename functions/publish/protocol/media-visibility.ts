import { mediaKeysOf } from '../../core/article/own-media.ts';
import { readSite } from '../../core/ports/site-in-force.ts';
import { mediaOfSite, OF_ALL_TIME } from '../../core/source/media-uses.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';
import { hintedRecords } from '../reads/hinted-records.ts';
import { type Look, visibleHere } from '../reads/listed-articles.ts';

/** Hints read at once. Most files are named by one article. */
const PAGE = 25;

/**
 * Whether the media file `media` may be seen now: not while only articles name it that may not be (invariant I2).
 * Hints lead to the articles that name it; only what an article's own row says counts.
 *
 * @param look notes articles that only wait for this function's clock
 */
export async function mayBeSeen(
  media: string,
  look: Pick<Look, 'now' | 'ahead'>,
  ports: Pick<PublishPorts, 'hints' | 'sources'>,
): Promise<boolean> {
  let isNamed = false;
  for await (const page of hintedRecords(media, { before: OF_ALL_TIME, limit: PAGE }, ports)) {
    const users = page.flatMap(({ record }) => (record && names(record, media) ? record : []));
    // One that shows it is enough, however many others there are.
    if (users.some((user) => visibleHere(user, look))) return true;
    isNamed ||= users.length > 0;
  }
  return !isNamed || mediaOfSite(await readSite(ports.sources)).includes(media);
}

function names({ accepted }: SourceRecord, media: string): boolean {
  return accepted?.kind === 'article' && mediaKeysOf(accepted.article).includes(media);
}
