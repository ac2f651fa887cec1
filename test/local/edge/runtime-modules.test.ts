import { describe, expect, it } from 'vitest';
import { EdgeFunction } from '../../../local/edge/edge-function.ts';

const REQUEST = { method: 'GET', uri: '/', querystring: {}, headers: {}, cookies: {} };

/** What a function answers whose handler is this body. */
async function answerOf(body: string, values?: ReadonlyMap<string, string>): Promise<unknown> {
  const code = `import cf from "cloudfront";\nimport crypto from "crypto";\nasync function handler(event) { ${body} }`;
  const edgeFunction = new EdgeFunction(code, () => undefined, values);
  const made = await edgeFunction.run({ context: {}, request: REQUEST });
  return 'body' in made ? made.body : undefined;
}

const saying = (expression: string) => `return { statusCode: 200, body: String(${expression}) };`;

describe('a function at the edge', () => {
  const values = new Map([
    ['text', 'x'],
    ['json', '{"a":[1]}'],
  ]);

  it('reads its store as texts and as JSON', async () => {
    expect(await answerOf(saying("await cf.kvs().get('text')"), values)).toBe('x');
    expect(await answerOf(saying("(await cf.kvs().get('json', { format: 'json' })).a[0]"), values)).toBe('1');
    expect(
      await answerOf(saying("[await cf.kvs().exists('text'), await cf.kvs().exists('no')]"), values),
    ).toBe('true,false');
  });

  it('has an error to catch for a key that is not there, and for a value that is no JSON', async () => {
    for (const get of ["get('no')", "get('text', { format: 'json' })"]) {
      const body = `try { await cf.kvs().${get}; } catch (error) { ${saying("'caught'")} }`;
      expect(await answerOf(body, values)).toBe('caught');
    }
  });

  it('has no store that is not associated with it', async () => {
    await expect(answerOf(saying('cf.kvs()'))).rejects.toThrow('no key value store is associated');
  });

  it('has digests and Buffer, and imports nothing else', async () => {
    const digest = await answerOf(saying("crypto.createHash('sha256').update('abc').digest('hex')"));
    expect(digest).toMatch(/^ba7816bf/);
    expect(await answerOf(saying("Buffer.from('YTpi', 'base64').toString()"))).toBe('a:b');
    const other = 'import fs from "fs";\nfunction handler(event) { return event.request; }';
    expect(() => new EdgeFunction(other, () => undefined)).toThrow('imports fs, which is not emulated');
  });
});
