import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IntakeMessage,
  intakeMessages,
  looksAt,
} from '../../../functions/core/messages/intake-message.ts';

const { decode, encode } = intakeMessages;

/** As S3 encodes a key in an event: every octet but a few, and a space as `+`. */
function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}

function notification(...keys: string[]): string {
  const Records = keys.map((key) => ({
    eventVersion: '2.6',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: 'uploads' }, object: { key: encodeKey(key), size: 1, eTag: 'e', sequencer: '00' } },
  }));
  return JSON.stringify({ Records });
}

describe('a message on the intake queue', () => {
  it('from S3 names keys, whatever is in them', () => {
    const keys = ['articles/a b+c%20d.md', 'articles/é/潮.md', 'articles/../x.md'];
    expect(decode(notification(...keys))).toEqual(keys.map((key) => ({ key })));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        expect(decode(notification(key))).toEqual([{ key }]);
      }),
    );
  });

  it('that S3 sends to test the notification asks for nothing', () => {
    const body = {
      Service: 'Amazon S3',
      Event: 's3:TestEvent',
      Time: '2026-11-01T00:00:00.000Z',
      Bucket: 'b',
    };
    expect(decode(JSON.stringify(body))).toEqual([]);
  });

  it.each<[IntakeMessage, string]>([
    [{ key: 'site.yaml' }, '{"key":"site.yaml"}'],
    [{ key: 'site.yaml', reclaim: true, repair: true }, '{"key":"site.yaml","repair":true,"reclaim":true}'],
    [{ key: 'site.yaml', repair: false, reclaim: undefined }, '{"key":"site.yaml"}'],
    [{ sweep: 'articles/' }, '{"sweep":"articles/"}'],
    [{ sweep: 'articles/', after: '', repair: false }, '{"sweep":"articles/"}'],
    [
      { sweep: 'media/', repair: true, after: 'media/a.png' },
      '{"sweep":"media/","after":"media/a.png","repair":true}',
    ],
  ])('%o is written as %s', (message, body) => {
    expect(encode(message)).toBe(body);
    expect(encode(decode(body)[0]!)).toBe(body);
  });

  it('asks for a look at each of several keys', () => {
    expect(looksAt(['a', 'b'], { reclaim: true }).map(encode)).toEqual([
      '{"key":"a","reclaim":true}',
      '{"key":"b","reclaim":true}',
    ]);
  });

  it('from the pipeline itself names a key, or a prefix to sweep', () => {
    expect(decode('{"key":"site.yaml"}')).toEqual([{ key: 'site.yaml' }]);
    expect(decode('{"key":"site.yaml","repair":true}')).toEqual([{ key: 'site.yaml', repair: true }]);
    expect(decode('{"sweep":"articles/","after":"articles/m.md"}')).toEqual([
      { sweep: 'articles/', after: 'articles/m.md' },
    ]);
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"key":1}',
    '{"Records":[{}]}',
    '{"Records":[{"s3":{"object":{"key":"%E0%"}}}]}',
  ])('that is %j is a bug, and said to be', (body) => {
    expect(() => decode(body)).toThrow();
  });
});
