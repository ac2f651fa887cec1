import { expect, it, vi } from 'vitest';
import { explore } from '../support/explorer/explore.ts';
import { passingThrough } from './scenarios.ts';

vi.mock(import('../../functions/core/feed/publication.ts'), async (original) => ({
  ...(await original()),
  isListed: () => true,
}));

it('some schedule goes wrong with hints that are believed without the row', async () => {
  const { violation } = await explore(passingThrough({ preemptions: 2 }));
  expect(violation?.problems).toContain('feed: ["T"] instead of []');
});
