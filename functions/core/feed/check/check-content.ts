import { Parser } from 'htmlparser2';
import { SITE_ORIGIN } from '../../kernel/site-origin.ts';

const ADDRESS_ATTRIBUTES = new Set([
  'href',
  'src',
  'poster',
  'cite',
  'action',
  'data',
  'longdesc',
  'background',
]);
const SCHEME = /^\s*[a-z][a-z0-9+.-]*:/i;

/**
 * The first address in `html` that has no scheme, or that is still the stored address of the site. Readers resolve a
 * relative address against different bases, and a fragment against none (ContainsRelRef).
 */
export function relativeAddress(html: string): string | undefined {
  let found: string | undefined;
  const parser = new Parser({
    onattribute(name, value) {
      found ??= addresses(name, value).find(
        (address) => !SCHEME.test(address) || address.startsWith(SITE_ORIGIN),
      );
    },
  });
  parser.end(html);
  return found;
}

function addresses(name: string, value: string): string[] {
  if (ADDRESS_ATTRIBUTES.has(name)) return [value];
  // Candidates are separated by a comma and a space: an address may contain a comma.
  return name === 'srcset' ? value.split(/,\s/).map((candidate) => candidate.trim()) : [];
}
