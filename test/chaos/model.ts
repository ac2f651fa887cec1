import type { Statement } from './edit.ts';
import { instantAfter } from './text.ts';

/** One version of a text under one key, from its upload until another good one, or a deletion, ended it. */
interface Stay {
  readonly key: string;
  readonly version: number;
  readonly states: Statement;
  readonly from: string;
  until?: string;
  /** A bad upload came over it. */
  mayBeUnseen?: boolean;
}

/** What is known of an article that names a media file. */
export interface Naming {
  readonly key: string;
  readonly version: number;
  /** It is there now, is good, and no other source ever wanted what it wants. */
  readonly isCertain: boolean;
  /** From when a reader could see it; undefined: never. */
  readonly seenFrom?: string | undefined;
}

/** After every instant. */
const END_OF_TIME = '9999';

/**
 * What the editors have done, and what of it may be seen: written from the promises (invariants I2 and I6), not
 * from the code.
 */
export class Model {
  /** Of the history: what its articles' times are counted from. */
  readonly beginning: string;
  readonly #stays: Stay[] = [];
  /** Under each key that was ever used: the upload there now; undefined: deleted. */
  readonly #now = new Map<string, { readonly version: number; readonly isGood: boolean } | undefined>();

  constructor(beginning: string) {
    this.beginning = beginning;
  }

  upload(key: string, version: number, states: Statement | undefined, at: string): void {
    const isGood = states !== undefined && !isContradictory(states);
    this.#now.set(key, { version, isGood });
    if (isGood) {
      this.#end(key, at);
      this.#stays.push({ key, version, states, from: at });
    } else this.#coverUp(key);
  }

  remove(key: string, at: string): void {
    this.#now.set(key, undefined);
    this.#end(key, at);
  }

  /** Whether a reader could have seen anything of `version` at `at` or before. */
  couldBeSeenBy(version: number, at: string): boolean {
    return this.#stays.some(
      (stay) => stay.version === version && (this.#showing(stay)?.from ?? END_OF_TIME) <= at,
    );
  }

  /** The versions that a reader may see at `at`, with the accepted ones of bad uploads and the like. */
  visibleAt(at: string): ReadonlySet<number> {
    const versions = this.#stays.filter((stay) => {
      const shown = this.#showing(stay);
      return shown !== undefined && shown.from <= at && at < shown.until;
    });
    return new Set(versions.map(({ version }) => version));
  }

  /** The articles that ever named media file `media`. */
  naming(media: number): Naming[] {
    return this.#stays
      .filter(({ states }) => states.image === media)
      .map((stay) => ({
        key: stay.key,
        version: stay.version,
        isCertain: stay.until === undefined && !stay.mayBeUnseen && !this.#isDisputed(stay),
        seenFrom: this.#showing(stay)?.from,
      }));
  }

  /** Keys whose upload is good and wants nothing that another source could want too, with what it is to be. */
  *undisputed(at: string): Generator<{ key: string; version: number; status: string }> {
    for (const stay of this.#stays.filter(({ until }) => until === undefined)) {
      if (!this.#now.get(stay.key)?.isGood || this.#isDisputed(stay)) continue;
      yield { key: stay.key, version: stay.version, status: this.#statusAt(stay.states, at) };
    }
  }

  /** The keys of everything ever uploaded, with whether it is there and good. */
  *keys(): Generator<{ key: string; state: 'good' | 'bad' | 'deleted' }> {
    for (const [key, upload] of this.#now) {
      yield { key, state: upload ? (upload.isGood ? 'good' : 'bad') : 'deleted' };
    }
  }

  /** From when until when a reader may see anything of a stay; undefined: never. */
  #showing(stay: Stay): { from: string; until: string } | undefined {
    const { date, expires, draft } = stay.states;
    const from = [stay.from, ...(date === undefined ? [] : [instantAfter(this.beginning, date)])]
      .sort()
      .at(-1);
    const ends = [
      this.#endOf(stay),
      expires === undefined ? END_OF_TIME : instantAfter(this.beginning, expires),
    ];
    const until = ends.sort()[0] as string;
    return draft || !from || from >= until ? undefined : { from, until };
  }

  /**
   * A version that is refused because another source goes before it leaves the last one that was looked at
   * standing, and so does a bad one.
   */
  #endOf(stay: Stay): string {
    const next = this.#next(stay);
    return next && this.#isPassedOver(next) ? this.#endOf(next) : (stay.until ?? END_OF_TIME);
  }

  /** Whether `stay` may be refused; or may not have been looked at before one came that may be. */
  #isPassedOver(stay: Stay): boolean {
    if (stay.mayBeUnseen || this.#isDisputed(stay)) return true;
    const next = this.#next(stay);
    return next !== undefined && this.#isPassedOver(next);
  }

  #next({ key, until }: Stay): Stay | undefined {
    return this.#stays.find((other) => other.key === key && other.from === until);
  }

  /** Whether another source ever wanted what `stay` wants. */
  #isDisputed(stay: Stay): boolean {
    return this.#stays.some(
      (other) =>
        other.key !== stay.key && (other.version === stay.version || sharesName(other.states, stay.states)),
    );
  }

  #statusAt({ draft, date, expires }: Statement, at: string): string {
    if (draft) return 'draft';
    if (expires !== undefined && instantAfter(this.beginning, expires) <= at) return 'expired';
    return date === undefined || instantAfter(this.beginning, date) <= at ? 'published' : 'scheduled';
  }

  /** A bad upload leaves standing what was there before; a deletion between the two need not have been seen. */
  #coverUp(key: string): void {
    const stays = this.#stays.filter((one) => one.key === key);
    // Of several in a row, too, none need have been seen but the first.
    for (const stay of stays) stay.mayBeUnseen = true;
    delete stays.at(-1)?.until;
  }

  #end(key: string, at: string): void {
    const stay = this.#stays.findLast((one) => one.key === key);
    if (stay && stay.until === undefined) stay.until = at;
  }
}

/** Such an article is refused. */
function isContradictory({ date, expires }: Statement): boolean {
  return date !== undefined && expires !== undefined && expires <= date;
}

function sharesName(one: Statement, other: Statement): boolean {
  return (one.slug !== undefined && one.slug === other.slug) || (one.id !== undefined && one.id === other.id);
}
