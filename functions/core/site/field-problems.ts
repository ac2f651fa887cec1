import { nearestName } from '../kernel/nearest-name.ts';
import type { Problem } from '../kernel/problem.ts';
import { slugify } from '../kernel/slug.ts';
import { isPartnerName, MAX_PARTNER_NAME_CHARACTERS } from './partner-at-edge.ts';

export type PlacelessProblem = Omit<Problem, 'field' | 'line' | 'column'>;

/** A problem with one field of `site.yaml`. */
export interface FieldProblem {
  /** Canonical names and positions in lists. */
  readonly path: readonly PropertyKey[];
  readonly problem: PlacelessProblem;
}

export function fieldTwice(field: string): PlacelessProblem {
  return {
    code: 'field-twice',
    severity: 'error',
    message: `The field "${field}" is given twice.`,
    hint: 'Remove one of the two lines.',
  };
}

/** An error in a strict group: there, to ignore the field could publish what it should keep back. */
export function fieldUnknown(name: string, known: readonly string[], isStrict: boolean): PlacelessProblem {
  const meant = nearestName(name, known);
  return {
    code: 'field-unknown',
    severity: isStrict ? 'error' : 'warning',
    message: `The field "${name}" is not known${isStrict ? '' : ' and was ignored'}.`,
    hint: meant ? `Did you mean "${meant}"?` : `The fields known here are ${known.join(', ')}.`,
  };
}

/** A rule without fields would fit every article. */
export function groupEmpty(): PlacelessProblem {
  return {
    code: 'rule-empty',
    severity: 'error',
    message: 'This rule is empty.',
    hint: 'Complete the line, or remove it.',
  };
}

export function keyInvalid(key: string): PlacelessProblem {
  const slug = slugify(key);
  return {
    code: 'slug-invalid',
    severity: 'error',
    message: `"${key}" becomes part of an address, but has characters that do not belong in an address.`,
    hint: slug ? `Write it as "${slug}".` : 'Use letters, digits and hyphens.',
  };
}

export function nameReserved(name: string): PlacelessProblem {
  return {
    code: 'name-reserved',
    severity: 'error',
    message: `A feed cannot be called "${name}": this word means something else in addresses.`,
    hint: `Choose another name, such as "${name}-feed".`,
  };
}

export function listTooLong(length: number, most: number): PlacelessProblem {
  return {
    code: 'list-too-long',
    severity: 'error',
    message: `There are ${length} of these; the limit is ${most}.`,
    hint: 'Remove the ones that you do not need.',
  };
}

/** Other slugs may be longer, and have letters of any script. */
export function partnerNameProblem(slug: string): PlacelessProblem | undefined {
  if (isPartnerName(slug)) return undefined;
  return {
    code: 'partner-name-invalid',
    severity: 'error',
    message: `"${slug.slice(0, 100)}" cannot be the name of a partner.`,
    hint: `Use at most ${MAX_PARTNER_NAME_CHARACTERS} characters: a to z, 0 to 9, and hyphens between them.`,
  };
}
