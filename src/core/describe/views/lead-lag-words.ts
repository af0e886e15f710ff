import type { LagEstimate } from '../../engine/measures/lead-lag.ts';
import type { LeadLagView } from '../../engine/views/lead-lag-view.ts';
import { count, interval, twoDecimals } from '../formats.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** Lags named in the lead. */
const MOST_NAMED = 2;

/** Who moves first, said only of lags that stand outside the band for all eleven at once. */
export function leadLagWords(view: LeadLagView, { asset, benchmark }: ViewContext): ViewWords {
  const names = { asset: asset.label, benchmark: benchmark.label };
  const leads = view.lags
    .filter(({ lag }) => view.outside.includes(lag))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return {
    clause:
      leads.length === 0
        ? 'neither leads: no lag of 1 to 5 sessions, either way, stands clear of chance'
        : leads
            .slice(0, MOST_NAMED)
            .map((lag) => leadWords(lag, names))
            .join(', and '),
    facts: [
      [
        'Lead or lag',
        leads.length === 0
          ? `none; ${count(view.n, 'session')} at each of 11 lags, one 95% band for all of them`
          : leads.map((lag) => leadWords(lag, names)).join('; '),
      ],
    ],
    notes:
      leads.length === 0
        ? []
        : ['A lead says which moved first in these days, not that one moved the other, and is no forecast.'],
    table: {
      head: ['Lag', 'Correlation', 'Band for all lags'],
      rows: view.lags.map((lag) => [
        lagWords(lag.lag, names),
        twoDecimals(lag.value),
        interval(lag.low, lag.high),
      ]),
    },
  };
}

interface Names {
  readonly asset: string;
  readonly benchmark: string;
}

/** `small-cap tech leads BTC by 1 session: 0.15 (0.02 to 0.28)` */
function leadWords({ lag, value, low, high }: LagEstimate, { asset, benchmark }: Names): string {
  const [first, second] = lag > 0 ? [benchmark, asset] : [asset, benchmark];
  const against = value < 0 ? ', in the opposite direction' : '';
  return `${first} leads ${second} by ${count(Math.abs(lag), 'session')}${against}: ${twoDecimals(value)} (${interval(low, high)})`;
}

function lagWords(lag: number, { asset, benchmark }: Names): string {
  if (lag === 0) return 'same session';
  return `${lag > 0 ? asset : benchmark} ${count(Math.abs(lag), 'session')} later`;
}
