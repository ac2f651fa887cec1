import { parseEvents } from 'js-yaml';
import { type DataDocument, type DataMistake, type Places, placeCounter } from './document.ts';
import { firstJsonMistake } from './json-syntax.ts';
import { yamlPlaces } from './yaml-places.ts';

/** Reads JSON (RFC 8259). Of a name that is written twice the last counts. Never throws. */
export function parseJson(text: string): DataDocument | DataMistake {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      reason: 'this is not JSON',
      hint: 'Check for a missing or extra comma, quotation mark or bracket there or just before.',
      place: placeCounter(text)(firstJsonMistake(text)),
    };
  }
  return { value, places: jsonPlaces(text), doubts: [] };
}

/** JSON is YAML, whose parser keeps positions; JSON.parse keeps none. Nesting beyond YAML's bound leaves no places. */
function jsonPlaces(text: string): Places {
  try {
    return yamlPlaces(text, parseEvents(text, {}));
  } catch {
    return new Map();
  }
}
