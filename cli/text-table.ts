/**
 * Rows in columns as wide as they need to be, two spaces apart; numbers stand to the right.
 *
 * @param rows all as long as the first, which holds the headings
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

/** By characters, not by UTF-16 units, of which `padEnd` would count two for some. */
function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - [...text].length);
  return toTheRight ? space + text : text + space;
}
