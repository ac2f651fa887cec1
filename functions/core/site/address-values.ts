import * as z from 'zod/mini';
import { resolveAddress } from '../article/article-links.ts';
import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import { SITE_KEY } from './site-key.ts';
import { type Refusal, rule } from './text-values.ts';

export const address = z.string().check(
  rule((value) => webAddress(value) !== undefined, {
    code: 'url-invalid',
    message: 'is not a web address',
    hint: 'Write the whole address, such as "https://news.example/".',
  }),
  z.overwrite((value) => webAddress(value) ?? value),
);

export const siteAddress = z.string().check(
  rule((value) => webAddress(value) !== undefined && !/[?#]/.test(value), {
    code: 'url-invalid',
    message: 'is not a web address that a site can have',
    hint: 'Write the whole address without "?" and "#", such as "https://news.example/".',
  }),
  z.overwrite((value) => (webAddress(value) ?? value).replace(/(?<!\/)$/, '/')),
);

/** The address in canonical form if it is http(s) and has no user name or password. */
function webAddress(value: string): string | undefined {
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  return url && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Addresses in `site.yaml` are read as if they stood in an article at the root of the bucket. */
const CONTEXT = { key: SITE_KEY, slug: '' };

const NOT_MEDIA: Refusal = {
  code: 'url-invalid',
  message: 'is not the address of a picture',
  hint: 'Upload the picture under media/ and write its path, such as "/media/icon.png". Or write a whole web address.',
};

/** Directories of podcasts show JPEG and PNG only (Apple's requirements). */
const NOT_COVER: Refusal = {
  code: 'image-type',
  message: 'is neither a JPEG nor a PNG picture',
  hint: 'Save the picture as .jpg or .png. Podcast directories take no other type.',
};

/** A file under `media/` or a web address, as a stored address: it outlives a change of domain. */
export const mediaAddress = z.string().check(
  rule((value) => mediaUrl(value) !== undefined, NOT_MEDIA),
  z.overwrite((value) => mediaUrl(value) ?? value),
);

export const coverAddress = mediaAddress.check(
  rule((value) => mediaUrl(value) === undefined || /\.(?:jpe?g|png)$/i.test(value), NOT_COVER),
);

function mediaUrl(written: string): string | undefined {
  const href = storedAddress(written);
  return href?.startsWith(`${SITE_ORIGIN}/`) && !href.startsWith(`${SITE_ORIGIN}/media/`) ? undefined : href;
}

/** The address of a file here or elsewhere, as it is stored; undefined if the text is no address. */
export function storedAddress(written: string): string | undefined {
  return resolveAddress(written, CONTEXT, 'media')?.href;
}
