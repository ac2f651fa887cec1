import { instead } from '../protocols/mutants.ts';
import type { Mutant } from '../support/explorer/scenario.ts';

export const mediaForAll: Mutant = {
  name: 'media published whoever names them',
  effect: ({ hints }) => ({
    hints: instead(hints, {
      queryHints: async (list, query) =>
        list.startsWith('media/') ? { hints: [] } : await hints.queryHints(list, query),
    }),
  }),
};
