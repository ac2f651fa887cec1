import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { announceEndpoint, findEndpoint, withdrawEndpoint } from '../../../local/data/endpoint-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fixtureForTest } from '../fixture-cloud.ts';

const ENDPOINT = { awsEndpoint: 'http://127.0.0.1:4566', outputs: { SiteBucket: 'site' } };

/** Beyond what any system gives (pid_max, proc(5)). */
const NO_PROCESS = 2 ** 30;

async function folderForTest(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it('says where a cloud can be reached for as long as it is not taken back', async () => {
  const folder = await folderForTest();
  expect(await findEndpoint(folder)).toBeUndefined();

  await announceEndpoint(folder, ENDPOINT);
  expect(await findEndpoint(folder)).toEqual({ ...ENDPOINT, processId: process.pid });

  await withdrawEndpoint(folder);
  expect(await findEndpoint(folder)).toBeUndefined();
});

it.each([
  ['of a process that was killed', JSON.stringify({ ...ENDPOINT, processId: NO_PROCESS })],
  ['damaged', '{"awsEndpoint":'],
  ['of another time', '{}'],
])('an announcement %s counts for nothing', async (_, text) => {
  const folder = await folderForTest();
  await writeFile(join(folder, 'endpoint.json'), text);

  expect(await findEndpoint(folder)).toBeUndefined();
});

it('is there while a local cloud runs, and gone when it stops', async () => {
  const cloud = await fixtureForTest();
  const { awsEndpoint, outputs } = cloud;
  expect(await findEndpoint(cloud.dataDir)).toMatchObject({ awsEndpoint, outputs });

  await cloud.stop();
  expect(await findEndpoint(cloud.dataDir)).toBeUndefined();
});
