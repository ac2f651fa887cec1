import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fixtureForTest, startFixture, temporaryFolder, withoutConsumers } from './fixture-cloud.ts';

const ASKED = '{"key":"site.yaml"}';

describe('every start', () => {
  it('asks for a look at site.yaml before the content comes in', async () => {
    const contentDir = await temporaryFolder();
    onTestFinished(() => rm(contentDir, { recursive: true, force: true }));
    await mkdir(join(contentDir, 'articles'));
    await writeFile(join(contentDir, 'articles', 'a.md'), 'text');

    const cloud = await fixtureForTest({ contentDir, transformTemplate: withoutConsumers });

    const messages = cloud.messagesIn(cloud.outputs.IntakeQueueUrl as string);
    const article = messages.findIndex((message) => message.includes('articles/a.md'));
    expect(messages.indexOf(ASKED)).toBeGreaterThanOrEqual(0);
    expect(article).toBeGreaterThan(messages.indexOf(ASKED));
  });

  it('asks again on the same data, for the address may be another', async () => {
    const first = await startFixture({ transformTemplate: withoutConsumers });
    await first.stop();

    const again = await fixtureForTest({ dataDir: first.dataDir, transformTemplate: withoutConsumers });

    const messages = again.messagesIn(again.outputs.IntakeQueueUrl as string);
    expect(messages.filter((message) => message === ASKED)).toHaveLength(2);
  });

  it('asks nobody if the stack names no intake', async () => {
    const cloud = await fixtureForTest({
      transformTemplate: (template) => {
        const { IntakeQueueUrl: _, ...Outputs } = template.Outputs ?? {};
        return { ...withoutConsumers(template), Outputs };
      },
    });

    expect(cloud.messagesIn(cloud.physicalIds.IntakeQueue as string)).not.toContain(ASKED);
  });
});
