import type { Exploration } from '../support/explorer/explore.ts';

/** A violation for people, with the line that plays it again; undefined if there was none. */
export function told({ scenario, violation }: Exploration): string | undefined {
  if (!violation) return undefined;
  return [
    `${scenario}:`,
    ...violation.problems.map((problem) => `  ${problem}`),
    'after',
    ...violation.schedule.map((operation) => `  ${operation}`),
    `To play it again: EXPLORE_REPLAY='${scenario}: ${violation.replay}' npx vitest run test/protocols/protocols.test.ts`,
  ].join('\n');
}
