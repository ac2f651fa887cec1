import type { Report } from '../../kernel/problem.ts';
import { type LinkContext, mediaOutside, resolveAddress } from '../article-links.ts';
import { type Field, placeOf } from './field.ts';

/** The names of the address of a file in a group of fields, in the form of `asRecord`. */
export const ADDRESS_MEMBERS = ['url', 'src', 'href', 'path', 'file'];

/** Makes the address of a file in a field absolute. Reports one that a feed cannot carry or the site does not serve. */
export function mediaAddress(
  written: string,
  field: Field,
  context: LinkContext,
  report: Report,
): string | undefined {
  const address = resolveAddress(written, context, 'media');
  if (!address) {
    report.warn({
      code: 'url-invalid',
      message: `"${written.slice(0, 100)}" is not an address that a feed can carry. It was left out.`,
      hint: 'Upload the file under media/ and write its path, such as /media/picture.jpg; or write a whole web address, beginning with https://.',
      ...placeOf(field),
    });
    return undefined;
  }
  if (address.isUnserved) report.warn(mediaOutside(written, placeOf(field)));
  return address.href;
}
