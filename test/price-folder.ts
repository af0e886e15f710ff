import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Span } from '../src/core/types.ts';
import { simulatedSource } from '../src/prices/simulated.ts';

/**
 * Fills a folder with CSVs written from the simulated market, 2022 to 5 May 2025 unless another span is given: small,
 * but the real way through files. File names by symbol.
 */
export async function writePrices(
  folder: string,
  symbols: Readonly<Record<string, string>>,
  span: Span = { from: '2022-01-03', to: '2025-05-05' },
): Promise<void> {
  for (const [symbol, file] of Object.entries(symbols)) {
    const market = symbol.includes('/') ? '24/7' : 'NYSE';
    const { days, closes } = await simulatedSource().closes({ symbol, market }, span);
    const rows = days.map((day, index) => `${day},${closes[index]},new-york-close`);
    await writeFile(join(folder, file), `date,close,clock\n${rows.join('\n')}\n`);
  }
}
