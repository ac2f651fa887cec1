/**
 * Rows as a table for people. Each column is as wide as it needs to be, two spaces apart; numbers are aligned right.
 *
 * @param rows the headings first; every row has as many cells
 */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...String(row[column])].length)),
  );
  const isNumeric = widths.map((_, column) => rows.slice(1).every((row) => typeof row[column] === 'number'));
  return rows
    .map((row) =>
      row.map((cell, column) => padded(String(cell), widths[column] ?? 0, isNumeric[column] ?? false)),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

/** Counts characters. `padEnd` counts UTF-16 units, which are two for some characters. */
function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - [...text].length);
  return toTheRight ? space + text : text + space;
}
