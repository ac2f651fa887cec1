import { readFile, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRcloneMissing, rclone } from '../../../support/s3-clients.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../../fixture-cloud.ts';
import { keysUnder, LARGE, ODD_NAME, writeFiles } from './files.ts';

const SMALL_PARTS = ['--s3-upload-cutoff=5M', '--s3-chunk-size=5M', '--s3-copy-cutoff=5M'];

let cloud: FixtureCloud;
let folder: string;
let run: ReturnType<typeof rclone>;
let s3: ReturnType<typeof clientsOf>['s3'];

describe.skipIf(isRcloneMissing)('rclone (skipped where it is not installed)', () => {
  beforeAll(async () => {
    cloud = await startFixture({ transformTemplate: withoutConsumers });
    folder = await temporaryFolder();
    run = rclone(cloud.awsEndpoint, folder);
    s3 = clientsOf(cloud).s3;
    const name = ODD_NAME;
    await writeFiles(folder, { 'up/world/a.md': 'a', [`up/two words/${name}`]: 'odd', 'large.bin': LARGE });
  });
  afterAll(async () => {
    await cloud.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('syncs a folder, finds nothing to do the second time, and deletes what is gone', async () => {
    await run('sync', 'up', 'local:uploads/sync');
    expect(await keysUnder(s3, 'sync/')).toEqual([`sync/two words/${ODD_NAME}`, 'sync/world/a.md']);
    const before = cloud.requests.count({ action: 'PutObject' });

    await run('sync', 'up', 'local:uploads/sync');
    expect(cloud.requests.count({ action: 'PutObject' })).toBe(before);
    await run('check', 'up', 'local:uploads/sync');

    await unlink(join(folder, 'up/world/a.md'));
    await run('sync', 'up', 'local:uploads/sync');
    expect(await keysUnder(s3, 'sync/')).toEqual([`sync/two words/${ODD_NAME}`]);
  });

  it('renames, copies and touches on the server', async () => {
    await run('copy', 'up', 'local:uploads/names');
    await run('moveto', `local:uploads/names/two words/${ODD_NAME}`, `local:uploads/names/moved ${ODD_NAME}`);
    await run('copy', 'local:uploads/names', 'local:uploads/names/copy+of');
    await run('touch', '-t', '2026-03-04T05:06:07', `local:uploads/names/moved ${ODD_NAME}`);

    const moved = `names/moved ${ODD_NAME}`;
    expect(await keysUnder(s3, 'names/moved')).toEqual([moved]);
    expect(await keysUnder(s3, 'names/copy+of/')).toEqual([`names/copy+of/moved ${ODD_NAME}`]);
    const { Metadata } = await s3.send(new HeadObjectCommand({ Bucket: 'uploads', Key: moved }));
    expect(Number(Metadata?.mtime)).toBe(Date.UTC(2026, 2, 4, 5, 6, 7) / 1000);
  });

  it('uploads, copies and downloads in parts', async () => {
    await run('copyto', ...SMALL_PARTS, 'large.bin', 'local:uploads/large/a.bin');
    await run('moveto', ...SMALL_PARTS, 'local:uploads/large/a.bin', 'local:uploads/large/b.bin');
    await run('copyto', 'local:uploads/large/b.bin', 'back.bin');

    expect((await readFile(join(folder, 'back.bin'))).equals(LARGE)).toBe(true);
    expect(await keysUnder(s3, 'large/')).toEqual(['large/b.bin']);
    expect(cloud.requests.count({ action: 'UploadPart' })).toBeGreaterThan(1);
    expect(cloud.requests.count({ action: 'UploadPartCopy' })).toBeGreaterThan(1);
  });

  it.each([
    ['1', '1000'],
    ['1', '1'],
    ['2', '1000'],
    ['2', '1'],
  ])('lists everything with version %s of the listing, %s keys to a page', async (version, size) => {
    await run('copyto', 'up', 'local:uploads/list');
    await run('copyto', 'large.bin', `local:uploads/list/${ODD_NAME}/x+y`);

    const paged = [`--s3-list-version=${version}`, `--s3-list-chunk=${size}`];
    const listed = await run('lsf', ...paged, '--recursive', '--files-only', 'local:uploads/list');
    const folders = await run('lsf', ...paged, '--dirs-only', 'local:uploads/list');

    const keys = await keysUnder(s3, 'list/');
    expect(listed.trim().split('\n').sort()).toEqual(keys.map((key) => key.slice('list/'.length)).sort());
    expect(folders.trim().split('\n').sort()).toEqual(['two words/', `${ODD_NAME}/`].sort());
  });

  it('deletes a folder, and clears away what was left unfinished', async () => {
    const upload = { Bucket: 'uploads', Key: 'gone/unfinished' };
    await s3.send(new CreateMultipartUploadCommand(upload));
    await run('copyto', 'up', 'local:uploads/gone');

    await run('purge', 'local:uploads/gone');
    await run('backend', 'cleanup', '-o', 'max-age=0s', 'local:uploads');

    expect(await keysUnder(s3, 'gone/')).toEqual([]);
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket: 'uploads' }));
    expect(Uploads).toBeUndefined();
  });
});
