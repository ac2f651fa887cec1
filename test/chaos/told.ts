import type { Campaign, Figures } from './campaign.ts';

const MOST_PROBLEMS = 12;

/** A history that went wrong, for people, with the line that plays it again; undefined if none did. */
export function told({ seed, counterexample }: Campaign): string | undefined {
  if (!counterexample) return undefined;
  const { history, path, problems, trace } = counterexample;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    ...(problems.length > MOST_PROBLEMS ? [`and ${problems.length - MOST_PROBLEMS} more`] : []),
    '',
    'edits',
    ...history.edits.map((edit) => `  ${JSON.stringify(edit)}`),
    `mishaps ${history.mishaps.map(({ kind, after }) => `${kind} after ${after}`).join(', ') || 'none'}`,
    `copies ${history.copies}, haste ${history.haste}, steadiness ${history.steadiness}, seed ${history.seed}`,
    '',
    ...trace.map((line) => `  ${line}`),
    '',
    `To play it again: npm run chaos -- --seed ${seed} --path ${path}`,
  ].join('\n');
}

/** The figures of a campaign, a line each. */
export function figures(
  { histories, edits, requests, mishaps, crashedAt }: Figures,
  divergences: number,
): string[] {
  const all = [...mishaps.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...mishaps].sort().map(([kind, count]) => `  ${kind}: ${count}`);
  return [
    `histories: ${histories}`,
    `edits: ${edits}`,
    `requests: ${requests}`,
    `faults injected: ${all}`,
    ...kinds,
    `operations at which a function died: ${[...crashedAt].sort().join(', ')}`,
    `divergences: ${divergences}`,
  ];
}
