import { describe, expect, it } from 'vitest';
import type { OutputId } from '../../../functions/core/output/outputs.ts';
import { problemsOfFaults } from '../../../functions/core/source/publication-fault.ts';

const held = (output: OutputId) => ({ output, rule: 'feed-held', message: 'Held.' });
const leftOut = (output: OutputId, rule = 'not-well-formed') => ({
  output,
  rule,
  message: 'The text holds U+0003.',
  format: 'rss' as const,
});

describe('what an editor is told of faults', () => {
  it('is nothing if there are none', () => {
    expect(problemsOfFaults([])).toEqual([]);
  });

  it('names every feed that is held in one warning, and the way out', () => {
    const [problem, ...others] = problemsOfFaults([held('feed/tag/x'), held('feed/latest')]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'feed-held', severity: 'warning' });
    expect(problem?.message).toContain('latest, tag/x');
    expect(problem?.hint).toContain('broadsheet release latest tag/x');
  });

  it('names feed, rule and fault of what was left out, one warning for each rule', () => {
    const problems = problemsOfFaults([
      leftOut('feed/latest'),
      leftOut('feed/tag/x'),
      leftOut('feed/latest', 'text-changed'),
    ]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['left-out', 'warning'],
      ['left-out', 'warning'],
    ]);
    expect(problems[0]?.message).toBe(
      'Left out of latest, tag/x, because it would make the feed invalid (not-well-formed): The text holds U+0003.',
    );
  });

  it('is the same in whatever order the faults are read', () => {
    const faults = [leftOut('feed/tag/b'), held('feed/tag/a'), leftOut('feed/tag/a')];
    expect(problemsOfFaults(faults.toReversed())).toEqual(problemsOfFaults(faults));
  });
});
