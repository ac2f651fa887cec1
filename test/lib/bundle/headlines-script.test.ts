import { beforeAll, describe, expect, it } from 'vitest';
import { bundleHeadlinesScript } from '../../../lib/bundle/headlines-script.ts';

describe('the script of headlines', () => {
  let script: string;
  beforeAll(async () => {
    script = await bundleHeadlinesScript();
  });

  it('is below 4 KB', () => {
    process.stdout.write(`headlines.js: ${script.length} bytes of 4096\n`);
    expect(Buffer.byteLength(script)).toBeLessThan(4096);
  });

  it('is one module that needs no other', () => {
    expect(script).not.toMatch(/\bimport\b/);
  });

  it('has no way to parse HTML, run code or keep anything about a reader', () => {
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|DOMParser|setHTML|document\.write|\beval\b|Function\(|cookie|[lS]ocalStorage|sessionStorage|sendBeacon/,
    );
  });
});
