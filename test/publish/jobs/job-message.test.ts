import { describe, expect, it } from 'vitest';
import { mergeJobs, nameOfJob, parseJobMessage } from '../../../functions/publish/jobs/job-message.ts';

describe('a message on the jobs queue', () => {
  it.each([
    { output: 'feed/latest' },
    { output: 'feed/latest', repair: true },
    { release: 'feed/latest' },
    { sweepAfter: '' },
  ])('%o is one unit', (message) => {
    expect(parseJobMessage(JSON.stringify(message))).toEqual([message]);
  });

  it.each([
    '',
    'not JSON',
    'null',
    '[]',
    '{}',
    '{"output":1}',
    '{"output":"feed/latest","release":"feed/latest"}',
    '{"output":"feed/latest","repair":"yes"}',
    '{"output":"feed/latest","extra":1}',
  ])('%j is refused', (body) => {
    expect(() => parseJobMessage(body)).toThrow();
  });
});

describe('jobs for one output in one batch', () => {
  const ordinary = { output: 'feed/latest' };
  const repair = { output: 'feed/latest', repair: true };
  const release = { release: 'feed/latest' };

  it('have one name, and other jobs have others', () => {
    expect([ordinary, repair, release].map(nameOfJob)).toEqual(Array(3).fill('feed/latest'));
    expect(nameOfJob({ sweepAfter: 'feed/latest' })).not.toBe('feed/latest');
  });

  it.each([
    ['two of a kind', repair, repair, repair],
    ['a repair that finds a known change: no drift', repair, ordinary, ordinary],
    ['a release', ordinary, release, release],
    ['a release of what is repaired', repair, release, release],
  ])('are done as one: %s', (_, one, other, merged) => {
    expect(mergeJobs(one, other)).toEqual(merged);
    expect(mergeJobs(other, one)).toEqual(merged);
  });
});
