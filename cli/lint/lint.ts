import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sourceKindOf } from '../../functions/core/source/upload-keys.ts';
import { keyOf, listContent } from '../../local/content/content-files.ts';
import { EXIT_CODE, type ExitCode, InterruptedError, UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { ContentFolder, uploadPathOf } from './content-folder.ts';
import { leftOutProblems, SharedClaims } from './lint-article.ts';
import { isJsonFeed, JSON_FEED_HEAD_BYTES, lintFeed } from './lint-feed.ts';
import { describeLint, type LintedFile, lintReport } from './lint-report.ts';
import { isAddress, readFeed, readStart, STANDARD_INPUT } from './read-input.ts';

/** Progress is shown after so many files. They take a second or less. */
const PROGRESS_EVERY = 100;

export interface LintOptions {
  readonly json?: boolean;
  /** Count warnings as problems. */
  readonly strict?: boolean;
}

/** `broadsheet lint`: shows what is wrong with files before they are uploaded, and with feeds. */
export async function lint(
  names: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const linter = new Linter(terminal);
  const files: LintedFile[] = [];
  for (const name of await expand(names)) {
    if (terminal.signal.aborted) throw new InterruptedError('interrupted');
    if (files.length % PROGRESS_EVERY === PROGRESS_EVERY - 1) terminal.progress(`${files.length} checked`);
    files.push(await linter.lint(name));
  }
  const report = lintReport(files);
  terminal.print(options.json ? JSON.stringify(report, undefined, 2) : describeLint(report));
  const counted = report.errors + (options.strict ? report.warnings : 0);
  return counted > 0 ? EXIT_CODE.failed : EXIT_CODE.fine;
}

/** Replaces folders by the files in them. In a whole publication, only the files that ingest reads are checked. */
async function expand(names: readonly string[]): Promise<string[]> {
  const lists = names.map(async (name) => {
    if (name === STANDARD_INPUT || isAddress(name)) return [name];
    const found = await stat(name).catch(() => undefined);
    if (!found) throw new UsageError(`there is no file or folder ${name}`);
    if (!found.isDirectory()) return [name];
    const files = await listContent(name);
    const uploads = files.filter((file) => sourceKindOf(keyOf(name, file)) !== undefined);
    return uploads.length > 0 ? uploads : files;
  });
  return (await Promise.all(lists)).flat();
}

class Linter {
  readonly #terminal: Terminal;
  readonly #folders = new Map<string, { folder: ContentFolder; claims: SharedClaims }>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async lint(name: string): Promise<LintedFile> {
    if (await isFeed(name)) return lintFeed(name, await readFeed(name, this.#terminal.signal));
    return await this.#lintUpload(name);
  }

  async #lintUpload(name: string): Promise<LintedFile> {
    const { root, key } = uploadPathOf(name);
    const { folder, claims } = this.#folderOf(root);
    const interpretation = await folder.read(key, name);
    const { problems } = interpretation.notes;
    const kind = sourceKindOf(key) ?? 'article';
    if (interpretation.kind !== 'article') return { name, kind, problems };
    const article = await folder.withMedia(interpretation.article);
    const leftOut = leftOutProblems(key, article, await folder.site);
    return { name, kind, problems: [...problems, ...claims.enter(key, interpretation), ...leftOut] };
  }

  #folderOf(root: string): { folder: ContentFolder; claims: SharedClaims } {
    const known = this.#folders.get(root) ?? { folder: new ContentFolder(root), claims: new SharedClaims() };
    this.#folders.set(root, known);
    return known;
  }
}

/** True for XML, and for JSON that says it is a feed. */
async function isFeed(name: string): Promise<boolean> {
  if (name === STANDARD_INPUT || isAddress(name)) return true;
  const extension = path.extname(name).toLowerCase();
  if (/^\.(?:xml|rss|atom)$/.test(extension)) return true;
  return extension === '.json' && isJsonFeed((await readStart(name, JSON_FEED_HEAD_BYTES)).bytes);
}
