import { expect, it } from 'vitest';
import { killRepeatedly } from './kill-repeatedly.ts';

it('everything is there once after a bulk upload during which the cloud was killed three times', async () => {
  const { problems, kills } = await killRepeatedly({ kills: 3, articles: 40, seed: 1 });
  expect(problems).toEqual([]);
  expect(kills).toBe(3);
});
