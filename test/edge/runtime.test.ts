import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shippedSource } from './edge-function.ts';

/** The largest function that CloudFront takes. */
const SIZE_LIMIT = 10 * 1024;

// CloudFront's runtime is built on njs, of which a distribution's package is close enough to refuse the syntax
// that CloudFront refuses.
const njsIsInstalled = spawnSync('njs', ['-v']).status === 0;
if (!njsIsInstalled)
  process.stdout.write('skipped: njs is not installed, its opinion of the edge function\n');

describe('the viewer-request function as shipped', () => {
  it('is below 10 KB', () => {
    expect(Buffer.byteLength(shippedSource)).toBeLessThan(SIZE_LIMIT);
  });

  it('is a plain ASCII script that declares `handler`, with no module syntax', () => {
    expect(shippedSource).toMatch(/^function handler\(event\) \{$/m);
    expect(shippedSource).not.toMatch(/^\s*(?:import|export)\b|\brequire\(|\bmodule\b/m);
    expect(shippedSource).not.toMatch(/[^\n\x20-\x7e]/);
  });

  it.runIf(njsIsInstalled)('is accepted by njs, and runs there', () => {
    const event = JSON.stringify({ request: { method: 'GET', uri: '/articles/sea-level', headers: {} } });
    const program = `${shippedSource}\nconsole.log(JSON.stringify(handler(${event})));\n`;
    const { stdout, status } = spawnSync('njs', ['-'], { input: program, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).headers.location).toEqual({ value: '/articles/sea-level/' });
  });
});
