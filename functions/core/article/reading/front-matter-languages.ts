import type { DataDocument, DataMistake } from '../../data/document.ts';
import { parseToml } from '../../data/toml.ts';
import { parseYaml } from '../../data/yaml.ts';
import { MAX_FRONT_MATTER_DEPTH } from '../limits.ts';

/** How front matter between two fences is written. */
export interface FrontMatterLanguage {
  /** The line that ends it, as messages show it. */
  readonly fence: string;
  readonly isClosing: (line: string) => boolean;
  readonly parse: (text: string) => DataDocument | DataMistake;
  /** An unindented line that begins a field; one of the groups is its name. */
  readonly field: RegExp;
  readonly example: string;
}

export const YAML: FrontMatterLanguage = {
  fence: '---',
  isClosing: (line) => /^(?:---|\.\.\.)[ \t]*$/.test(line),
  // Every scalar stays the text that was written.
  parse: (text) => parseYaml(text, { maxDepth: MAX_FRONT_MATTER_DEPTH, empty: 'text' }),
  field: /^([^\s#:-][^:]{0,99}):(?:\s|$)/,
  example: 'title: My title',
};
export const TOML: FrontMatterLanguage = {
  fence: '+++',
  isClosing: (line) => /^\+\+\+[ \t]*$/.test(line),
  parse: parseToml,
  field: /^(?:([\w.-]{1,100}|"[^"]{0,100}"|'[^']{0,100}')[ \t]*=|\[{1,2}([^\][]{1,100})\]{1,2}[ \t]*(?:#|$))/,
  example: 'title = "My title"',
};
/** Between `---toml` and `---`, as gray-matter has it. */
export const NAMED_TOML: FrontMatterLanguage = { ...TOML, fence: YAML.fence, isClosing: YAML.isClosing };

/** The name of the field that a line begins; undefined if it begins none. */
export function nameOn(line: string, { field }: FrontMatterLanguage): string | undefined {
  const [, name, group] = field.exec(line) ?? [];
  return (name ?? group)?.trim().replace(/^(["'])(.*)\1$/, '$2');
}
