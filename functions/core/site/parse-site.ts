import type { Problem } from '../kernel/problem.ts';
import { isError } from '../kernel/problem.ts';
import { rareLanguage } from '../kernel/rare-language.ts';
import { describedSite } from './described-site.ts';
import { type MoveFault, readFeedMoves } from './feed-moves.ts';
import { missingOwners } from './podcast-owners.ts';
import { readYaml } from './read-yaml.ts';
import type { Site } from './site.ts';
import { isMapping, type SiteFields, siteFields } from './site-fields.ts';
import { SITE_SCHEMA } from './site-schema.ts';

/** Largest `site.yaml`; one of a hundred sections and a thousand authors is under 100 KB. */
export const SITE_LIMIT_BYTES = 256 * 1024;

/** A receipt that lists more has stopped helping. */
const MAX_PROBLEMS = 50;

export interface ParsedSite {
  /** Absent if and only if some problem is an error: the last good site stays in force. */
  readonly site?: Site;
  /** Errors first, then in the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a `site.yaml`: YAML 1.2, UTF-8, at most {@link SITE_LIMIT_BYTES}. Every field is optional and has
 * the default of {@link DEFAULT_SITE}. Never throws.
 */
export function parseSite(bytes: Uint8Array): ParsedSite {
  if (bytes.length > SITE_LIMIT_BYTES) return { problems: [tooLarge(bytes.length)] };
  const document = readYaml(bytes);
  if ('code' in document) return { problems: [document] };
  if (!isMapping(document.value)) return { problems: [notMapping(document.value)] };

  const source = siteFields(document, document.value);
  const result = SITE_SCHEMA.safeParse(source.fields);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => asProblem(issue, source));
    return { problems: inOrder([...source.problems, ...issues]) };
  }
  const { faults, ...moves } = readFeedMoves(result.data);
  const misplaced = [...faults, ...missingOwners(result.data.feeds), ...rareLanguageOf(result.data)].map(
    ({ path, problem }) => source.at(path, problem),
  );
  const problems = inOrder([...source.problems, ...misplaced]);
  return problems.some(isError) ? { problems } : { site: describedSite(result.data, moves), problems };
}

function rareLanguageOf({ language = '' }: { readonly language?: string | undefined }): MoveFault[] {
  const rare = rareLanguage(language);
  return rare ? [{ path: ['language'], problem: { ...rare, severity: 'warning' } }] : [];
}

type Issue = NonNullable<ReturnType<typeof SITE_SCHEMA.safeParse>['error']>['issues'][number];

function asProblem(issue: Issue, source: SiteFields): Problem {
  if (issue.code === 'custom' && issue.params) {
    const { code, message, hint } = issue.params as Pick<Problem, 'code' | 'message' | 'hint'>;
    const field = fieldName(issue.path);
    const subject = message.startsWith('"') ? '' : `The field "${field}" `;
    return source.at(issue.path, { code, severity: 'error', message: `${subject}${message}.`, hint });
  }
  const expected = 'expected' in issue ? String(issue.expected) : 'value';
  return source.at(issue.path, typeProblem(expected, valueAt(source.fields, issue.path), issue.path));
}

/** The last part of a path that is a name and not a place in a list. */
function fieldName(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'fields',
  record: 'fields',
  array: 'a list',
};

const HINTS: Readonly<Record<string, string>> = {
  'a text': 'Write one text after the colon.',
  'a list': 'Write one line beginning with "- " for each, indented by two spaces.',
};

function typeProblem(expected: string, found: unknown, path: readonly PropertyKey[]) {
  const name = fieldName(path);
  const wanted = WANTED[expected] ?? `a ${expected}`;
  const severity = 'error' as const;
  if (found === undefined) {
    const message = `The field "${name}" is missing.`;
    return { code: 'field-missing', severity, message, hint: `Add a line "${name}: …" here.` };
  }
  const kind = Array.isArray(found)
    ? 'a list'
    : found === null
      ? 'empty'
      : isMapping(found)
        ? 'fields'
        : 'a text';
  return {
    code: 'field-type',
    severity,
    message: `The field "${name}" should be ${wanted}, but is ${kind}.`,
    hint: HINTS[wanted] ?? 'Write one "name: value" line for each, indented by two spaces.',
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isMapping(inner) || Array.isArray(inner) ? inner[key as never] : undefined),
    value,
  );
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const rank = (problem: Problem) => (isError(problem) ? 0 : 1);
  return [...problems]
    .sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0))
    .slice(0, MAX_PROBLEMS);
}

function tooLarge(sizeBytes: number): Problem {
  return {
    code: 'too-large',
    severity: 'error',
    message: `site.yaml is ${sizeBytes} bytes long; the limit is ${SITE_LIMIT_BYTES}.`,
    hint: 'Keep only the description of the publication in this file.',
  };
}

function notMapping(value: unknown): Problem {
  const isEmpty = value === null;
  return {
    code: isEmpty ? 'site-empty' : 'site-not-fields',
    severity: 'error',
    message: isEmpty ? 'The file is empty.' : 'The file does not consist of "name: value" lines.',
    hint: 'Start with a line such as "title: The Harbour Gazette".',
  };
}
