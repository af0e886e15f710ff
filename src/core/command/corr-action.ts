import { format } from '../query/format.ts';
import { optionOf } from '../query/reading.ts';
import type { Services } from '../ports.ts';
import type { Action, Query } from '../types.ts';

/** The button that looks at one pair more closely, over the range of the query; none where there is no `corr`. */
export function corrAction(
  asset: string,
  benchmark: string,
  { range }: Pick<Query, 'range'>,
  { commands }: Pick<Services, 'commands'>,
): Action[] {
  const corr = commands.find(({ name }) => name === 'corr');
  if (corr === undefined) return [];
  const window = optionOf(corr, 'window')?.default ?? 0;
  const query = {
    command: 'corr',
    assets: [asset],
    benchmarks: [benchmark],
    range,
    window,
    choices: {},
    text: '',
  };
  return [{ label: `${asset} and ${benchmark}`, line: format(query, corr) }];
}
