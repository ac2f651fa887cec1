import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECKSUM_ALGORITHMS,
  compositeChecksum,
  computeChecksum,
  isChecksumValue,
} from '../../../local/s3/checksums.ts';
import { crc32c, crc64Nvme } from '../../../local/s3/crc.ts';

/** The check values of the catalogue of parametrised CRC algorithms: the CRC of the digits 1 to 9. */
const DIGITS = Buffer.from('123456789');

describe('a CRC', () => {
  it('has the value that its catalogue gives', () => {
    expect(crc64Nvme([DIGITS]).toString('hex')).toBe('ae8b14860a799888');
    expect(crc32c([DIGITS]).toString('hex')).toBe('e3069283');
    expect(computeChecksum('CRC32', [DIGITS])).toBe(Buffer.from('cbf43926', 'hex').toString('base64'));
  });

  it.each([
    [32, '00', '8a9136aa'],
    [32, 'ff', '62a8ab43'],
  ])('of %i bytes of %s is the one of RFC 3720', (length, byte, expected) => {
    expect(crc32c([Buffer.alloc(length, byte, 'hex')]).toString('hex')).toBe(expected);
  });

  it.each([
    [4096, '00', '6482d367eb22b64e'],
    [4096, 'ff', 'c0ddba7302eca3ac'],
  ])('of %i bytes of %s is the one of the NVM Express specification', (length, byte, expected) => {
    expect(crc64Nvme([Buffer.alloc(length, byte, 'hex')]).toString('hex')).toBe(expected);
  });
});

describe('a checksum', () => {
  it.each(CHECKSUM_ALGORITHMS)('%s is the same however the bytes are cut', (algorithm) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        const chunks = pieces.map((piece) => Buffer.from(piece));

        expect(computeChecksum(algorithm, chunks)).toBe(computeChecksum(algorithm, [Buffer.concat(chunks)]));
      }),
    );
  });

  it.each(CHECKSUM_ALGORITHMS)('%s notices every single bit that changes', (algorithm) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (bytes, bit) => {
        const changed = Buffer.from(bytes);
        const at = bit % (bytes.length * 8);
        changed[at >> 3] = (changed[at >> 3] as number) ^ (1 << (at & 7));

        expect(computeChecksum(algorithm, [changed])).not.toBe(
          computeChecksum(algorithm, [Buffer.from(bytes)]),
        );
      }),
    );
  });

  it.each(CHECKSUM_ALGORITHMS)('%s is Base64 of its own length only', (algorithm) => {
    const value = computeChecksum(algorithm, [DIGITS]);

    expect(isChecksumValue(algorithm, value)).toBe(true);
    for (const wrong of ['', 'bad', `${value}-2`, value.slice(4), `AAAA${value}`]) {
      expect(isChecksumValue(algorithm, wrong)).toBe(false);
    }
  });

  it('of parts is the checksum of their checksums, with their number', () => {
    const digest = (text: string | Buffer) => createHash('sha256').update(text).digest();

    const composite = compositeChecksum('SHA256', [
      digest('a').toString('base64'),
      digest('b').toString('base64'),
    ]);

    const expected = digest(Buffer.concat([digest('a'), digest('b')])).toString('base64');
    expect(composite).toBe(`${expected}-2`);
  });
});
