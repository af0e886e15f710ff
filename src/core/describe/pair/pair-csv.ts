import type { RollingPath } from '../../reports/rolling-path.ts';
import type { Aligned } from '../../engine/samples/returns.ts';

/** What the columns of one leg are named after. */
export interface CsvNames {
  /** Symbols of the instruments. */
  readonly asset: string;
  readonly benchmark: string;
  /** Made-up prices say so in the file itself: it outlives its reply. */
  readonly simulated: boolean;
}

/**
 * The closes and log returns of a pair (`joint` holds the asset first) as CSV: a header, then the close that the first
 * return starts from with empty returns, then a row a day; with the rolling correlation that ends on the day and its
 * interval, where one is given (over the days of `joint`). Numbers in full, lines end with LF (RFC 4180 otherwise).
 */
export function pairCsv(
  joint: Aligned,
  { asset, benchmark, simulated }: CsvNames,
  rolling: RollingPath | null = null,
): string {
  const [assetCloses = [], benchmarkCloses = []] = joint.closes;
  const [assetReturns = [], benchmarkReturns = []] = joint.returns;
  const names = [asset, benchmark].map((symbol) => (simulated ? `SIMULATED_${symbol}` : symbol));
  const head = [
    'date',
    ...names.map((name) => `${name}_close`),
    ...names.map((name) => `${name}_log_return`),
    ...(rolling === null ? [] : ['rolling', 'low', 'high']),
  ];
  const days = joint.base === null ? joint.days : [joint.base, ...joint.days];
  const columns = [
    assetCloses,
    benchmarkCloses,
    afterBase(assetReturns, joint),
    afterBase(benchmarkReturns, joint),
  ];
  const paths = rolling === null ? [] : [rolling.values, rolling.low, rolling.high];
  const rows = days.map((day, i) => [
    day,
    ...[...columns, ...paths.map((path) => afterBase(path, joint))].map((column) => cell(column[i])),
  ]);
  return [head.map(textCell), ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

/** A column of values a day, with nothing on the day of the base. */
function afterBase<Value>(values: Iterable<Value>, { base }: Aligned): readonly (Value | null)[] {
  return base === null ? [...values] : [null, ...values];
}

function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Text that a spreadsheet would run as a formula is marked as text; what holds a comma, quote or line end is quoted. */
function textCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
