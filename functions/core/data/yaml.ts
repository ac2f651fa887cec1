import {
  constructFromEvents,
  type Event,
  FAILSAFE_SCHEMA,
  nullCoreTag,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { DataDocument, DataMistake } from './document.ts';
import { describeYamlMistake } from './yaml-mistakes.ts';
import { yamlPlaces } from './yaml-places.ts';

/**
 * Aliases (`*name`) in one document. They repeat by reference, so an alias bomb stays as small as its text; an honest
 * file needs a handful.
 */
const MAX_ALIASES = 50;

/** Scalars stay the text that was written: `title: 1984`, `no`, `007` and `1.10` mean what their field says. */
const TEXT_SCHEMA = FAILSAFE_SCHEMA;
/** But for an empty value, `~` and `null`. */
const TEXT_AND_NULL_SCHEMA = FAILSAFE_SCHEMA.withTags(nullCoreTag);

export interface YamlRules {
  /** Groups and lists within each other; the bound keeps hostile text off the stack. */
  readonly maxDepth: number;
  /** What an empty value, `~` and `null` become: null, or the text that was written. */
  readonly empty: 'null' | 'text';
}

/**
 * Reads one YAML 1.2 document. An empty one has the value null. A name that is written twice in a group is a mistake,
 * and so are tags (`!!js/function`). Never throws.
 */
export function parseYaml(text: string, { maxDepth, empty }: YamlRules): DataDocument | DataMistake {
  try {
    const events = parseEvents(text, { maxDepth });
    const values = construct(events, text, empty);
    if (values.length > 1) return describeYamlMistake('more than one document', text);
    return { value: values[0] ?? null, places: yamlPlaces(text, events), doubts: [] };
  } catch (error) {
    if (error instanceof YAMLException) return describeYamlMistake(error.reason, text, error.mark);
    // js-yaml asks its callers to catch everything: what it throws on hostile input is not only its own.
    return describeYamlMistake('', text);
  }
}

function construct(events: Event[], source: string, empty: YamlRules['empty']): unknown[] {
  const schema = empty === 'null' ? TEXT_AND_NULL_SCHEMA : TEXT_SCHEMA;
  return constructFromEvents(events, { source, schema, maxAliases: MAX_ALIASES });
}
