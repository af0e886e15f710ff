import { spawnSync } from 'node:child_process';

/**
 * Columns of a data set that R holds, printed by one R expression as comma-separated rows; null where no such R is
 * installed. The data are no part of the project, so a test that needs them skips without, and says so in its title.
 */
export function rColumns(expression: string): Float64Array[] | null {
  const script = `x <- as.matrix(${expression}); write.table(format(x, digits = 17), sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)`;
  const { status, stdout } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
  if (status !== 0) return null;
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from(rows, (cells) => cells[column] ?? NaN),
  );
}
