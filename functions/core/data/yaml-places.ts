import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { type Place, type Places, pathKey, placeCounter } from './document.ts';

interface Frame {
  readonly path: readonly string[];
  readonly kind: 'document' | 'mapping' | 'sequence';
  /** The key whose value comes next; undefined before a key. */
  key?: string | undefined;
  /** Values seen so far in a sequence. */
  count: number;
}

/**
 * The places in a YAML document. js-yaml's values carry no positions, but its parser's events do. The events must be
 * those of a document that could be constructed, so that every key is a scalar or an alias.
 */
export function yamlPlaces(source: string, events: readonly Event[]): Places {
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

/** The path of the frame's next value. Moves the frame on to the value after that. */
function childPath(frame: Frame): readonly string[] {
  if (frame.kind === 'document') return frame.path;
  const name = frame.kind === 'mapping' ? (frame.key ?? '') : String(frame.count++);
  frame.key = undefined;
  return [...frame.path, name];
}
