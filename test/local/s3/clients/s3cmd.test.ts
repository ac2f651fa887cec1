import { readFile, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isS3cmdMissing, s3cmd } from '../../../support/s3-clients.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../../fixture-cloud.ts';
import { keysUnder, LARGE, ODD_NAME, writeFiles } from './files.ts';

let cloud: FixtureCloud;
let folder: string;
let run: ReturnType<typeof s3cmd>;
let s3: ReturnType<typeof clientsOf>['s3'];

describe.skipIf(isS3cmdMissing)('s3cmd (skipped where it is not installed)', () => {
  beforeAll(async () => {
    cloud = await startFixture({ transformTemplate: withoutConsumers });
    folder = await temporaryFolder();
    run = s3cmd(cloud.awsEndpoint, folder);
    s3 = clientsOf(cloud).s3;
    const name = ODD_NAME;
    await writeFiles(folder, { 'up/world/a.md': 'a', [`up/two words/${name}`]: 'odd', 'large.bin': LARGE });
  });
  afterAll(async () => {
    await cloud.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('puts one file, with the headers that it sends by default', async () => {
    await run('put', 'up/world/a.md', 's3://uploads/put/a.md');

    const { ContentLength, Metadata } = await s3.send(
      new HeadObjectCommand({ Bucket: 'uploads', Key: 'put/a.md' }),
    );
    expect(ContentLength).toBe(1);
    expect(Metadata).toHaveProperty('s3cmd-attrs');
  });

  it('syncs a folder, finds nothing to do the second time, and deletes what is gone', async () => {
    await run('sync', '--delete-removed', 'up/', 's3://uploads/sync/');
    expect(await keysUnder(s3, 'sync/')).toEqual([`sync/two words/${ODD_NAME}`, 'sync/world/a.md']);
    const before = cloud.requests.count({ action: 'PutObject' });

    await run('sync', '--delete-removed', 'up/', 's3://uploads/sync/');
    expect(cloud.requests.count({ action: 'PutObject' })).toBe(before);

    await unlink(join(folder, 'up/world/a.md'));
    await run('sync', '--delete-removed', 'up/', 's3://uploads/sync/');
    expect(await keysUnder(s3, 'sync/')).toEqual([`sync/two words/${ODD_NAME}`]);
  });

  it('renames and copies, one object or a folder, and changes a type in place', async () => {
    await run('put', '--recursive', 'up/two words', 's3://uploads/names/');
    const source = `s3://uploads/names/two words/${ODD_NAME}`;

    await run('cp', source, `s3://uploads/names/copy ${ODD_NAME}`);
    await run('mv', source, `s3://uploads/names/folder/moved ${ODD_NAME}`);
    await run('mv', '--recursive', 's3://uploads/names/folder/', 's3://uploads/names/other+folder/');
    await run('modify', '--mime-type=text/x-changed', `s3://uploads/names/copy ${ODD_NAME}`);

    const copy = `names/copy ${ODD_NAME}`;
    expect(await keysUnder(s3, 'names/')).toEqual([copy, `names/other+folder/moved ${ODD_NAME}`]);
    const { ContentType } = await s3.send(new HeadObjectCommand({ Bucket: 'uploads', Key: copy }));
    expect(ContentType).toBe('text/x-changed');
  });

  it('uploads in parts, moves and downloads what is large', async () => {
    await run('put', '--multipart-chunk-size-mb=5', 'large.bin', 's3://uploads/large/a.bin');
    await run('mv', 's3://uploads/large/a.bin', 's3://uploads/large/b.bin');
    await run('get', 's3://uploads/large/b.bin', 'back.bin');

    expect((await readFile(join(folder, 'back.bin'))).equals(LARGE)).toBe(true);
    expect(await keysUnder(s3, 'large/')).toEqual(['large/b.bin']);
    expect(cloud.requests.count({ action: 'UploadPart' })).toBe(3);
  });

  it('lists a folder and everything under it', async () => {
    await run('put', `up/two words/${ODD_NAME}`, `s3://uploads/list/${ODD_NAME}`);
    await run('put', 'large.bin', 's3://uploads/list/below it/x.bin');

    const folderList = await run('ls', 's3://uploads/list/');
    const all = await run('ls', '--recursive', 's3://uploads/list/');

    expect(folderList).toContain('DIR  s3://uploads/list/below it/');
    expect(folderList).not.toContain('x.bin');
    expect(all).toContain(`s3://uploads/list/${ODD_NAME}`);
    expect(all).toContain('s3://uploads/list/below it/x.bin');
  });

  it('deletes a folder', async () => {
    await run('put', '--recursive', 'up/', 's3://uploads/gone/');

    await run('del', '--recursive', '--force', 's3://uploads/gone/');

    expect(await keysUnder(s3, 'gone/')).toEqual([]);
  });
});
