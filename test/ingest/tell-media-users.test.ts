import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

const KEY = 'articles/harbour/bells.md';
const SOUND = 'media/bells.wav';
const bells = (...fields: string[]) => ['---', 'title: Bells', ...fields, '---', 'They ring.', ''].join('\n');
const BELLS = bells(`audio: /${SOUND}`, 'image: /media/fog.svg');

/** Eight-bit silence, 8,000 samples a second. */
const silence = (seconds: number) => {
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data',
    'latin1',
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(seconds * 8000);
  return Buffer.concat([header, size, Buffer.alloc(seconds * 8000, 128)]);
};
const picture = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"/>`;

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = await newPipeline();
});

async function newPipeline(): Promise<MemoryPipeline> {
  const empty = new MemoryPipeline();
  empty.put('site.yaml', 'title: The Gazette\n');
  await empty.drain();
  return empty;
}

function put(to: MemoryPipeline, key: string, content: string | Uint8Array, lastModified = to.now): void {
  to.uploads.put(key, content, lastModified);
  to.intake.push({ key });
}

async function upload(key: string, content: string | Uint8Array): Promise<void> {
  put(pipeline, key, content);
  await pipeline.drain();
}

function attachments(feed = 'feed.json'): unknown {
  return JSON.parse(pipeline.site.text(feed) ?? '').items[0]?.attachments;
}

describe('what feeds state of a media file', () => {
  it('is what the file is, though it came after the article', async () => {
    await upload(KEY, BELLS);
    expect(attachments()).toMatchObject([{ mime_type: 'audio/wav' }]);
    expect(attachments()).not.toMatchObject([{ size_in_bytes: expect.anything() }]);
    await upload(SOUND, silence(2));

    const known = [{ mime_type: 'audio/wav', size_in_bytes: 16_044, duration_in_seconds: 2 }];
    expect(attachments()).toMatchObject(known);
    expect(attachments('sections/harbour/feed.json')).toMatchObject(known);
    expect(attachments('archive/2026/11/feed.json')).toMatchObject(known);
  });

  it('changes with the file, and goes with it', async () => {
    await upload(SOUND, silence(2));
    await upload(KEY, BELLS);
    await upload(SOUND, silence(3));
    expect(attachments()).toMatchObject([{ duration_in_seconds: 3 }]);
    pipeline.remove(SOUND);
    await pipeline.drain();

    expect(attachments()).not.toMatchObject([{ duration_in_seconds: expect.anything() }]);
  });

  it('shows on the article’s page as well', async () => {
    await upload(KEY, BELLS);
    await upload('media/fog.svg', picture(321));

    expect(pipeline.site.text('articles/bells/index.html')).toContain('width="321"');
  });

  it('asks for nothing to be rebuilt where no article describes the file any more', async () => {
    await upload(KEY, BELLS);
    await upload(KEY, bells());
    put(pipeline, SOUND, silence(2));
    await pipeline.ingest({ key: SOUND });

    expect(pipeline.jobs).toEqual([SOUND]);
  });

  it('is the same whatever order the files come in, and whenever they are published', async () => {
    const files: [string, string | Uint8Array][] = [
      [KEY, BELLS],
      [SOUND, silence(1)],
      ['media/fog.svg', picture(5)],
      [SOUND, silence(2)],
      [KEY, BELLS.replace('Bells', 'More bells')],
    ];
    // The last upload of each key counts, so those keep their order.
    const orders = fc.constantFrom(
      [0, 1, 2, 3, 4],
      [1, 0, 3, 2, 4],
      [1, 3, 2, 0, 4],
      [2, 0, 4, 1, 3],
      [0, 4, 2, 1, 3],
    );
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        async (order, drains) => {
          const fresh = await newPipeline();
          for (const [at, index] of order.entries()) {
            const [key, content] = files[index]!;
            put(fresh, key, content, `2026-11-0${key === KEY ? (index === 0 ? 1 : 2) : 3}T08:00:00.000Z`);
            if (drains[at]) await fresh.drain();
          }
          await fresh.drain();
          const json = JSON.parse(fresh.site.text('feed.json') ?? '');
          const [{ attachments, image, title }] = json.items;
          outcomes.add(JSON.stringify([attachments, image, title]));
        },
      ),
      { numRuns: 12 },
    );

    expect([...outcomes]).toHaveLength(1);
    expect([...outcomes][0]).toContain('"size_in_bytes":16044');
  });
});
