/**
 * Random histories of edits and mishaps against the real functions, far more than the tests take time for:
 *
 *     npm run chaos -- --runs 10000 [--seed 7] [--path 3:1:0] [--as-found]
 *     npm run chaos -- --cloud --runs 100 [--seed 7] [--path 17]
 *
 * In memory, where a history that goes wrong is made smaller, unless `--as-found`; or in a local cloud.
 */
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';
import { runCloudCampaign } from './cloud/cloud-campaign.ts';
import { figures, told } from './told.ts';

const PROGRESS_EVERY = 100;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    'as-found': { type: 'boolean', default: false },
    cloud: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
print(`seed ${seed}`);
const started = performance.now();
const hasFailed = values.cloud ? await runInCloud() : await runInMemory();
process.exit(hasFailed ? 1 : 0);

async function runInMemory(): Promise<boolean> {
  const campaign = await runCampaign({
    runs: Number(values.runs),
    seed,
    path: values.path,
    isEnough: values['as-found'],
    onHistory({ histories }) {
      if (histories % PROGRESS_EVERY === 0) print(`${histories} histories`);
    },
  });
  const failure = told(campaign);
  for (const line of figures(campaign, failure ? 1 : 0)) print(line);
  printPace(campaign.histories);
  if (failure) print(`\n${failure}`);
  return failure !== undefined;
}

async function runInCloud(): Promise<boolean> {
  const campaign = await runCloudCampaign({
    runs: Number(values.runs),
    seed,
    only: values.path === undefined ? undefined : Number(values.path),
    onHistory: (histories) => print(`${histories} histories`),
  });
  for (const line of figures(campaign, campaign.failures.length)) print(line);
  printPace(campaign.histories);
  for (const { number, history, problems } of campaign.failures) {
    print('');
    for (const problem of problems) print(problem);
    for (const edit of history.edits) print(`  ${JSON.stringify(edit)}`);
    print(`To play it again: npm run chaos -- --cloud --seed ${seed} --path ${number}`);
  }
  return campaign.failures.length > 0;
}

function printPace(histories: number): void {
  const seconds = (performance.now() - started) / 1000;
  print(`${seconds.toFixed(1)} s, ${(histories / seconds).toFixed(1)} histories a second`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
