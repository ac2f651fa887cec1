import { mediaKeysOf } from '../core/article/own-media.ts';
import { mediaOfSite, OF_ALL_TIME } from '../core/media-uses.ts';
import { visibleArticle } from '../core/publication.ts';
import type { SourceRecord } from '../core/source-record.ts';
import type { PublishPorts } from './ports.ts';
import { readSite } from './view.ts';

/** Hints read at once. Most files are named by one article. */
const PAGE = 25;

/**
 * Whether the media file `media` may be seen now: not while only articles name it that may not be (invariant I2).
 * Hints lead to the articles that name it; only what an article's own row says counts.
 */
export async function mayBeSeen(media: string, { index, clock }: PublishPorts): Promise<boolean> {
  const now = clock();
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
    if (users.some((user) => visibleArticle(user, now))) return true;
    isNamed ||= users.length > 0;
    next = page.next;
  } while (next);
  return !isNamed || mediaOfSite(await readSite(index)).includes(media);
}

function names({ accepted }: SourceRecord, media: string): boolean {
  return accepted?.kind === 'article' && mediaKeysOf(accepted.article).includes(media);
}
