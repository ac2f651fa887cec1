import type { FeedId } from './feed-ids.ts';
import type { MediaKey } from './media-key.ts';

/**
 * Something that the index keeps in order: the articles of a feed, and what the lists below hold. A media key is the
 * list of the sources whose articles name that file.
 */
export type ListId = FeedId | MediaKey | typeof DUE | typeof HELD | ChangesList | UntoldList;

type ChangesList = `changes/${string}`;
type UntoldList = `untold/${string}`;

/** The sources that time will change, by the instant at which it does. */
export const DUE = 'due';

/** The outputs of the feeds that their guard holds, for the clock to have them judged again. */
export const HELD = 'held';

/** What a partner is told of, the last change of each article. */
export function changesList(partner: string): ChangesList {
  return `changes/${partner}`;
}

/** The changes that a partner's webhook is yet to be told of. */
export function untoldList(partner: string): UntoldList {
  return `untold/${partner}`;
}

/** The position of a source in a list. */
export interface Entry<List extends ListId = ListId> {
  readonly list: List;
  /** The order of the list, the newest last: an instant, then what keeps apart the sources of one instant. */
  readonly sortKey: string;
}
