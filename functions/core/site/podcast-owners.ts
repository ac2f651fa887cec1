import type { MoveFault } from './feed-moves.ts';

/** Warns of each podcast whose owner is not stated: directories write to nobody else. */
export function missingOwners(
  feeds: Readonly<Record<string, { readonly podcast?: { readonly owner?: unknown } | undefined }>> = {},
): MoveFault[] {
  return Object.entries(feeds)
    .filter(([, { podcast }]) => podcast && !podcast.owner)
    .map(([name]) => ({
      path: ['feeds', name, 'podcast'],
      problem: {
        code: 'podcast-owner-missing',
        severity: 'warning',
        message: `The podcast "${name}" has no owner, whom Apple and other directories ask to confirm it.`,
        hint: 'Add a line such as "owner: name@example.com"; the address is public in the feed.',
      },
    }));
}
