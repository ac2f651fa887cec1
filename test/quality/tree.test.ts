import { describe, expect, it } from 'vitest';
import { CHECK_NAMES, complaintsOf } from '../../bin/check.ts';

describe('the tree', () => {
  it.each(CHECK_NAMES)('has no fault in its %s', async (name) => {
    expect(await complaintsOf(name)).toBe('');
  });
});
