import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

  it('is a plain ASCII script that declares `handler`, and imports only what the runtime has, first of all', () => {
    expect(source).toMatch(/^(?:async )?function handler\(event\) \{$/m);
    const rest = source.replace(/^(?:import \w+ from "(?:cloudfront|crypto)";\n)*/, '');
    expect(rest).not.toMatch(/^\s*(?:import|export)\b|\brequire\(|\bmodule\b/m);
    expect(source).not.toMatch(/[^\n\x20-\x7e]/);
  });
});

describe.runIf(njsIsInstalled)('njs', () => {
  /** Runs a function there on an event; `modules` is a folder with those that njs lacks. */
  const run = (source: string, event: object, modules = '.') => {
    const call = `Promise.resolve(handler(${JSON.stringify(event)}))`;
    const input = `${source}\n${call}.then((answer) => console.log(JSON.stringify(answer)));\n`;
    const { stdout, status } = spawnSync('njs', ['-p', modules, '-'], { input, encoding: 'utf8' });
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

  it('accepts and runs the partner-request function, with a store in place of CloudFront’s', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-njs-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const sha256 = createHash('sha256').update('bs_acme_x').digest('hex');
    const get = `function get(name) { return name === 'acme' ? Promise.resolve([{ sha256: '${sha256}' }]) : Promise.reject(new Error()); }`;
    const store = `${get}\nexport default { kvs: function () { return { get: get }; } };\n`;
    writeFileSync(path.join(folder, 'cloudfront'), store);
    const ask = (name: string, key: string) => {
      const headers = { authorization: { value: `Bearer ${key}` } };
      const request = { method: 'GET', uri: `/partners/${name}/rss.xml`, headers, querystring: {} };
      return run(shipped.partnerRequest, { request }, folder);
    };
    expect(ask('acme', 'bs_acme_x').uri).toBe('/partners/acme/rss.xml');
    expect(ask('acme', 'bs_acme_y').statusCode).toBe(401);
    expect(ask('other', 'bs_acme_x').statusCode).toBe(401);
  });

  it('accepts and runs the partner-response function', () => {
    const origin = { value: 'https://acme.example' };
    const headers = { 'x-amz-meta-origins': { value: 'https://a.example https://acme.example' } };
    const event = { request: { headers: { origin } }, response: { statusCode: 200, headers } };
    expect(run(shipped.partnerResponse, event).headers['access-control-allow-origin']).toEqual(origin);
  });
});
