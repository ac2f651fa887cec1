import { mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  clientsOf,
  type FixtureCloud,
  fixtureForTest,
  startFixture,
  withoutConsumers,
} from '../fixture-cloud.ts';

let contentDir: string;

beforeEach(async () => {
  contentDir = await temporaryFolder();
  onTestFinished(() => rm(contentDir, { recursive: true, force: true }));
  await mkdir(join(contentDir, 'articles/world'), { recursive: true });
  await write('site.yaml', 'title: Test');
  await write('articles/world/a.md', 'a');
  await write('articles/world/b.md', 'b');
});

const write = (name: string, text: string) => writeFile(join(contentDir, name), text);
const options = () => ({ contentDir, transformTemplate: withoutConsumers });

async function keysIn(cloud: FixtureCloud): Promise<string[]> {
  const { Contents } = await clientsOf(cloud).s3.send(new ListObjectsV2Command({ Bucket: 'uploads' }));
  return (Contents ?? []).map(({ Key }) => Key ?? '');
}

async function textOf(cloud: FixtureCloud, Key: string): Promise<string | undefined> {
  const { Body } = await clientsOf(cloud).s3.send(new GetObjectCommand({ Bucket: 'uploads', Key }));
  return Body?.transformToString();
}

/** Stops the first cloud, lets `change` happen, and starts the second with the same data. */
async function restarted(change: (first: FixtureCloud) => Promise<unknown>): Promise<FixtureCloud> {
  const first = await startFixture(options());
  await change(first);
  await first.stop();
  return fixtureForTest({ ...options(), dataDir: first.dataDir });
}

describe('at the start', () => {
  it('everything in the folder is uploaded but hidden and temporary files', async () => {
    for (const name of ['.hidden', 'articles/.draft.md', 'articles/a.md~', 'articles/.a.md.swp']) {
      await write(name, 'x');
    }

    const cloud = await fixtureForTest(options());

    expect(await keysIn(cloud)).toEqual(['articles/world/a.md', 'articles/world/b.md', 'site.yaml']);
    expect(cloud.requests.count({ action: 'PutObject' })).toBe(3);
  });

  it('only what changed since is uploaded again', async () => {
    const cloud = await restarted(() => write('articles/world/a.md', 'a, corrected'));

    expect(cloud.requests.count({ action: 'PutObject' })).toBe(1);
    expect(await textOf(cloud, 'articles/world/a.md')).toBe('a, corrected');
  });

  it('what was deleted from the folder since is deleted from the bucket', async () => {
    const cloud = await restarted(() => unlink(join(contentDir, 'articles/world/a.md')));

    expect(await keysIn(cloud)).toEqual(['articles/world/b.md', 'site.yaml']);
  });

  it('what came by other means is left alone', async () => {
    const cloud = await restarted(async (first) => {
      const { s3 } = clientsOf(first);
      const put = (Key: string, Body: string) =>
        s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body }));
      await put('articles/world/new.md', 'by hand');
      await put('articles/world/a.md', 'a, by hand');
      await put('articles/world/b.md', 'b, by hand');
      await s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'site.yaml' }));
      await unlink(join(contentDir, 'articles/world/b.md'));
    });

    expect(await keysIn(cloud)).toEqual([
      'articles/world/a.md',
      'articles/world/b.md',
      'articles/world/new.md',
    ]);
    expect(await textOf(cloud, 'articles/world/a.md')).toBe('a, by hand');
    expect(await textOf(cloud, 'articles/world/b.md')).toBe('b, by hand');
  });
});

describe('while it runs', () => {
  it('new, changed and deleted files are followed', async () => {
    const cloud = await fixtureForTest(options());

    await write('articles/world/c.md', 'c');
    await write('articles/world/a.md', 'a, corrected');
    await unlink(join(contentDir, 'articles/world/b.md'));

    await eventually(async () => {
      expect(await keysIn(cloud)).toEqual(['articles/world/a.md', 'articles/world/c.md', 'site.yaml']);
      expect(await textOf(cloud, 'articles/world/a.md')).toBe('a, corrected');
    });
  });
});
