/** CRC-32C (Castagnoli, RFC 3720 appendix B.4), reversed. Node knows CRC-32 only. */
const CRC32C_POLYNOMIAL = 0x82f63b78;

/** CRC-64/NVME (NVM Express specification, section 5.2.1.3.4), reversed. */
const CRC64_NVME_POLYNOMIAL = 0x9a6c9329ac4bc9b5n;

const ALL_ONES = 0xffff_ffff;

const crc32cTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? CRC32C_POLYNOMIAL ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/**
 * The upper and the lower half of a CRC-64 of eight bytes of which all but one are zero: entry `256 * position + value`
 * is for the byte `position` places before the last. Eight bytes are then one step ("slicing by 8"), and no step needs
 * a BigInt, which would be 50 times slower.
 */
const crc64Upper = new Uint32Array(8 * 256);
const crc64Lower = new Uint32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
  let crc = BigInt(byte);
  for (let position = 0; position < 8; position++) {
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? CRC64_NVME_POLYNOMIAL ^ (crc >> 1n) : crc >> 1n;
    crc64Upper[256 * position + byte] = Number(crc >> 32n);
    crc64Lower[256 * position + byte] = Number(crc & 0xffff_ffffn);
  }
}

/** The CRC-32C of the concatenated chunks, as 4 bytes. */
export function crc32c(chunks: Iterable<Uint8Array>): Buffer {
  let crc = ALL_ONES;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at++) {
      crc = crc32cTable[(crc ^ chunk[at]!) & 0xff]! ^ (crc >>> 8);
    }
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((crc ^ ALL_ONES) >>> 0);
  return bytes;
}

/** The CRC-64/NVME of the concatenated chunks, as 8 bytes. */
export function crc64Nvme(chunks: Iterable<Uint8Array>): Buffer {
  let upper = ALL_ONES;
  let lower = ALL_ONES;
  for (const chunk of chunks) {
    let at = 0;
    for (; at + 8 <= chunk.length; at += 8) {
      const low = lower ^ word(chunk, at);
      const high = upper ^ word(chunk, at + 4);
      upper = eightBytes(crc64Upper, low, high);
      lower = eightBytes(crc64Lower, low, high);
    }
    for (; at < chunk.length; at++) {
      const index = (lower ^ chunk[at]!) & 0xff;
      lower = crc64Lower[index]! ^ ((lower >>> 8) | (upper << 24));
      upper = crc64Upper[index]! ^ (upper >>> 8);
    }
  }
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE((upper ^ ALL_ONES) >>> 0);
  bytes.writeUInt32BE((lower ^ ALL_ONES) >>> 0, 4);
  return bytes;
}

/** Four bytes as a little-endian number. */
function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

/** One half of the CRC of eight bytes: `low` has the first four, `high` the last four. */
function eightBytes(table: Uint32Array, low: number, high: number): number {
  return (
    table[1792 + (low & 0xff)]! ^
    table[1536 + ((low >>> 8) & 0xff)]! ^
    table[1280 + ((low >>> 16) & 0xff)]! ^
    table[1024 + (low >>> 24)]! ^
    table[768 + (high & 0xff)]! ^
    table[512 + ((high >>> 8) & 0xff)]! ^
    table[256 + ((high >>> 16) & 0xff)]! ^
    table[high >>> 24]!
  );
}
