import type { Image } from '../article/article.ts';
import { type Html, html } from '../kernel/markup.ts';

/** ` width="…" height="…"`, where known, so that a page does not jump when its pictures arrive. */
export function imageSize({ width, height }: Pick<Image, 'width' | 'height'>): Html {
  if (width === undefined || height === undefined) return html``;
  return html` width="${width}" height="${height}"`;
}
