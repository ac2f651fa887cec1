import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../../functions/core/article/fields/parse-date.ts';

const iso = (text: string, zone = 'UTC') => parseDate(text, zone)?.iso;

describe('parseDate', () => {
  it.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-1-5', '2026-01-05T00:00:00.000Z'],
    ['2026-11-23T09:30', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23 09:30:15', '2026-11-23T09:30:15.000Z'],
    ['2026-11-23T09:30:15.1239Z', '2026-11-23T09:30:15.123Z'],
    ['2026-11-23T09:30:15+05:45', '2026-11-23T03:45:15.000Z'],
    ['2026-11-23 09:30:00 -0800', '2026-11-23T17:30:00.000Z'],
    ['2026-11-23T09:30+01', '2026-11-23T08:30:00.000Z'],
    ['20261123T093015Z', '2026-11-23T09:30:15.000Z'],
    ['Mon, 23 Nov 2026 09:30:00 +0100', '2026-11-23T08:30:00.000Z'],
    ['Mon, 23 Nov 2026 09:30:00 EST', '2026-11-23T14:30:00.000Z'],
    ['23 Nov 2026 09:30 GMT', '2026-11-23T09:30:00.000Z'],
    ['Jul 08 2022', '2022-07-08T00:00:00.000Z'],
    ['July 8th, 2022 at 3:05 pm', '2022-07-08T15:05:00.000Z'],
    ['8 July 2022', '2022-07-08T00:00:00.000Z'],
    ['8-Sept-2022', '2022-09-08T00:00:00.000Z'],
    ['Friday, July 8, 2022 12:00 am', '2022-07-08T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0001-01-02', '0001-01-02T00:00:00.000Z'],
    ['0099-12-31', '0099-12-31T00:00:00.000Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z'],
  ])('reads %j', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '31/12/2026',
    '12/31/2026',
    '2026-13-01',
    '2026-00-10',
    '2026-11-23T24:00',
    '2026-11-23T09:60',
    '2026-11-23T13:00 pm',
    '2026-11-23T09:30+24:00',
    '0000-01-01',
    '10000-01-01',
    '9999-12-31T23:00-05:00',
    '8 Foo 2022',
    'May',
    '2026',
    'tomorrow',
    'Last Modified',
    '',
    `2026-11-23${' '.repeat(100)}x`,
  ])('refuses %j', (text) => {
    expect(parseDate(text, 'UTC')).toBeUndefined();
  });

  it('says whether a zone had to be assumed', () => {
    expect(parseDate('2026-11-23', 'Asia/Tokyo')).toEqual({
      iso: '2026-11-22T15:00:00.000Z',
      zoneAssumed: true,
    });
    expect(parseDate('2026-11-23T00:00Z', 'Asia/Tokyo')?.zoneAssumed).toBe(false);
  });

  it.each([
    ['a winter time', '2026-01-15 12:00', 'Europe/Berlin', '2026-01-15T11:00:00.000Z'],
    ['a summer time', '2026-07-15 12:00', 'Europe/Berlin', '2026-07-15T10:00:00.000Z'],
    ['the minute before the spring gap', '2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['a time in the spring gap', '2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['the minute after the spring gap', '2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['the first of two autumn times', '2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['the time after the autumn overlap', '2026-10-25 03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['a gap west of Greenwich', '2026-03-08 02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['an overlap west of Greenwich', '2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['an offset that is no whole hour', '2026-06-01 12:00', 'Asia/Kathmandu', '2026-06-01T06:15:00.000Z'],
    ['a half-hour change', '2026-04-05 01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['a day that the calendar skipped', '2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ])('reads %s in the zone', (_, text, zone, expected) => {
    expect(iso(text, zone)).toBe(expected);
  });

  it('shows the same wall time in the zone again, except in a gap', () => {
    const noon = fc.date({ min: new Date('1971-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland');
    fc.assert(
      fc.property(noon, zone, (date, timeZone) => {
        const wall = `${date.toISOString().slice(0, 10)} 12:00:00`;
        const shown = new Date(iso(wall, timeZone)!).toLocaleString('sv-SE', { timeZone });
        expect(shown).toBe(wall);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDate(text, 'Europe/Berlin')));
  });
});
