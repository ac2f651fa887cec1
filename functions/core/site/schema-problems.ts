import type { Problem } from '../kernel/problem.ts';
import type { SITE } from './site.ts';
import { isMapping, type SiteFields } from './site-fields.ts';

type Issue = NonNullable<ReturnType<typeof SITE.safeParse>['error']>['issues'][number];

/** What a receipt says about a value that breaks the schema. */
export function problemOf(issue: Issue, source: SiteFields): Problem {
  if (issue.code === 'custom' && issue.params) {
    const { code, message, hint } = issue.params as Pick<Problem, 'code' | 'message' | 'hint'>;
    const field = fieldName(issue.path);
    const subject = message.startsWith('"') ? '' : `The field "${field}" `;
    return source.at(issue.path, { code, severity: 'error', message: `${subject}${message}.`, hint });
  }
  const expected = 'expected' in issue ? String(issue.expected) : 'value';
  return source.at(issue.path, typeProblem(expected, valueAt(source.fields, issue.path), issue.path));
}

/** The last part of a path that is a name and not a position in a list. */
function fieldName(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
};

const HINTS: Readonly<Record<string, string>> = {
  text: 'Write the text after the colon, on the same line.',
  'a list': 'Write one line for each member, indented by two spaces and beginning with "- ".',
};

function typeProblem(expected: string, found: unknown, path: readonly PropertyKey[]) {
  const name = fieldName(path);
  const wanted = WANTED[expected] ?? `a ${expected}`;
  const severity = 'error' as const;
  if (found === undefined) {
    const message = `The field "${name}" is missing.`;
    return { code: 'field-missing', severity, message, hint: `Add a line "${name}: …" here.` };
  }
  return {
    code: 'field-type',
    severity,
    message: `The field "${name}" should be ${wanted}, but is ${kindOf(found)}.`,
    hint: HINTS[wanted] ?? 'Write one "name: value" line for each field, indented by two spaces.',
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return isMapping(value) ? 'a group of fields' : 'text';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isMapping(inner) || Array.isArray(inner) ? inner[key as never] : undefined),
    value,
  );
}
