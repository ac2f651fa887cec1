import { expect, it } from 'vitest';
import { textTable } from '../../cli/text-table.ts';

it('stands in columns, numbers to the right, by characters and not by code units', () => {
  const rows = [
    ['feed', 'items', 'note'],
    ['tag/été', 7, ''],
    ['tag/🚜', 1200, 'HELD'],
  ];
  expect(textTable(rows).split('\n')).toEqual([
    'feed     items  note',
    'tag/été      7',
    'tag/🚜     1200  HELD',
  ]);
});
