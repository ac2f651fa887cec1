import { checkDocument } from '../../functions/core/feed/check/check-document.ts';
import { RULES } from '../../functions/core/feed/check/rules.ts';
import type { RenderedFeed } from '../../functions/core/feed/render/feed-document.ts';
import type { LintedFile, LintProblem } from './lint-report.ts';

const RULE_BY_NAME = new Map(RULES.map((rule) => [rule.name, rule]));

const FORMAT_OF_ROOT: Readonly<Record<string, keyof RenderedFeed>> = { rss: 'rss', feed: 'atom' };

/** JSON Feed 1.1, `version`: it says that a JSON document is a feed. It should be the first key, but need not. */
const JSON_FEED = /"version"\s{0,9}:\s{0,9}"https?:\/\/(?:www\.)?jsonfeed\.org\/version\//;

/** How much of a file is read to tell whether it is a feed. */
export const JSON_FEED_HEAD_BYTES = 64 * 1024;

/** True if a `.json` file that begins with `head` is a feed, false if it is the source of an article. */
export function isJsonFeed(head: Uint8Array): boolean {
  return JSON_FEED.test(new TextDecoder().decode(head));
}

/** Checks a feed from anywhere, by all of RULES that need nothing but the document. */
export function lintFeed(name: string, bytes: Uint8Array): LintedFile {
  const text = decode(bytes);
  if (text === undefined) return feedOf(name, [NOT_UTF8]);
  const format = formatOf(text);
  if (!format) return feedOf(name, [NOT_A_FEED]);
  const { violations } = checkDocument(format, text);
  return feedOf(
    name,
    violations.map(({ rule, message, item }) => {
      const { what, source } = RULE_BY_NAME.get(rule)!;
      const place = item === undefined ? {} : { item: item + 1 };
      return { code: rule, severity: 'error', message, hint: `${what} [${source}]`, ...place };
    }),
  );
}

function feedOf(name: string, problems: readonly LintProblem[]): LintedFile {
  return { name, kind: 'feed', problems };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The format by the first element, or JSON by the first brace. The document may be broken: that is told later. */
function formatOf(text: string): keyof RenderedFeed | undefined {
  if (text.trimStart().startsWith('{')) return 'json';
  const [, root = ''] = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(text) ?? [];
  return FORMAT_OF_ROOT[root];
}

const NOT_UTF8: LintProblem = {
  code: 'not-well-formed',
  severity: 'error',
  message: 'The document is not in UTF-8.',
  hint: 'Save it in UTF-8.',
};

const NOT_A_FEED: LintProblem = {
  code: 'not-a-feed',
  severity: 'error',
  message: 'This is neither RSS 2.0 nor Atom 1.0 nor JSON Feed.',
  hint: 'Name a feed. To check an article, put the file under articles/.',
};
