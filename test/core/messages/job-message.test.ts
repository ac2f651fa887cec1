import { describe, expect, it } from 'vitest';
import { type JobMessage, jobMessages, jobsFor } from '../../../functions/core/messages/job-message.ts';

const { decode, encode, merge, nameOf } = jobMessages;

describe('a message on the jobs queue', () => {
  it.each<JobMessage>([
    { output: 'feed/latest' },
    { output: 'feed/latest', repair: true },
    { release: 'feed/latest' },
    { sweepAfter: '' },
  ])('%o is one job, and written as it is', (message) => {
    expect(decode(JSON.stringify(message))).toEqual([message]);
    expect(encode(message)).toBe(JSON.stringify(message));
  });

  it('says nothing of what is not asked for', () => {
    const [job] = jobsFor(['feed/latest'], { recheck: true, repair: false });
    expect(encode(job!)).toBe('{"output":"feed/latest","recheck":true}');
    expect(encode({ recheck: true, repair: true, output: 'news' })).toBe(
      '{"output":"news","repair":true,"recheck":true}',
    );
  });

  it.each([
    '',
    'not JSON',
    'null',
    '[]',
    '{}',
    '{"output":1}',
    '{"output":"feed/nothing"}',
    '{"release":"latest"}',
    '{"output":"feed/latest","release":"feed/latest"}',
    '{"output":"feed/latest","repair":"yes"}',
    '{"output":"feed/latest","extra":1}',
  ])('%j is refused', (body) => {
    expect(() => decode(body)).toThrow();
  });
});

describe('jobs for one output in one batch', () => {
  const ordinary: JobMessage = { output: 'feed/latest' };
  const repair: JobMessage = { output: 'feed/latest', repair: true };
  const release: JobMessage = { release: 'feed/latest' };

  it('have one name, and other jobs have others', () => {
    expect([ordinary, repair, release].map(nameOf)).toEqual(Array(3).fill('feed/latest'));
    expect(nameOf({ sweepAfter: 'feed/latest' })).not.toBe('feed/latest');
  });

  it.each([
    ['two of a kind', repair, repair, repair],
    ['a repair that finds a known change: no drift', repair, ordinary, ordinary],
    ['a release', ordinary, release, release],
    ['a release of what is repaired', repair, release, release],
  ])('are done as one: %s', (_, one, other, merged) => {
    expect(merge(one, other)).toEqual(merged);
    expect(merge(other, one)).toEqual(merged);
  });
});
