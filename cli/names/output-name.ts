import { FEED_FILES } from '../../functions/core/output/feed-files.ts';
import { isFeedId } from '../../functions/core/output/feed-ids.ts';
import {
  isOutputId,
  type OutputId,
  outputId,
  outputOfKey,
  parseOutput,
} from '../../functions/core/output/outputs.ts';

/** The output that a person's word means. */
export interface NamedOutput {
  readonly output: OutputId;
  /** True if a feed was named, so its archives are meant too. False for one document or one output. */
  readonly isWholeFeed: boolean;
  /** The object, if it was named by its address: the output must have it. */
  readonly key?: string;
}

/** A folder of the site belongs to the output that has one of these files in it. */
const FILES_OF_A_FOLDER = [FEED_FILES.page, FEED_FILES.rss];

/**
 * The output that a person means. They may write an output as jobs name it (`feed/latest`, `article/tide-tables`), a
 * feed (`latest`, `section/world`), a folder or a file of the site (`sections/world/`, `/sections/world/rss.xml`), or
 * a whole address. The output need not exist.
 *
 * @param siteUrl absolute, ending in `/`
 * @returns undefined if no output can have that name
 */
export function parseName(name: string, siteUrl: string): NamedOutput | undefined {
  if (isOutputId(name)) return { output: name, isWholeFeed: false };
  if (isFeedId(name)) return { output: outputId({ kind: 'feed', feed: name }), isWholeFeed: true };
  const key = keyOf(name, siteUrl);
  if (key === undefined || name === '') return undefined;
  const document = key === '' || key.endsWith('/') ? undefined : outputOfKey(key);
  if (document !== undefined) return { output: document, isWholeFeed: false, key };
  const folder = key === '' || key.endsWith('/') ? key : `${key}/`;
  for (const file of FILES_OF_A_FOLDER) {
    const output = outputOfKey(folder + file);
    if (output === undefined) continue;
    return { output, isWholeFeed: parseOutput(output).kind === 'feed', key: folder + file };
  }
  return undefined;
}

/** The object key (or folder) at an address; undefined if the address is malformed or of another site. */
function keyOf(name: string, siteUrl: string): string | undefined {
  const isAddress = /^https?:\/\//i.test(name);
  if (isAddress && !name.startsWith(siteUrl)) return undefined;
  const path = isAddress ? name.slice(siteUrl.length) : name.replace(/^\/+/, '');
  try {
    return decodeURIComponent(path.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}
