/** The key of a media file, which is the same in the uploads bucket and on the site: `media/2026/harbour.png`. */
export type MediaKey = `${typeof MEDIA_FOLDER}${string}`;

export const MEDIA_FOLDER = 'media/';

export function isMediaKey(key: string): key is MediaKey {
  return key.startsWith(MEDIA_FOLDER);
}
