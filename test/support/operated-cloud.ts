import { rm } from 'node:fs/promises';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { LocalCloudOptions } from '../../local/cloud.ts';
import { CapturedTerminal } from './captured-terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { startTestCloud, type TestCloud } from './test-cloud.ts';

/** A local cloud with its operator's side. */
export interface OperatedCloud extends TestCloud {
  /** For `--data`. */
  readonly data: string;
  /** The ETags of the site's objects by key. */
  site(): Promise<Map<string, string>>;
  textAt(key: string): Promise<string>;
}

export async function startOperatedCloud(options: Partial<LocalCloudOptions> = {}): Promise<OperatedCloud> {
  const data = await temporaryFolder();
  const test = await startTestCloud({ ...options, dataDir: data });
  return {
    ...test,
    data,
    async site() {
      const { Contents = [] } = await test.s3.send(new ListObjectsV2Command({ Bucket: 'site' }));
      return new Map(Contents.map(({ Key = '', ETag = '' }) => [Key, ETag]));
    },
    async textAt(Key) {
      const answer = await test.s3.send(new GetObjectCommand({ Bucket: 'site', Key }));
      return (await answer.Body?.transformToString()) ?? '';
    },
    async stop() {
      await test.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Runs a command with `--json`: its exit code and what it printed. */
export async function answerOf<Report>(
  command: (terminal: CapturedTerminal) => Promise<number>,
): Promise<{ exitCode: number; report: Report }> {
  const terminal = new CapturedTerminal();
  const exitCode = await command(terminal);
  return { exitCode, report: JSON.parse(terminal.printed) };
}
