import { ACTIVE_ELEMENTS } from './active-elements.ts';
import { ADDRESS_ATTRIBUTES } from './address-attributes.ts';
import { FOREIGN_CONTENT } from './foreign-content.ts';
import { MUTATIONS } from './mutations.ts';
import { SURROUNDINGS } from './surroundings.ts';

/**
 * Ways to smuggle a script into a page by its HTML, by name, each in our own words. Whatever runs says `alert(1)`;
 * whatever calls home calls evil.example.
 */
export const HTML_VECTORS: Readonly<Record<string, string>> = {
  ...ACTIVE_ELEMENTS,
  ...ADDRESS_ATTRIBUTES,
  ...FOREIGN_CONTENT,
  ...MUTATIONS,
  ...SURROUNDINGS,
};
