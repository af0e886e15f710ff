/**
 * Optimal string alignment distance: the least number of insertions, deletions, substitutions and swaps of two
 * neighbours that turn one word into the other. Damerau, "A technique for computer detection and correction of
 * spelling errors", 1964. Time is the product of the two lengths: give it short words.
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  const table = new Uint16Array((a.length + 1) * width);
  for (let column = 1; column <= b.length; column += 1) table[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    table[row * width] = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, at(row - 2, column - 2) + 1);
      table[row * width + column] = least;
    }
  }
  return at(a.length, b.length);
}
