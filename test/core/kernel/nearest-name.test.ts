import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../functions/core/kernel/nearest-name.ts';

describe('the name that a misspelt one most likely means', () => {
  it.each([
    ['athuor', 'author'],
    ['titel', 'title'],
    ['Time_Zone', 'timeZone'],
    ['timezonee', 'timeZone'],
    ['tags:', 'tags'],
    ['pubDtae', 'pubDate'],
  ])('for %s is %s', (written, meant) => {
    expect(nearestName(written, ['author', 'title', 'timeZone', 'tags', 'pubDate'])).toBe(meant);
  });

  it.each([
    ['a name with two slips among five letters', 'tulip', ['title']],
    ['a name with three slips', 'authxyz', ['author']],
    ['a name too short to tell', 'ur', ['url']],
    ['a name too long for a field', 'a'.repeat(41), ['a'.repeat(40)]],
  ])('is unknown for %s', (_, written, candidates) => {
    expect(nearestName(written, candidates)).toBeUndefined();
  });

  it('is the nearest of several, and the first of equally near ones', () => {
    expect(nearestName('summery', ['summaries', 'summary'])).toBe('summary');
    expect(nearestName('dats', ['data', 'date'])).toBe('data');
  });
});
