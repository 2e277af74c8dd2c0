// Kafka: ToolsUtils#prettyPrintTable.

/** The lines of a table: each cell as wide as the widest of its column, and a tab after it. */
export function prettyTable(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => row.map((cell, column) => `${cell.padEnd(width(column))}\t`).join(''));
}
