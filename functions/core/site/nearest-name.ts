/** Names further apart than this many single-character edits are not a slip of the keyboard. */
const MAX_EDITS = 2;

/** Longer words are no misspelt field name; the bound keeps the quadratic comparison cheap. */
const MAX_LENGTH = 40;

/**
 * The candidate that a misspelt name most likely means, if one is near enough (Levenshtein distance of at
 * most two, and less than half of the name). Case, `_`, `-` and spaces are ignored.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = foldName(name);
  if (wanted === '' || wanted.length > MAX_LENGTH) return undefined;
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editDistance(wanted, foldName(candidate));
    if (edits <= MAX_EDITS && edits * 2 < wanted.length && edits < (best?.edits ?? MAX_EDITS + 1)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}

/** A field name without what people write in different ways: `time_zone`, `Time-Zone` → `timezone`. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
