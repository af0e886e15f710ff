import { Refusal } from '../../errors.ts';
import { leadLag } from '../measures/lead-lag.ts';
import type { LeadLag } from '../measures/lead-lag.ts';
import { seedOf } from '../numbers/random.ts';
import { columnsOf, refuseShort } from './view-input.ts';
import type { ViewInput } from './view-input.ts';

/** Half a year: eleven lags take five sessions from either end. */
const LEAST_RETURNS_FOR_LAGS = 126;

/** Whether one leg moves before the other. */
export interface LeadLagView extends LeadLag {
  readonly kind: 'leadlag';
}

/**
 * The same question always draws the same random numbers. Throws a `Refusal` for fewer than 126 returns, and when a leg
 * was not read at the New York close: a coin read hours later leads by construction.
 */
export function leadLagView(input: ViewInput): LeadLagView | null {
  refuseOtherClocks(input);
  refuseShort('leadlag', { needed: LEAST_RETURNS_FOR_LAGS }, input);
  const { asset, benchmark } = columnsOf(input);
  const { report } = input;
  const seed = seedOf(`${report.asset} ${report.benchmark} ${report.from}..${report.to}`);
  const found = leadLag(asset, benchmark, seed);
  return found === null ? null : { kind: 'leadlag', ...found };
}

function refuseOtherClocks({ report, series }: ViewInput): void {
  const late = [series.asset, series.benchmark].filter(({ clock }) => clock !== 'new-york-close');
  if (late.length === 0) return;
  const symbols = late.map(({ instrument }) => instrument.symbol).join(' and ');
  const line = `corr ${report.asset} ${report.benchmark} 1y`;
  throw new Refusal(
    `\`view=leadlag\` needs both read at the New York close, and ${symbols} ${late.length === 1 ? 'is' : 'are'} only there at midnight UTC: hours later, which looks like a lead. Leave \`view=leadlag\` out, or take a coin with hourly prices.`,
    [{ label: 'without view=leadlag', line }],
  );
}
