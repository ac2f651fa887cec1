import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectMedia } from '../../../functions/core/media/inspect-media.ts';
import { bytes, GOOD_FILES } from './files.ts';

const factsOf = (name: string, head: Uint8Array, sizeBytes = head.length) => {
  const { facts, problems } = inspectMedia(`media/${name}`, head, sizeBytes);
  expect(problems).toEqual([]);
  return facts;
};

const be = (value: number, size: number) => {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntBE(value, 0, size);
  return buffer.toString('latin1');
};
const le = (value: number, size: number) =>
  Buffer.from(be(value, size), 'latin1').reverse().toString('latin1');

const box = (type: string, ...content: string[]) => {
  const body = content.join('');
  return be(body.length + 8, 4) + type + body;
};

describe('the size of a picture', () => {
  const chunk = (type: string, data: string) => `${be(data.length, 4) + type + data}\0\0\0\0`;
  const png = chunk('IHDR', `${be(640, 4)}${be(480, 4)}\x08\x02\0\0\0`);
  const pixels = deflateSync(Buffer.alloc(480 * (1 + 640 * 3))).toString('latin1');
  const frame = `\xff\xc0${be(17, 2)}\x08${be(480, 2)}${be(640, 2)}\x03\x01\x22\0\x02\x11\x01\x03\x11\x01`;
  const jfif = `\xff\xe0${be(16, 2)}JFIF\0\x01\x01\0\0\x01\0\x01\0\0`;
  const exif = (order: 'II' | 'MM', orientation: number) => {
    const n = order === 'II' ? le : be;
    const field = n(0x0112, 2) + n(3, 2) + n(1, 4) + n(orientation, 2) + n(0, 2);
    const other = `${n(0x0110, 2) + n(2, 2) + n(4, 4)}Cam\0`;
    const tiff = order + n(42, 2) + n(8, 4) + n(2, 2) + other + field + n(0, 4);
    return `\xff\xe1${be(tiff.length + 8, 2)}Exif\0\0${tiff}`;
  };
  const webp = (format: string, data: string) =>
    `RIFF${le(data.length + 12, 4)}WEBP${format}${le(data.length, 4)}${data}`;
  const avif = (...properties: string[]) =>
    box('ftyp', 'avif', '\0\0\0\0', 'avif', 'mif1') +
    box('meta', '\0\0\0\0', box('hdlr', '\0'.repeat(24)), box('iprp', box('ipco', ...properties)));
  const extents = (width: number, height: number) => box('ispe', '\0\0\0\0', be(width, 4), be(height, 4));
  const sized = { width: 640, height: 480 };
  const turned = { width: 480, height: 640 };

  it.each([
    ['PNG', 'a.png', `\x89PNG\r\n\x1a\n${png}${chunk('IDAT', pixels)}${chunk('IEND', '')}`, sized],
    ['GIF', 'a.gif', `GIF89a${le(640, 2)}${le(480, 2)}\0\0\0;`, sized],
    ['JPEG', 'a.jpg', `\xff\xd8${jfif}\xff\xdb${be(67, 2)}${'\x10'.repeat(65)}${frame}\xff\xda`, sized],
    ['JPEG with filled markers', 'a.jpg', `\xff\xd8${jfif}\xff\xff\xff${frame}`, sized],
    ['progressive JPEG', 'a.jpg', `\xff\xd8${jfif}${frame.replace('\xc0', '\xc2')}`, sized],
    ['upright JPEG', 'a.jpg', `\xff\xd8${exif('MM', 1)}${frame}`, sized],
    ['JPEG taken sideways', 'a.jpg', `\xff\xd8${exif('II', 6)}${frame}`, turned],
    ['JPEG taken sideways by another camera', 'a.jpg', `\xff\xd8${exif('MM', 8)}${frame}`, turned],
    ['lossy WebP', 'a.webp', webp('VP8 ', `\0\0\0\x9d\x01\x2a${le(640, 2)}${le(480, 2)}`), sized],
    ['lossless WebP', 'a.webp', webp('VP8L', `\x2f${le(639 + 479 * 2 ** 14, 4)}`), sized],
    ['extended WebP', 'a.webp', webp('VP8X', `\0\0\0\0${le(639, 3)}${le(479, 3)}`), sized],
    ['AVIF', 'a.avif', avif(extents(640, 480)), sized],
    ['AVIF in tiles', 'a.avif', avif(extents(320, 240), extents(640, 480), extents(64, 48)), sized],
    ['AVIF turned by a quarter', 'a.avif', avif(extents(640, 480), box('irot', '\x01')), turned],
  ])('is read from a %s', (_, name, content, size) => {
    expect(factsOf(name, bytes(content))).toMatchObject(size);
  });

  const svg = (attributes: string) => bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);

  it.each([
    ['width="640" height="480"', sized],
    ['width="640px" height="479.6px" viewBox="0 0 64 48"', sized],
    ['width="10in" height="127mm"', { width: 960, height: 480 }],
    ['width="100%" height="100%" viewBox="0 0 640 480"', sized],
    ['viewBox="-10,-10 640,480"', sized],
    ['width="640"', undefined],
    ['viewBox="0 0 0 0"', undefined],
    ['viewBox="a b c d"', undefined],
    ['width="1e9" height="1e9"', undefined],
  ])('is read from an SVG with %s', (attributes, size) => {
    const facts = factsOf('a.svg', svg(attributes));

    expect(facts && 'width' in facts && { width: facts.width, height: facts.height }).toEqual(size ?? false);
  });

  it.each([
    ['is not there yet', 'a.jpg', `\xff\xd8${jfif}`],
    ['lies behind the picture itself', 'a.jpg', `\xff\xd8\xff\xda\0\x02${frame}`],
    ['is nothing', 'a.gif', `GIF89a${le(0, 2)}${le(480, 2)}`],
    ['is absurd', 'a.png', `\x89PNG\r\n\x1a\n${chunk('IHDR', be(2 ** 31, 4) + be(1, 4))}`],
  ])('is left out where it %s', (_, name, content) => {
    expect(factsOf(name, bytes(content))).not.toHaveProperty('width');
  });
});

