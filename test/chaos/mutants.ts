import { instead } from '../protocols/mutants.ts';
import type { Mutant } from '../support/explorer/scenario.ts';

export const mediaForAll: Mutant = {
  name: 'media published whoever names them',
  effect: ({ index }) => ({
    index: instead(index, {
      queryHints: async (feed, options) =>
        feed.startsWith('media/') ? { hints: [] } : await index.queryHints(feed, options),
    }),
  }),
};
