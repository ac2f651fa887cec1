import type { Problem } from '../kernel/problem.ts';
import { isError } from '../kernel/problem.ts';
import { rareLanguage } from '../kernel/rare-language.ts';
import { readFeedMoves } from './feed-moves.ts';
import type { FieldProblem } from './field-problems.ts';
import { readYaml } from './read-yaml.ts';
import { problemOf } from './schema-problems.ts';
import { SITE, type Site, siteOf, type WrittenSite } from './site.ts';
import { isMapping, siteFields } from './site-fields.ts';

/** The largest `site.yaml`. One with a hundred sections and a thousand authors has less than 100 KB. */
export const SITE_LIMIT_BYTES = 256 * 1024;

/** A longer list does not help anybody. */
const MAX_PROBLEMS = 50;

export interface ParsedSite {
  /** Absent if and only if a problem is an error. The last good site then stays in force. */
  readonly site?: Site;
  /** Errors first, then in the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a `site.yaml`: YAML 1.2, UTF-8, at most {@link SITE_LIMIT_BYTES}. Every field is optional. Never throws.
 */
export function parseSite(bytes: Uint8Array): ParsedSite {
  if (bytes.length > SITE_LIMIT_BYTES) return { problems: [tooLarge(bytes.length)] };
  const document = readYaml(bytes);
  if ('code' in document) return { problems: [document] };
  if (!isMapping(document.value)) return { problems: [notMapping(document.value)] };

  const source = siteFields(document.value, document.places);
  const { data, error } = SITE.safeParse(source.fields);
  if (!data) {
    const issues = error.issues.map((issue) => problemOf(issue, source));
    return { problems: inOrder([...source.problems, ...issues]) };
  }
  const moves = readFeedMoves(data);
  const further = [...moves.problems, ...missingOwners(data), ...rareLanguageOf(data)];
  const problems = inOrder([
    ...source.problems,
    ...further.map(({ path, problem }) => source.at(path, problem)),
  ]);
  return problems.some(isError) ? { problems } : { site: siteOf(data, moves), problems };
}

/** Directories write to the owner of a podcast, and to nobody else. */
function missingOwners({ feeds }: WrittenSite): FieldProblem[] {
  return Object.entries(feeds)
    .filter(([, { podcast }]) => podcast && !podcast.owner)
    .map(([name]) => ({
      path: ['feeds', name, 'podcast'],
      problem: {
        code: 'podcast-owner-missing',
        severity: 'warning',
        message: `The podcast "${name}" has no owner, so Apple and other directories cannot confirm it.`,
        hint: 'Add a line such as "owner: name@example.com". Everybody can see the address in the feed.',
      },
    }));
}

function rareLanguageOf({ language }: WrittenSite): FieldProblem[] {
  const rare = rareLanguage(language);
  return rare ? [{ path: ['language'], problem: { ...rare, severity: 'warning' } }] : [];
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
