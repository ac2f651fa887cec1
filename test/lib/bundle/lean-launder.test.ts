import { describe, expect, it } from 'vitest';
import { leanLaunder, onlyNaughtyHref } from '../../../lib/bundle/lean-launder.ts';
import { bundledModule } from './bundled-module.ts';

const USED = "export { naughtyHref } from 'launder';";

type NaughtyHref = (href: string, options?: { allowedSchemes: readonly string[] }) => boolean;

describe('launder in a bundle', () => {
  it('is only its judgement of addresses, without dayjs', async () => {
    const { text, exports } = await bundledModule(USED, [leanLaunder]);
    const naughtyHref = exports.naughtyHref as NaughtyHref;

    expect(text.length).toBeLessThan(2048);
    expect(naughtyHref('java\nscript:alert(1)')).toBe(true);
    expect(naughtyHref('java<!-- -->script:alert(1)')).toBe(true);
    expect(naughtyHref('https://news.example/')).toBe(false);
    expect(naughtyHref('https://news.example/', { allowedSchemes: ['mailto'] })).toBe(true);
  });

  it('judges every address as it does elsewhere', async () => {
    const [lean, whole] = await Promise.all([bundledModule(USED, [leanLaunder]), bundledModule(USED, [])]);
    const judgedBy = (naughtyHref: unknown) =>
      ADDRESSES.map((address) => (naughtyHref as NaughtyHref)(address));

    expect(judgedBy(lean.exports.naughtyHref)).toEqual(judgedBy(whole.exports.naughtyHref));
  });

  it('is not cut where it is laid out in another way', () => {
    expect(() => onlyNaughtyHref('export function naughtyHref() {}')).toThrow('laid out in another way');
  });
});

const ADDRESSES = [
  '/a',
  '//a',
  '\\\\a',
  '#a',
  'mailto:a@b',
  'data:,a',
  ' JavaScript:x',
  'vbscript&colon;x',
  'ftp://a',
  '<!--:',
];
