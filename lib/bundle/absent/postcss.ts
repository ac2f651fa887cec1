/**
 * Stands for `postcss` in the bundles. sanitize-html requires it for style attributes, which no feed may carry
 * and Broadsheet never lets through (`parseStyleAttributes: false`); the real one is 100 KB of them.
 *
 * @throws always
 */
export function parse(): never {
  throw new Error('postcss is not part of the bundle: call sanitize-html with parseStyleAttributes: false');
}
