import Papa from 'papaparse';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairCsv } from '../../../../src/core/describe/pair/pair-csv.ts';
import { align } from '../../../../src/core/engine/samples/returns.ts';
import { madeSeries } from '../../engine/made.ts';

const days = ['2025-05-01', '2025-05-02', '2025-05-05'];
const joint = align([madeSeries('BTC/USD', days, [100, 110, 99]), madeSeries('PSCT', days, [40, 40, 42])], {
  from: '2025-05-02',
  to: '2025-05-05',
});
const names = { asset: 'BTC/USD', benchmark: 'PSCT', simulated: false };

test('the base close comes first without returns, then a row a day, numbers in full', () => {
  expect(pairCsv(joint, names)).toBe(
    [
      'date,BTC/USD_close,PSCT_close,BTC/USD_log_return,PSCT_log_return',
      '2025-05-01,100,40,,',
      `2025-05-02,110,40,${Math.log(110 / 100)},0`,
      `2025-05-05,99,42,${Math.log(99 / 110)},${Math.log(42 / 40)}`,
      '',
    ].join('\n'),
  );
});

test('made-up prices say so in the file itself', () => {
  const [head] = pairCsv(joint, { ...names, simulated: true }).split('\n');
  expect(head).toBe(
    'date,SIMULATED_BTC/USD_close,SIMULATED_PSCT_close,SIMULATED_BTC/USD_log_return,SIMULATED_PSCT_log_return',
  );
});

describe('a spreadsheet', () => {
  test.each(['=cmd|1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
    'takes the symbol %j for text, not for a formula',
    (symbol) => {
      const [head = []] = Papa.parse<string[]>(pairCsv(joint, { ...names, benchmark: symbol })).data;
      expect(head[2]).toBe(`'${symbol}_close`);
    },
  );

  test('negative returns stay numbers', () => {
    expect(pairCsv(joint, names)).toContain(',-0.105');
    expect(pairCsv(joint, names)).not.toContain("'");
  });

  test('finds five cells in every row, whatever the symbols', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (asset, benchmark) => {
        const { data } = Papa.parse<string[]>(pairCsv(joint, { asset, benchmark, simulated: false }), {
          newline: '\n',
          delimiter: ',',
          skipEmptyLines: true,
        });
        expect(data.map((row) => row.length)).toEqual([5, 5, 5, 5]);
        const head = data[0] ?? [];
        expect(head[1]?.replace(/^'/, '')).toBe(`${asset}_close`.replace(/^'/, ''));
        for (const cell of head) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
