import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';

/** Where a mapping key or a list's text stands in the file. */
export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

interface Frame {
  readonly path: readonly string[];
  readonly kind: 'document' | 'mapping' | 'sequence';
  /** The key whose value comes next. */
  key?: string | undefined;
  /** Values seen so far. */
  count: number;
}

/** One string per path of keys; a key may hold a dot, but nothing in YAML may hold a NUL. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join('\0');
}

/**
 * The place of every mapping key, and of every text in a list, of a YAML document, by {@link pathKey}. js-yaml's values carry no
 * positions, its parser's events do. The events must be those of a document that could be constructed
 * (so that every key is a scalar or an alias).
 */
export function yamlPlaces(source: string, events: readonly Event[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const placeOf = placeCounter(source);
  const frames: Frame[] = [];
  for (const event of events) {
    const frame = frames.at(-1);
    if (event.type === EVENT_ID.POP) {
      frames.pop();
    } else if (frame?.kind === 'mapping' && frame.key === undefined) {
      frame.key = event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
      if (event.type === EVENT_ID.SCALAR) {
        places.set(pathKey([...frame.path, frame.key]), placeOf(event.valueStart));
      }
    } else {
      const path = frame ? childPath(frame) : [];
      const kind = containerKind(event);
      if (frame?.kind === 'sequence' && event.type === EVENT_ID.SCALAR) {
        places.set(pathKey(path), placeOf(event.valueStart));
      }
      if (kind) frames.push({ path, kind, count: 0 });
    }
  }
  return places;
}

function containerKind(event: Event): Frame['kind'] | undefined {
  if (event.type === EVENT_ID.DOCUMENT) return 'document';
  if (event.type === EVENT_ID.MAPPING) return 'mapping';
  return event.type === EVENT_ID.SEQUENCE ? 'sequence' : undefined;
}

/** The path of the frame's next value; what is noted in the frame moves on. */
function childPath(frame: Frame): readonly string[] {
  if (frame.kind === 'document') return frame.path;
  const name = frame.kind === 'mapping' ? (frame.key ?? '') : String(frame.count++);
  frame.key = undefined;
  return [...frame.path, name];
}

/** Offsets come in ascending order, so each line break is counted once. */
function placeCounter(source: string): (offset: number) => Place {
  const breaks = source.matchAll(/\r\n|\r|\n/g);
  let next = breaks.next();
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    while (!next.done && next.value.index < offset) {
      line += 1;
      lineStart = next.value.index + next.value[0].length;
      next = breaks.next();
    }
    return { line, column: offset - lineStart + 1 };
  };
}
