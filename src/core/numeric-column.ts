const NUMERIC = /^[+\-−±]?[\d.,]+ ?%?$/;

/** True for cells that are numbers or empty, so that a table sets them flush right: `0.51`, `1,240`, `-3%`. */
export function isNumericColumn(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => NUMERIC.test(cell));
}
