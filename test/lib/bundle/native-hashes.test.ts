import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { nativeHashes } from '../../../lib/bundle/native-hashes.ts';
import { bundledModule } from './bundled-module.ts';

const USED = `
  export { Sha256 } from '@smithy/core/checksum';
  export { Sha1 } from '@aws-sdk/checksums/sha';
`;

interface Hash {
  update(data: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

type HashClass = new (secret?: string) => Hash;

it('the SDK hashes with what Node has, and brings no hash of its own', async () => {
  const { text, exports } = await bundledModule(USED, [nativeHashes]);
  const data = Buffer.from('the same words');

  for (const [name, algorithm] of [
    ['Sha256', 'sha256'],
    ['Sha1', 'sha1'],
  ] as const) {
    const Hash = exports[name] as HashClass;
    const [plain, keyed] = [new Hash(), new Hash('key')];
    plain.update(data);
    keyed.update(data);
    expect(Buffer.from(await plain.digest())).toEqual(createHash(algorithm).update(data).digest());
    expect(Buffer.from(await keyed.digest())).toEqual(createHmac(algorithm, 'key').update(data).digest());
  }
  expect(text).toContain('hashes in JavaScript are not part of the bundle');
  expect(text).not.toContain('already finished HMAC');
});
