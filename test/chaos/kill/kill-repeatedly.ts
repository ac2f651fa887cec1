import { rm } from 'node:fs/promises';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startTestCloud } from '../../support/test-cloud.ts';
import { pipelineOf } from '../cloud/pipeline-of.ts';
import { Random } from '../random.ts';
import { bulkOf, type Upload, uploadAll } from './bulk-upload.ts';
import { beginLife } from './one-life.ts';
import { PUBLIC_URL, WINDOW_SECONDS } from './settings.ts';
import { problemsAfter } from './verdict.ts';

export interface KillOptions {
  readonly kills: number;
  readonly articles: number;
  readonly seed: number;
  /** Told after each death: how many uploads have been answered so far. */
  readonly onDeath?: (kills: number, answered: number) => void;
}

/** What came of it. */
export interface KillReport {
  readonly kills: number;
  /** Uploads that a death left without an answer, and that were sent again. */
  readonly repeated: number;
  /** Objects in the site bucket at the end. */
  readonly objects: number;
  readonly problems: readonly string[];
}

/** Requests of one life for each article that is uploaded in it: enough to be in the middle of everything. */
const REQUESTS_PER_ARTICLE = 20;

/**
 * A bulk upload to a local cloud that is killed (SIGKILL) again and again, in the middle of a request, and started
 * anew on what it left on disk; the last life may go on until it is idle.
 */
export async function killRepeatedly({ kills, articles, seed, onDeath }: KillOptions): Promise<KillReport> {
  const random = new Random(seed);
  const dataDir = await temporaryFolder();
  const waiting: Upload[] = [...bulkOf(articles)];
  const all = waiting.length;
  const perLife = Math.ceil(all / (kills + 1));
  let repeated = 0;
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const left = await liveAndDie(waiting.splice(0, perLife), dataDir, random);
      repeated += left.length;
      waiting.unshift(...left);
      onDeath?.(kill, all - waiting.length);
    }
    return { kills, repeated, ...(await lastLife(waiting, dataDir, articles)) };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @returns the uploads that were not answered. */
async function liveAndDie(
  uploads: readonly Upload[],
  dataDir: string,
  random: Random,
): Promise<readonly Upload[]> {
  // Now and then before all of them are answered.
  const requests = uploads.length * (random.chance(0.3) ? 1 : REQUESTS_PER_ARTICLE);
  const life = await beginLife(dataDir, 1 + random.below(requests));
  const left = life.awsEndpoint ? await uploadAll(uploads, life.awsEndpoint) : uploads;
  life.endUpload();
  await life.death;
  return left;
}

async function lastLife(
  uploads: readonly Upload[],
  dataDir: string,
  articles: number,
): Promise<Pick<KillReport, 'objects' | 'problems'>> {
  const test = await startTestCloud(
    { dataDir, publicUrl: PUBLIC_URL, windowSeconds: WINDOW_SECONDS },
    { waits: false },
  );
  try {
    const left = await uploadAll(uploads, test.cloud.awsEndpoint);
    await test.cloud.whenIdle();
    const pipeline = await pipelineOf(test.s3, PUBLIC_URL);
    const deadLetters = ['IntakeDeadLetterQueueUrl', 'JobsDeadLetterQueueUrl'].flatMap((name) =>
      test.cloud.messagesIn(test.cloud.outputs[name] ?? ''),
    );
    return {
      objects: pipeline.site.objects.size,
      problems: [
        ...left.map(({ key }) => `${key} was not answered`),
        ...deadLetters.map((body) => `in a dead-letter queue: ${body}`),
        ...(await problemsAfter(pipeline, articles)),
      ],
    };
  } finally {
    await test.stop();
  }
}
