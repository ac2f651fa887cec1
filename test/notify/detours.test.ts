import { expect, it } from 'vitest';
import { detours } from '../../functions/notify/detours.ts';

it('there are none unless they are named', () => {
  expect(detours.parse(undefined)).toEqual(new Map());
  expect(detours.parse('')).toEqual(new Map());
});

it('hosts are named with the server on this machine that stands for them', () => {
  expect(detours.parse('hub.example=127.0.0.1:9000,hooks.example:8443=127.0.0.1:9001')).toEqual(
    new Map([
      ['hub.example', { host: '127.0.0.1', port: 9000 }],
      ['hooks.example:8443', { host: '127.0.0.1', port: 9001 }],
    ]),
  );
});

it.each(['hub.example=169.254.169.254:80', 'hub.example=10.0.0.1:80', 'hub.example', '127.0.0.1:9000'])(
  'none leads anywhere else: %s',
  (text) => {
    expect(detours.safeParse(text).success).toBe(false);
  },
);
