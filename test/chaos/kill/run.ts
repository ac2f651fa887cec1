/**
 * The local cloud, killed with SIGKILL again and again during a bulk upload:
 *
 *     npm run kill -- --kills 50 --articles 500 [--seed 7]
 */
import { parseArgs } from 'node:util';
import { killRepeatedly } from './kill-repeatedly.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    articles: { type: 'string', default: '500' },
    seed: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const [kills, articles] = [Number(values.kills), Number(values.articles)];
print(`seed ${seed}`);
const started = performance.now();
const report = await killRepeatedly({
  kills,
  articles,
  seed,
  onDeath: (death, answered) => print(`killed ${death} times, ${answered} uploads answered`),
});
print(`kills: ${report.kills}`);
print(`articles: ${articles}`);
print(`uploads sent again: ${report.repeated}`);
print(`objects in the site bucket: ${report.objects}`);
print(`missing, there twice or different: ${report.problems.length}`);
for (const problem of report.problems) print(`  ${problem}`);
print(`${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exit(report.problems.length > 0 ? 1 : 0);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
