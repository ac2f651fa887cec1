import { constructFromEvents, FAILSAFE_SCHEMA, nullCoreTag, parseEvents, YAMLException } from 'js-yaml';
import type { Problem } from '../kernel/problem.ts';
import { type Place, yamlPlaces } from './yaml-places.ts';

/** A `site.yaml` needs four levels; the bound keeps a hostile one off the stack. */
const MAX_DEPTH = 20;

/**
 * Aliases repeat by reference and nothing here follows them deeper than {@link MAX_DEPTH}, so an alias bomb
 * stays as small as its text; an honest file needs a handful.
 */
const MAX_ALIASES = 50;

/** Scalars stay the text that was written (`title: 1984`, `no`), only an empty value or `~` is null. */
const TEXT_SCHEMA = FAILSAFE_SCHEMA.withTags(nullCoreTag);

export interface YamlDocument {
  /** Mappings, lists, text and null. */
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
}

/** A file's bytes as one YAML 1.2 document, or the problem that keeps it from being one. Never throws. */
export function readYaml(bytes: Uint8Array): YamlDocument | Problem {
  const source = decodeUtf8(bytes);
  if (source === undefined) {
    return {
      code: 'encoding-invalid',
      severity: 'error',
      message: 'The file is not valid UTF-8 text.',
      hint: 'Save the file as UTF-8 in your editor and upload it again.',
    };
  }
  try {
    const events = parseEvents(source, { maxDepth: MAX_DEPTH });
    const values = constructFromEvents(events, { source, schema: TEXT_SCHEMA, maxAliases: MAX_ALIASES });
    if (values.length > 1)
      return syntaxProblem('the file holds more than one document (a second "---" line)');
    return { value: values[0] ?? null, places: yamlPlaces(source, events) };
  } catch (error) {
    if (error instanceof YAMLException) return syntaxProblem(error.reason, error.mark);
    // js-yaml asks its callers to catch everything: what it throws on hostile input is not only its own.
    return syntaxProblem('the file could not be read');
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function syntaxProblem(reason: string, mark?: { readonly line: number; readonly column: number }): Problem {
  return {
    code: 'yaml-syntax',
    severity: 'error',
    message: `This is not valid YAML: ${reason}.`,
    hint: hintFor(reason),
    ...(mark && { line: mark.line + 1, column: mark.column + 1 }),
  };
}

/** The usual causes behind js-yaml's terms, in an editor's words. */
function hintFor(reason: string): string {
  if (reason.includes('tab char')) return 'Indent with spaces instead of tabs.';
  if (reason.includes('duplicated')) return 'Remove one of the two lines with the same name.';
  if (reason.includes('bad indentation')) {
    return 'If the value holds a colon, put it in quotes; else line it up with the lines above.';
  }
  if (reason.includes('tag')) return 'Remove the words that start with "!".';
  if (reason.includes('aliases')) return 'Write the values out instead of repeating them with "*".';
  return 'Check the quotes, brackets and indentation of this line and the one above.';
}
