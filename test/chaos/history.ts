import fc from 'fast-check';
import { type Edit, edit } from './edit.ts';
import { MISHAPS, type Mishap } from './mishap.ts';

/** All that decides how a run goes: equal histories, equal runs. */
export interface History {
  readonly edits: readonly Edit[];
  readonly mishaps: readonly Mishap[];
  /** Copies of each function at once. */
  readonly copies: number;
  /** How many per cent of the choices between an edit and everything else fall on the edit. */
  readonly haste: number;
  /** Per cent of the steps at which the function that went last goes on. */
  readonly steadiness: number;
  /** Decides everything else: what is delivered, which request takes effect, and when. */
  readonly seed: number;
}

const mishap: fc.Arbitrary<Mishap> = fc.record({ kind: fc.constantFrom(...MISHAPS), after: fc.nat(90) });

const sized = (keys: number, edits: { least: number; most: number }): fc.Arbitrary<History> =>
  fc.record({
    edits: fc.array(edit(keys), { minLength: edits.least, maxLength: edits.most, size: 'max' }),
    mishaps: fc.array(mishap, { maxLength: 2 * edits.most, size: 'max' }),
    copies: fc.integer({ min: 1, max: 4 }),
    haste: fc.constantFrom(2, 10, 50),
    steadiness: fc.constantFrom(95, 80, 0),
    seed: fc.nat(0x7fffffff),
  });

/** Everything meets: two articles, a handful of edits. */
export const shortHistory: fc.Arbitrary<History> = sized(2, { least: 1, most: 6 });

/** Many short ones, and some long ones over dozens of keys. */
export const history: fc.Arbitrary<History> = fc.oneof(
  { weight: 80, arbitrary: sized(3, { least: 1, most: 6 }) },
  { weight: 18, arbitrary: sized(6, { least: 1, most: 15 }) },
  { weight: 2, arbitrary: sized(40, { least: 1, most: 60 }) },
);

/** For the local cloud, where everything takes its time. */
export const cloudHistory: fc.Arbitrary<History> = sized(4, { least: 3, most: 8 });
