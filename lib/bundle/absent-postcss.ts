/**
 * Takes the place of `postcss` in the bundles. sanitize-html needs it for style attributes only, which Broadsheet never
 * lets through (`parseStyleAttributes: false`).
 *
 * @throws always
 */
export function parse(): never {
  throw new Error('postcss is not part of the bundle: call sanitize-html with parseStyleAttributes: false');
}
