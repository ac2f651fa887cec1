import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectMedia, MEDIA_HEAD_BYTES } from '../../../functions/core/media/inspect-media.ts';
import { bytes, GOOD_FILES } from './files.ts';

const inspect = (key: string, head: Uint8Array, sizeBytes = head.length) =>
  inspectMedia(key, head, sizeBytes);
const fileOf = (type: string) => GOOD_FILES.find(([name]) => name === type)![2];

describe('an accepted file', () => {
  it.each(GOOD_FILES)('of type %s is known by its content (.%s)', (type, extension, head) => {
    expect(inspect(`media/file.${extension}`, head)).toMatchObject({ facts: { type }, problems: [] });
  });

  it('may have its extension in capitals', () => {
    expect(inspect('media/DSC_0001.JPG', fileOf('image/jpeg'))).toMatchObject({
      facts: { type: 'image/jpeg' },
      problems: [],
    });
  });

  it.each([
    ['media/photo.jpg', 'ends in ".jpg"'],
    ['media/photo.html', 'ends in ".html"'],
    ['media/photo', 'has no extension'],
    ['media/v1.2/photo', 'has no extension'],
  ])('named %s is served by its content, with a warning', (key, part) => {
    const { facts, problems } = inspect(key, fileOf('image/png'));

    expect(facts?.type).toBe('image/png');
    expect(problems).toMatchObject([{ code: 'media-extension', severity: 'warning' }]);
    expect(problems[0]?.message).toContain(part);
    expect(problems[0]?.hint).toContain('".png"');
  });

  it('is every file of the sample publication', () => {
    const folder = new URL('../../../content/media/', import.meta.url);
    for (const name of readdirSync(folder)) {
      expect([name, inspect(`media/${name}`, readFileSync(new URL(name, folder))).problems]).toEqual([
        name,
        [],
      ]);
    }
  });
});

describe('a file of another type', () => {
  it.each([
    ['a web page named as an image', 'photo.png', bytes('<!DOCTYPE html><script>1</script>'), 'a web page'],
    ['a web page that starts with space', 'photo.jpg', bytes('\n  <html>'), 'a web page'],
    ['a web page in UTF-16', 'photo.mp3', bytes('\xff\xfe<\0h\0t\0m\0l\0>\0'), 'unknown'],
    ['an HEIC photograph', 'photo.jpg', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'an HEIC photograph'],
    ['a QuickTime film', 'film.mp4', bytes('\0\0\0\x14ftypqt  \0\0\0\0qt  '), 'a QuickTime film'],
    ['a TIFF image', 'scan.tif', bytes('II*\0\x08\0\0\0'), 'a TIFF image'],
    ['a BMP image', 'scan.bmp', bytes('BM\x36\0'), 'a BMP image'],
    ['a ZIP archive', 'photos.zip', bytes('PK\x03\x04\x14\0'), 'an archive'],
    ['a program', 'photo.png', bytes('MZ\x90\0'), 'a program'],
    ['a shell script', 'photo.png', bytes('#!/bin/sh\n'), 'a program'],
    ['a Matroska film', 'film.webm', bytes('\x1aE\xdf\xa3\x9f\x42\x82\x88matroska'), 'a Matroska film'],
    ['AAC without a container', 'sound.mp3', bytes('\xff\xf1\x50\x80'), 'unknown'],
    ['a film in Ogg', 'film.ogv', bytes('OggS\0\x02', '\0'.repeat(20), '\x01\x2a\x80theora'), 'unknown'],
    ['text', 'notes.txt', bytes('Buy milk.'), 'unknown'],
    ['JSON without chapters', 'data.json', bytes('{"version": "1"}'), 'unknown'],
    ['half a list of chapters', 'data.json', bytes('{"version": "1", "chapters": ['), 'unknown'],
    ['a PNG signature alone', 'photo.png', bytes('\x89PNG\r\n\x1a\n<html>'), 'unknown'],
    ['a PDF behind something else', 'report.pdf', bytes('<html>%PDF-1.7'), 'a web page'],
  ])('is refused: %s', (_, name, head, description) => {
    const { facts, problems } = inspect(`media/${name}`, head);

    expect(facts).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'media-type', severity: 'error' }]);
    expect(problems[0]?.message).toContain(description);
    expect(problems[0]?.hint).toContain('PNG, JPEG, GIF, WebP, AVIF, SVG, MP3');
  });

  it('is refused when it is empty', () => {
    expect(inspect('media/photo.png', bytes(''))).toMatchObject({ problems: [{ code: 'media-empty' }] });
  });

  it('is refused, never thrown at, whatever its bytes are', () => {
    const starts = fc.constantFrom(...GOOD_FILES.map(([, , head]) => head), bytes('<svg '), bytes('<?xml '));
    fc.assert(
      fc.property(starts, fc.nat(40), fc.uint8Array({ maxLength: 60 }), (start, cut, rest) => {
        const { facts, problems } = inspect(
          'media/file',
          Uint8Array.from([...start.subarray(0, cut), ...rest]),
        );
        expect(facts === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      }),
    );
  });
});

describe('the size limit', () => {
  it.each([
    ['image/png', 20_000_000],
    ['audio/mpeg', 500_000_000],
    ['video/mp4', 500_000_000],
    ['application/pdf', 50_000_000],
    ['image/svg+xml', MEDIA_HEAD_BYTES],
  ])('of %s is %d bytes', (type, limit) => {
    const extension = GOOD_FILES.find(([name]) => name === type)![1];

    expect(inspect(`media/file.${extension}`, fileOf(type), limit)).toEqual({
      facts: expect.objectContaining({ type, sizeBytes: limit }),
      problems: [],
    });
    expect(inspect(`media/file.${extension}`, fileOf(type), limit + 1)).toMatchObject({
      problems: [{ code: 'too-large', severity: 'error' }],
    });
  });
});
