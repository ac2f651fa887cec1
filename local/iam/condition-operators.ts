import { asList, type Statement } from '../template/policy-document.ts';
import { matchesArn, matchesWildcard } from './wildcard.ts';

/** What is known about a request, by condition key. Keys are case-insensitive; here they are in lower case. */
export type ConditionContext = Readonly<Record<string, OneOrManyValues>>;
type OneOrManyValues = string | readonly string[];

/** The condition keys that the local cloud fills in. A policy with another key is refused when it is read. */
const KNOWN_KEYS = new Set([
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'dynamodb:leadingkeys',
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
  's3:tlsversion',
]);

type Comparison = (expected: string, actual: string) => boolean;

const equals: Comparison = (expected, actual) => expected === actual;
const equalsIgnoringCase: Comparison = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();

/** The positive operators. A negative operator has `Not` in its name and means that no value matches. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: equalsIgnoringCase,
  NumericEquals: (expected, actual) => Number(actual) === Number(expected),
  NumericGreaterThan: (expected, actual) => Number(actual) > Number(expected),
  NumericGreaterThanEquals: (expected, actual) => Number(actual) >= Number(expected),
  NumericLessThan: (expected, actual) => Number(actual) < Number(expected),
  NumericLessThanEquals: (expected, actual) => Number(actual) <= Number(expected),
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: matchesWildcard,
};

const NEGATED: Readonly<Record<string, string>> = {
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
};

/** True if every condition of a statement holds: operators and keys are joined by AND, values by OR. */
export function conditionsHold(statement: Statement, context: ConditionContext): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      conditionHolds(operator, asList(values).map(String), context[key.toLowerCase()]),
    ),
  );
}

/** The first operator or key of a statement that is not evaluated here, if any. */
export function unknownCondition(statement: Statement): string | undefined {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    const { base } = parseOperator(operator);
    if (base !== 'Null' && !Object.hasOwn(COMPARISONS, NEGATED[base] ?? base)) return `operator ${operator}`;
    const unknownKey = Object.keys(keys).find((key) => !KNOWN_KEYS.has(key.toLowerCase()));
    if (unknownKey) return `key ${unknownKey}`;
  }
  return undefined;
}

function conditionHolds(
  operator: string,
  expected: readonly string[],
  actual: OneOrManyValues | undefined,
): boolean {
  const { base, ifExists, set } = parseOperator(operator);
  const isAbsent = actual === undefined || (Array.isArray(actual) && actual.length === 0);
  if (base === 'Null') return expected.includes(String(isAbsent));
  const negated = NEGATED[base];
  // An absent key fails a positive operator and passes a negated one (IAM user guide, condition operators).
  if (isAbsent) return ifExists || set === 'ForAllValues' || negated !== undefined;
  const compare = COMPARISONS[negated ?? base] as Comparison;
  const matches = (value: string): boolean => {
    const anyMatches = expected.some((one) => compare(one, value));
    return negated ? !anyMatches : anyMatches;
  };
  const values = asList(actual);
  return set === 'ForAllValues' ? values.every(matches) : values.some(matches);
}

function parseOperator(operator: string): { base: string; ifExists: boolean; set: string | undefined } {
  const [set, name] = operator.includes(':') ? operator.split(':', 2) : [undefined, operator];
  const ifExists = (name as string).endsWith('IfExists');
  const base = ifExists ? (name as string).slice(0, -'IfExists'.length) : (name as string);
  const isSetKnown = set === undefined || set === 'ForAllValues' || set === 'ForAnyValue';
  return { base: isSetKnown ? base : operator, ifExists, set };
}
