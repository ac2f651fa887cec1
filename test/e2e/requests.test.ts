import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachLimited } from '../../functions/each-limited.ts';
import { startTestCloud, type TestCloud } from './cloud.ts';

const article = (title: string, day = 1) =>
  `---\ntitle: ${title}\ndate: ${new Date(Date.UTC(2020, 0, day)).toISOString()}\ntags: [one, two]\nauthor: Ada\n---\nText.\n`;

let test: TestCloud;

async function fill(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await eachLimited(16, numbers, async (number) => {
    const Key = `articles/bulk/n${number}.md`;
    await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body: article(`N${number}`, number) }));
  });
  await test.cloud.whenIdle();
}

/** Requests of the two functions for one publish, by service and action; polling an empty queue left out. */
async function requestsForOnePublish(name: string): Promise<Record<string, number>> {
  test.cloud.requests.reset();
  await test.upload(`articles/bulk/${name}.md`, article(name, 2500));
  const counted: Record<string, number> = {};
  for (const { service, action, role, count } of test.cloud.requests.list()) {
    // The clock asks every minute, whether anything is published or not.
    if (role === undefined || role.startsWith('Clock') || action === 'ReceiveMessage') continue;
    counted[`${service} ${action}`] = (counted[`${service} ${action}`] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(counted).sort());
}

beforeAll(async () => {
  // A window long enough that the jobs of one upload come as one batch, whatever the machine is doing.
  test = await startTestCloud({ windowSeconds: 0.3 });
});
afterAll(async () => {
  await test?.stop();
});

describe('the requests for one publish', () => {
  it('are as many at 1,000 articles as at 50', async () => {
    await fill(0, 50);
    const small = await requestsForOnePublish('first');
    await fill(50, 1000);
    const large = await requestsForOnePublish('second');
    process.stdout.write(`requests for one publish: ${JSON.stringify(small)}\n`);
    expect(large).toEqual(small);
  }, 240_000);
});
