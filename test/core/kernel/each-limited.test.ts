import { describe, expect, it } from 'vitest';
import { eachLimited } from '../../../functions/core/kernel/each-limited.ts';

describe('eachLimited', () => {
  it('works on every item, never on more at once than allowed', async () => {
    let [now, most] = [0, 0];
    const seen: number[] = [];
    await eachLimited(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      seen.push(item);
      now--;
    });
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('rejects with the first rejection', async () => {
    const failing = eachLimited(2, [1, 2], async (item) => {
      if (item === 2) throw new Error('second');
    });
    await expect(failing).rejects.toThrow('second');
  });
});
