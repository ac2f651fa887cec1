/**
 * Random histories of edits and mishaps against the real functions in memory, far more than the tests take time for:
 *
 *     npm run chaos -- --runs 10000 [--seed 7] [--path 3:1:0] [--as-found]
 *
 * A history that goes wrong is made smaller, unless `--as-found`.
 */
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';
import { figures, told } from './told.ts';

const PROGRESS_EVERY = 100;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    'as-found': { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
print(`seed ${seed}`);
const started = performance.now();
const campaign = await runCampaign({
  runs: Number(values.runs),
  seed,
  path: values.path,
  isEnough: values['as-found'],
  onHistory({ histories }) {
    if (histories % PROGRESS_EVERY === 0) print(`${histories} histories`);
  },
});
const seconds = (performance.now() - started) / 1000;
for (const line of figures(campaign)) print(line);
print(`${seconds.toFixed(1)} s, ${(campaign.histories / seconds).toFixed(0)} histories a second`);
const failure = told(campaign);
if (failure) print(`\n${failure}`);
process.exit(failure ? 1 : 0);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
