import { defineConfig } from 'vitest/config';
import { TEST_LIMIT_MS } from './test/support/test-limit.ts';

/**
 * Rooms whose tests start no local cloud and no browser, and leave nothing behind. They share a worker, which saves
 * the start of one for each file. `npm run test:fast` runs them.
 */
const IN_MEMORY = [
  'aws',
  'cli/names',
  'cli/rebuild',
  'cli/status',
  'clock',
  'core',
  'edge',
  'ingest',
  'lib',
  'local/http',
  'local/iam',
  'local/log',
  'local/template',
  'notify',
  'publish',
  'runtime',
  'sample',
];
const inMemory = IN_MEMORY.map((room) => `test/${room}/**/*.test.ts`);

/** Random histories in random orders: proofs that take many seconds, so they run with `npm test` only. */
const RACES = 'test/**/*races.test.ts';

export default defineConfig({
  test: {
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    // Two cores: more workers only slow the end-to-end tests down.
    maxWorkers: 2,
    reporters: process.env.CI ? ['dot', 'json'] : ['default', 'json'],
    outputFile: { json: '.build/test-report.json' },
    projects: [
      { extends: true, test: { name: 'in memory', include: inMemory, exclude: [RACES], isolate: false } },
      { extends: true, test: { name: 'races', include: [RACES], isolate: false } },
      {
        extends: true,
        test: { name: 'system', include: ['test/**/*.test.ts'], exclude: [...inMemory, RACES] },
      },
    ],
  },
});
