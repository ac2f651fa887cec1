import { mediaKeysOf } from '../../core/article/own-media.ts';
import { readSite } from '../../core/ports/read-site.ts';
import { mediaOfSite, OF_ALL_TIME } from '../../core/source/media-uses.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';
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
  { index }: Pick<PublishPorts, 'index'>,
): Promise<boolean> {
  let isNamed = false;
  let next: string | undefined;
  do {
    const page = await index.queryHints(media, {
      before: OF_ALL_TIME,
      limit: PAGE,
      ...(next ? { next } : {}),
    });
    const records = await index.readSources(page.hints.map(({ key }) => key));
    const users = records.filter((record) => names(record, media));
    // One that shows it is enough, however many others there are.
    if (users.some((user) => visibleHere(user, look))) return true;
    isNamed ||= users.length > 0;
    next = page.next;
  } while (next);
  return !isNamed || mediaOfSite(await readSite(index)).includes(media);
}

function names({ accepted }: SourceRecord, media: string): boolean {
  return accepted?.kind === 'article' && mediaKeysOf(accepted.article).includes(media);
}
