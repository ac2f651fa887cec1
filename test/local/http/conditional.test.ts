import { describe, expect, it } from 'vitest';
import { evaluateConditions } from '../../../local/http/conditional.ts';

const validators = { etag: '"a"', lastModified: new Date('2026-07-01T12:00:00.500Z') };
const at = 'Wed, 01 Jul 2026 12:00:00 GMT';
const before = 'Wed, 01 Jul 2026 11:59:59 GMT';
const after = 'Wed, 01 Jul 2026 12:00:01 GMT';

describe('the conditions of a request', () => {
  it.each<[Record<string, string>, string]>([
    [{}, 'proceed'],
    [{ 'if-none-match': '"a"' }, 'not-modified'],
    [{ 'if-none-match': 'W/"a"' }, 'not-modified'],
    [{ 'if-none-match': '"b" , W/"a"' }, 'not-modified'],
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"b"' }, 'proceed'],
    [{ 'if-none-match': '"b"', 'if-modified-since': after }, 'proceed'],
    [{ 'if-modified-since': at }, 'not-modified'],
    [{ 'if-modified-since': after }, 'not-modified'],
    [{ 'if-modified-since': before }, 'proceed'],
    [{ 'if-modified-since': 'yesterday' }, 'proceed'],
    [{ 'if-match': '"a"' }, 'proceed'],
    [{ 'if-match': '*' }, 'proceed'],
    [{ 'if-match': 'W/"a"' }, 'failed'],
    [{ 'if-match': '"b"' }, 'failed'],
    [{ 'if-match': '"a"', 'if-unmodified-since': before }, 'proceed'],
    [{ 'if-unmodified-since': before }, 'failed'],
    [{ 'if-unmodified-since': at }, 'proceed'],
  ])('%j: %s', (headers, expected) => {
    expect(evaluateConditions(headers, validators)).toBe(expected);
  });

  it('fail, if they ask for a version, where there is none to compare', () => {
    expect(evaluateConditions({ 'if-match': '"a"' }, {})).toBe('failed');
    expect(evaluateConditions({ 'if-none-match': '"a"' }, {})).toBe('proceed');
  });
});
