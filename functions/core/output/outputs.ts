import { CACHE_LIFETIMES } from './cache-lifetimes.ts';
import type { FeedId } from './feed-ids.ts';
import { OUTPUT_KINDS } from './output-kinds.ts';
import type { OutputTraits } from './output-traits.ts';

type Kinds = typeof OUTPUT_KINDS;

export type OutputKind = keyof Kinds;

/** An output's id taken apart: of any kind, or of those of `Kind`. */
export type Output<Kind extends OutputKind = OutputKind> = {
  [Each in Kind]: { readonly kind: Each } & Parameters<Kinds[Each]['write']>[0];
}[Kind];

/**
 * What is rebuilt together, as jobs name it: `feed/latest`, `feed/section/world`, `archive/latest/2026-11`,
 * `changes/acme`, `article/tide-tables`, `media/harbour.png`, `catalogue`, `sitemap`, `sitemap/2026-11`, `news`,
 * `assets`, `former/blog/feed.xml`.
 */
export type OutputId = {
  [Each in OutputKind]: `${Kinds[Each]['name']}${ReturnType<Kinds[Each]['write']>}`;
}[OutputKind];

const LATEST_OUTPUT = 'feed/latest' satisfies OutputId;
export const CATALOGUE_OUTPUT = 'catalogue' satisfies OutputId;
export const SITEMAP_OUTPUT = 'sitemap' satisfies OutputId;
export const NEWS_OUTPUT = 'news' satisfies OutputId;

/** A kind without what the compiler knows of its parts, which no loop over all kinds can use. */
type Traits = OutputTraits<string, string, object>;

const KINDS = Object.entries(OUTPUT_KINDS) as readonly (readonly [OutputKind, Traits])[];

/** The outputs of which there is always one. */
export const SINGLE_OUTPUTS = KINDS.filter(([, { isSingle }]) => isSingle).map(
  ([, { name }]) => name as OutputId,
);

/** The id of an output. */
export function outputId(output: Output): OutputId {
  const { name, write } = traitsOf(output);
  return `${name}${write(output)}` as OutputId;
}

/** @throws TypeError if `id` is the id of no output: a bug in whoever sent the job */
export function parseOutput(id: string): Output {
  const output = readOutput(id);
  if (!output) throw new TypeError(`no output is called ${JSON.stringify(id)}`);
  return output;
}

/** True if an output can have this id, whether there is one or not. */
export function isOutputId(text: string): text is OutputId {
  return readOutput(text) !== undefined;
}

function readOutput(id: string): Output | undefined {
  return firstOf(({ name, read }) => (id.startsWith(name) ? read(id.slice(name.length)) : undefined));
}

/** The keys of all objects that an output may have. */
export function keysOf(output: Output): readonly string[] {
  return traitsOf(output).keys(output);
}

/**
 * The output that an object of the site bucket belongs to; undefined if it is none of ours. Former addresses belong
 * to none by this: only `site.yaml` knows of them.
 */
export function outputOfKey(key: string): OutputId | undefined {
  const output = firstOf(({ owner }) => owner(key));
  return output && outputId(output);
}

/** True if the site has an object with this key, or may come to have one, whatever `site.yaml` declares. */
export function isOwnKey(key: string): boolean {
  const output = outputOfKey(key);
  const isAlwaysThere = output !== undefined && [LATEST_OUTPUT, ...SINGLE_OUTPUTS].includes(output);
  return (
    isAlwaysThere || KINDS.some(([, { folders = [] }]) => folders.some((folder) => key.startsWith(folder)))
  );
}

/** The Cache-Control of one of an output's objects. */
export function cacheControlOf(output: Output, key: string): string {
  const { cacheLifetime } = traitsOf(output);
  return CACHE_LIFETIMES[typeof cacheLifetime === 'string' ? cacheLifetime : cacheLifetime(key)];
}

/** The same outputs in the order in which to ask for them: what readers see first comes first. */
export function byUrgency(outputs: readonly OutputId[]): OutputId[] {
  const isPatient = (id: OutputId) => {
    const output = readOutput(id);
    return output !== undefined && traitsOf(output).isPatient === true;
  };
  return [...outputs.filter((id) => !isPatient(id)), ...outputs.filter(isPatient)];
}

/** What people call an output: feeds go without the word, as `section/world`. */
export function shortName(id: OutputId): string {
  const output = readOutput(id);
  return output?.kind === 'feed' ? output.feed : id;
}

/** True if a row of the index records what was last published of it. */
export function isRecorded(output: Output): boolean {
  return traitsOf(output).isRecorded === true;
}

/** The feed with which an output is held; undefined if it is held with none. */
export function feedHeldWith(output: Output): FeedId | undefined {
  return traitsOf(output).heldWith?.(output);
}

function traitsOf({ kind }: Output): Traits {
  return OUTPUT_KINDS[kind] as Traits;
}

function firstOf(partsOf: (traits: Traits) => object | undefined): Output | undefined {
  for (const [kind, traits] of KINDS) {
    const parts = partsOf(traits);
    if (parts) return { kind, ...parts } as Output;
  }
  return undefined;
}
