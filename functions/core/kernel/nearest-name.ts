/** A shorter name with a slip in it is too little to tell what was meant. */
const MIN_LENGTH = 3;
/** The bound keeps the quadratic comparison cheap. */
const MAX_LENGTH = 40;

/** Up to this length two slips make another word. */
const MAX_SHORT_LENGTH = 5;

/** A field's name without what people write in different ways: `time_zone` and `Time-Zone` are `timezone`. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

/**
 * The candidate that a misspelt name most likely means, if one is near enough: at most two letters are wrong, in
 * short names one. Names are compared by {@link foldName}; of equally near ones the first wins.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = foldName(name);
  if (wanted.length < MIN_LENGTH || wanted.length > MAX_LENGTH) return undefined;
  let fewestEdits = wanted.length <= MAX_SHORT_LENGTH ? 2 : 3;
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const edits = editDistance(wanted, foldName(candidate));
    if (edits >= fewestEdits) continue;
    fewestEdits = edits;
    nearest = candidate;
  }
  return nearest;
}

/** Damerau-Levenshtein (optimal string alignment): `athuor` is one step from `author`. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const substitution = previous[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length]!;
}
