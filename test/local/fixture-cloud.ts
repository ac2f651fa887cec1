import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import type { LocalCloud, LocalCloudOptions } from '../../local/cloud.ts';
import type { LogRecord } from '../../local/log/log-record.ts';
import { startLocalCloud } from '../../local/start-local-cloud.ts';
import type { Template } from '../../local/template/assembly.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A cloud assembly of two tiny functions, with one of everything the local cloud understands. */
export const FIXTURE_ASSEMBLY = fileURLToPath(new URL('./fixtures/cloud', import.meta.url));

export interface FixtureCloud extends LocalCloud {
  readonly dataDir: string;
  /** Every log record so far. */
  readonly logs: LogRecord[];
  /** Stops it and deletes its data. */
  dispose(): Promise<void>;
}

/** Starts the fixture on free ports; whoever calls stops it. */
export async function startFixture(options: Partial<LocalCloudOptions> = {}): Promise<FixtureCloud> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const logs: LogRecord[] = [];
  const cloud = await startLocalCloud({
    dataDir,
    sitePort: 0,
    awsPort: 0,
    windowSeconds: 0,
    assemblyDir: FIXTURE_ASSEMBLY,
    stackName: 'Fixture',
    onLog: (record) => logs.push(record),
    ...options,
  });
  const dispose = async (): Promise<void> => {
    await cloud.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...cloud, dataDir, logs, dispose };
}

/** Starts the fixture for one test and clears everything away after it. */
export async function fixtureForTest(options: Partial<LocalCloudOptions> = {}): Promise<FixtureCloud> {
  const cloud = await startFixture(options);
  onTestFinished(() => cloud.dispose());
  return cloud;
}

/** The fixture's template without its event source mappings, so that messages stay where they are. */
export function withoutConsumers(template: Template): Template {
  const { IntakeMapping: _, CopyMapping: __, ...Resources } = template.Resources;
  return { ...template, Resources };
}

/** SDK clients that sign as `accessKeyId`: a role's logical id, or anything else for the operator. */
export function clientsOf({ awsEndpoint }: LocalCloud, accessKeyId = 'operator') {
  const options = {
    endpoint: awsEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  return { s3: new S3Client(options), sqs: new SQSClient(options), dynamo: new DynamoDBClient(options) };
}
