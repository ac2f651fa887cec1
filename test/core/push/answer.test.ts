import { describe, expect, it } from 'vitest';
import { excerptOf, isAccepted } from '../../../functions/core/push/answer.ts';

describe('what is kept of an answer', () => {
  it('is its beginning, on one line, and nothing that a terminal would obey', () => {
    expect(excerptOf('  No\r\n\u001b[31mthanks\u0000\u202e ')).toBe('No [31mthanks');
    expect(excerptOf('x'.repeat(70_000))).toHaveLength(200);
  });
});

it.each([
  [200, true],
  [299, true],
  [199, false],
  [301, false],
  [410, false],
  [undefined, false],
])('an answer of status %s means done: %s', (status, isDone) => {
  expect(isAccepted({ text: '', ...(status && { status }) })).toBe(isDone);
});