describe('the duration of a sound', () => {
  // 44,100 Hz, 128 kbit/s, stereo: 417 bytes and 1,152 samples in each frame.
  const header = '\xff\xfb\x90\x64';
  const frame = header + '\0'.repeat(413);
  const noted = (tag: string, frames: number) =>
    `${header}${'\0'.repeat(32)}${tag}${be(1, 4)}${be(frames, 4)}${'\0'.repeat(369)}`;
  const vbri = `${header}${'\0'.repeat(32)}VBRI${'\0'.repeat(10)}${be(2297, 4)}`;
  const wav = (size: number) =>
    `RIFF\0\0\0\0WAVEfmt ${le(16, 4)}${le(1, 2)}${le(1, 2)}${le(8000, 4)}${le(8000, 4)}${le(1, 2)}${le(8, 2)}` +
    `LIST${le(3, 4)}abc\0data${le(size, 4)}`;
  const flac = `fLaC\0\0\0\x22${'\0'.repeat(10)}${be(44_100 * 4096 + 0x2f0, 4)}${be(44_100 * 60, 4)}`;
  const mvhd = box('mvhd', '\0\0\0\0', '\0'.repeat(8), be(1000, 4), be(60_000, 4));
  const longMvhd = box('mvhd', '\x01\0\0\0', '\0'.repeat(16), be(1000, 4), be(0, 4), be(60_000, 4));
  const m4a = (header: string) => box('ftyp', 'M4A ', '\0\0\0\0') + box('free') + box('moov', header);

  it.each([
    ['an MP3 of constant rate, by its size', 'a.mp3', frame.repeat(3), 960_000, 60],
    ['an MP3 behind a tag', 'a.mp3', `ID3\x04\0\0\0\0\x01\x00${'\0'.repeat(128)}${frame}`, 960_138, 60],
    ['an MP3 that notes its frames', 'a.mp3', noted('Xing', 2297), 1_500_000, 60],
    ['an MP3 of constant rate that notes its frames', 'a.mp3', noted('Info', 2297), 999, 60],
    ['an MP3 by Fraunhofer', 'a.mp3', vbri, 999, 60],
    ['an MP3 at half the sample rate', 'a.mp3', '\xff\xf3\x80\xc4', 480_000, 60],
    ['a WAV', 'a.wav', wav(480_000), 480_052, 60],
    ['a WAV of unknown length', 'a.wav', wav(0xffffffff), 480_056, 60],
    ['a FLAC', 'a.flac', flac, 5_000_000, 60],
    ['an M4A', 'a.m4a', m4a(mvhd), 700_000, 60],
    ['an M4A with long times', 'a.m4a', m4a(longMvhd), 700_000, 60],
  ])('is read from %s', (_, name, content, sizeBytes, seconds) => {
    expect(factsOf(name, bytes(content), sizeBytes)).toMatchObject({ sizeBytes, durationSeconds: seconds });
  });

  it('is left out where the beginning of the file does not tell', () => {
    const film = `${box('ftyp', 'isom', '\0\0\0\0') + be(90_000_000, 4)}mdat`;

    expect(factsOf('a.mp4', bytes(film), 90_001_000)).toEqual({ type: 'video/mp4', sizeBytes: 90_001_000 });
    expect(factsOf('a.mp3', bytes(`ID3\x04\0\0\x7f\x7f\x7f\x7f`), 300_000_000)).not.toHaveProperty(
      'durationSeconds',
    );
  });
});

describe('a film', () => {
  const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1].map((cell) => be(cell * 65_536, 4)).join('');
  const quarter = [0, 1, 0, 1, 0, 0, 0, 0, 1].map((cell) => be(cell * 65_536, 4)).join('');
  const track = (matrix: string, width: number, height: number) =>
    box('trak', box('tkhd', '\0'.repeat(40), matrix, be(width * 65_536, 4), be(height * 65_536, 4)));
  const film = (...tracks: string[]) =>
    bytes(
      box('ftyp', 'isom', '\0\0\0\0'),
      box('moov', box('mvhd', '\0'.repeat(12), be(600, 4), be(6000, 4)), ...tracks),
    );

  it('tells its size, whatever track comes first, and how long it plays', () => {
    expect(factsOf('a.mp4', film(track(identity, 0, 0), track(identity, 1280, 720)))).toMatchObject({
      width: 1280,
      height: 720,
      durationSeconds: 10,
    });
  });

  it('is as wide as it is shown where the telephone was held upright', () => {
    expect(factsOf('a.mp4', film(track(quarter, 1280, 720)))).toMatchObject({ width: 720, height: 1280 });
  });
});

describe('whatever a file holds', () => {
  it('its facts are sensible numbers or left out', () => {
    const starts = fc.constantFrom(...GOOD_FILES);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), fc.nat(), ([, extension, head], rest, size) => {
        const { facts } = inspectMedia(`media/a.${extension}`, Uint8Array.from([...head, ...rest]), size + 1);
        const numbers = [facts?.width, facts?.height, facts?.durationSeconds];
        expect(facts?.width === undefined).toBe(facts?.height === undefined);
        for (const number of numbers) expect(number ?? 1).toSatisfy((n) => Number.isInteger(n) && n > 0);
      }),
      { numRuns: 400 },
    );
  });
});
