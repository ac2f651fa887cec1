import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachLimited } from '../../functions/core/kernel/each-limited.ts';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

/** How many articles the larger site has; `REQUESTS_ARTICLES=1000` asks for more. */
const MANY = Number(process.env.REQUESTS_ARTICLES ?? 120);
/** More than its feeds show, so that they go on in an archive here too. */
const FEW = 15;
const SITE = 'title: Counted\nlimits:\n  items: 10\n';

const article = (title: string, date: Date) =>
  `---\ntitle: ${title}\ndate: ${date.toISOString()}\ntags: [one]\n---\nText.\n`;

let test: TestCloud;

/** A day apart from each other, from the start of 2010. */
async function fill(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await eachLimited(16, numbers, async (number) => {
    const Key = `articles/bulk/n${number}.md`;
    const Body = article(`N${number}`, new Date(Date.UTC(2010, 0, number + 1)));
    await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body }));
  });
  await test.cloud.whenIdle();
}

/**
 * Requests of the two functions for the second article of a month, newer than all others, by service and action;
 * polling an empty queue left out. (The first of a month is told to the list of months, too, which is as long as
 * the site is old.)
 */
async function requestsForOnePublish(year: number): Promise<Record<string, number>> {
  await test.upload(
    `articles/bulk/first-${year}.md`,
    article(`First of ${year}`, new Date(Date.UTC(year, 0, 1))),
  );
  test.cloud.requests.reset();
  await test.upload(
    `articles/bulk/next-${year}.md`,
    article(`Next of ${year}`, new Date(Date.UTC(year, 0, 2))),
  );
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
  await test.upload('site.yaml', SITE);
});
afterAll(async () => {
  await test?.stop();
});

describe('the requests for one publish', () => {
  it(`are as many at ${MANY} articles as at ${FEW}`, async () => {
    await fill(0, FEW);
    const small = await requestsForOnePublish(2019);
    await fill(FEW, MANY);
    const large = await requestsForOnePublish(2020);
    process.stdout.write(`requests for one publish: ${JSON.stringify(small)}\n`);
    expect(large).toEqual(small);
  });
});
