import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shipped } from './edge-function.ts';

/** The largest function that CloudFront takes. */
const SIZE_LIMIT = 10 * 1024;

// CloudFront's runtime is built on njs, of which a distribution's package is close enough to refuse the syntax
// that CloudFront refuses.
const njsIsInstalled = spawnSync('njs', ['-v']).status === 0;
if (!njsIsInstalled)
  process.stdout.write('skipped: njs is not installed, its opinion of the edge function\n');

describe.each(Object.entries(shipped))('the function %s as shipped', (_, source) => {
  it('is below 10 KB', () => {
    expect(Buffer.byteLength(source)).toBeLessThan(SIZE_LIMIT);
  });

  it('is a plain ASCII script that declares `handler`, with no module syntax', () => {
    expect(source).toMatch(/^function handler\(event\) \{$/m);
    expect(source).not.toMatch(/^\s*(?:import|export)\b|\brequire\(|\bmodule\b/m);
    expect(source).not.toMatch(/[^\n\x20-\x7e]/);
  });
});

describe.runIf(njsIsInstalled)('njs', () => {
  /** Runs a function there on an event. */
  const run = (source: string, event: object) => {
    const input = `${source}\nconsole.log(JSON.stringify(handler(${JSON.stringify(event)})));\n`;
    const { stdout, status } = spawnSync('njs', ['-'], { input, encoding: 'utf8' });
    expect(status).toBe(0);
    return JSON.parse(stdout);
  };

  it('accepts and runs the viewer-request function', () => {
    const request = { method: 'GET', uri: '/articles/sea-level', headers: {} };
    expect(run(shipped.viewerRequest, { request }).headers.location.value).toBe('/articles/sea-level/');
  });

  it('accepts and runs the viewer-response function', () => {
    const request = { method: 'GET', uri: '/rss.xml', headers: {} };
    const headers = {
      etag: { value: '"a"' },
      'x-amz-meta-redirect': { value: 'https://news.example/feeds/all/rss.xml' },
      'x-amz-request-id': { value: '7' },
    };
    const answer = run(shipped.viewerResponse, { request, response: { statusCode: 200, headers } });
    expect(answer.statusCode).toBe(301);
    expect(Object.keys(answer.headers).sort()).toEqual([
      'access-control-allow-origin',
      'access-control-expose-headers',
      'location',
      'vary',
    ]);
  });
});
