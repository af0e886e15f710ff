import { onPearsonsScale } from '../../engine/measures/kendall.ts';
import type { Method, PairReport } from '../../reports/pair.ts';
import { estimate, percent, twoDecimals } from '../formats.ts';
import { unitsOf } from './pair-units.ts';
import { strength, strengthClause } from '../strength.ts';

/** What a title and the sentence of a headline add for a method; nothing for the usual one. */
const NAMES: Readonly<Record<Method, { readonly title: string; readonly clause: string }>> = {
  pearson: { title: '', clause: '' },
  spearman: { title: ', Spearman', clause: ' by ranks' },
  kendall: { title: ', Kendall', clause: " by Kendall's tau" },
  ewma: { title: ', EWMA', clause: ', recent days weighing more' },
};

/** `, Spearman, weekly`: how a title tells an unusual answer from the usual one. */
export function methodTitle({ method, frequency }: PairReport): string {
  return `${NAMES[method].title}${frequency === 'weekly' ? ', weekly' : ''}`;
}

/** `BTC tracks gold moderately by ranks`; an adjective only from an interval, so an EWMA has none. */
export function headlineClause(report: PairReport, asset: string, benchmark: string): string {
  const { method, n } = report;
  const { value, low, high } = inUnitsOfPearson(report);
  const clause =
    value === null || low === null || high === null
      ? `${asset} and ${benchmark}`
      : strengthClause(strength(value, low, high, n), asset, benchmark);
  return `${clause}${NAMES[method].clause}`;
}

/** The words are made for Pearson's scale. */
function inUnitsOfPearson({ method, headline }: PairReport): PairReport['headline'] {
  if (method !== 'kendall') return headline;
  const convert = (tau: number | null): number | null => (tau === null ? null : onPearsonsScale(tau));
  return { value: convert(headline.value), low: convert(headline.low), high: convert(headline.high) };
}

/** The row of the receipt for a method that has none there; null for the others and without a value. */
export function methodFact(report: PairReport): readonly [label: string, value: string] | null {
  const { method, headline } = report;
  const { value, low, high } = headline;
  if (value === null) return null;
  if (method === 'ewma') {
    return ['EWMA', `${twoDecimals(value)} on the last day; no interval`];
  }
  if (method !== 'kendall' || low === null || high === null) return null;
  const { one, many } = unitsOf(report);
  const converted = inUnitsOfPearson(report);
  const onItsScale =
    converted.value === null || converted.low === null || converted.high === null
      ? ''
      : `; on Pearson's scale ${estimate({ value: converted.value, low: converted.low, high: converted.high })}`;
  return [
    'Kendall',
    `${estimate({ value, low, high })} (tau-b): of two ${many}, the better ${one} for one was the better for the other about ${percent((1 + value) / 2)} of the time${onItsScale}`,
  ];
}

/** How every number of the answer was made. */
export function methodWords({ method, frequency }: PairReport): string {
  const { one } = unitsOf({ frequency });
  const returns =
    frequency === 'weekly'
      ? 'log returns from the last close of a week to that of the next, never overlapping, the week under way included'
      : 'log returns between New York closes';
  const special = {
    pearson: [],
    spearman: [],
    kendall: [
      `Kendall's tau-b with a delete-one-${one} jackknife interval (95%), put into words as sin(pi tau / 2)`,
    ],
    ewma: ['EWMA with zero means and a half-life of 30 sessions'],
  } satisfies Record<Method, string[]>;
  return [
    returns,
    ...special[method],
    `Pearson with a delete-one-${one} jackknife interval (95%)`,
    'Spearman after Bonett and Wright',
  ].join('; ');
}

/** What a reader of an unusual method should know beside the numbers. */
export function methodNotes({ method, headline }: PairReport): string[] {
  const drawn = method === 'pearson' ? [] : ["The chart draws Pearson's correlation."];
  if (method !== 'ewma' || headline.value === null) return drawn;
  return [
    'An EWMA has no interval here, so no word is put on its strength: its weights leave as much as some 87 equal days would.',
    ...drawn,
  ];
}
