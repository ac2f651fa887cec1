import { isMediaKey } from '../../functions/core/output/media-key.ts';
import { instead } from '../protocols/mutants.ts';
import type { Mutant } from '../support/explorer/scenario.ts';

export const mediaForAll: Mutant = {
  name: 'media published whoever names them',
  effect: ({ hints }) => ({
    hints: instead(hints, {
      queryHints: async (list, query) =>
        isMediaKey(list) ? { hints: [] } : await hints.queryHints(list, query),
    }),
  }),
};
