import type { CacheLifetime } from './cache-lifetimes.ts';
import type { FeedId } from './feed-ids.ts';

/** What is to be known of a kind of outputs. `Parts` tell one output of the kind from another. */
export interface OutputTraits<Name extends string, Rest extends string, Parts extends object> {
  /** What the ids of its outputs begin with; the whole id, if there is only one output. */
  readonly name: Name;
  /** The rest of an output's id. */
  write(parts: Parts): Rest;
  /** The parts that the rest of an id states; undefined if it is the id of nothing. */
  read(rest: string): Parts | undefined;
  /** The keys of all objects that an output may have. */
  keys(parts: Parts): readonly string[];
  /** The output that has this object, or once had it: the repair finds what was left behind. */
  owner(key: string): Parts | undefined;
  /** Folders at the top of the site that are its own, whatever is in them. */
  readonly folders?: readonly string[];
  /** How long viewers and the edge keep its objects, or the one with this key. */
  readonly cacheLifetime: CacheLifetime | ((key: string) => CacheLifetime);
  /** True if nobody waits for it, as for archives and what search engines read. */
  readonly isPatient?: boolean;
  /** True if there is exactly one, which shows what `site.yaml` says. */
  readonly isSingle?: boolean;
  /** True if a row of the index records what was left out of it, and of a feed what was published. */
  readonly isRecorded?: boolean;
  /** The feed with which it is held: while the guard holds that feed, this output is kept as it is. */
  heldWith?(parts: Parts): FeedId;
}

/** One declaration. The compiler infers from it what tells the outputs apart, and what their ids look like. */
export function kind<const Name extends string, Rest extends string, Parts extends object>(
  traits: OutputTraits<Name, Rest, Parts>,
): OutputTraits<Name, Rest, Parts> {
  return traits;
}

type SingleTraits = Pick<OutputTraits<string, '', object>, 'cacheLifetime' | 'isPatient'>;

/** A kind of which there is one output, always with the same objects. */
export function single<const Name extends string>(
  name: Name,
  keys: readonly string[],
  traits: SingleTraits,
): OutputTraits<Name, '', object> {
  return {
    name,
    write: () => '',
    read: (rest) => (rest === '' ? {} : undefined),
    keys: () => keys,
    owner: (key) => (keys.includes(key) ? {} : undefined),
    isSingle: true,
    ...traits,
  };
}
