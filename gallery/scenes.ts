import type { Finding } from '../src/core/checkup/findings.ts';
import { asIfLive, atMidnight, only, priced, type Change } from './markets.ts';

/** Lines that are asked one after the other, and of which market. */
export interface Scene {
  readonly title: string;
  readonly lines: readonly string[];
  /** The last session that is over; 5 May 2025 unless given. */
  readonly asOf?: string;
  readonly change?: Change;
  /** True when the source failed and these are the last good prices. */
  readonly stale?: true;
  /** True when the lines are said to the bot in plain words, each after the one before. */
  readonly spoken?: true;
  /** True when no chart can be drawn. */
  readonly noPictures?: true;
  /** Who asks manages the workspace, and the checkup finds this. */
  readonly findings?: readonly Finding[];
}

const INVERSE: Change = priced('PSCT', (close) => 1_000 / close);
const MANY = 'btc,eth,sol,xrp,r2k-tech,r2k,ndx,spx,gold,silver,oil,vix';

/** What people see most. */
const USUAL: readonly Scene[] = [
  {
    title: 'corr',
    lines: [
      'corr btc r2k-tech 1y',
      'corr eth ndx 90d',
      'corr btc r2k-tech max',
      'corr mstr btc 2y',
      'corr btc r2k-tech 2020..2022',
    ],
  },
  { title: 'rank and alts', lines: ['rank btc 1y', 'rank btc ndx,gold 90d', 'alts r2k-tech 1y'] },
  {
    title: 'history',
    lines: ['history btc r2k-tech max', 'history eth gold 5y', 'history btc ndx 2y window=252'],
  },
  {
    title: 'matrix',
    lines: ['matrix btc,eth,sol,r2k-tech,ndx,gold 1y', 'matrix btc,gold 90d', `matrix ${MANY} 1y`],
  },
  { title: 'study', lines: ['study max', 'study 2y'] },
  {
    title: 'As if the prices were live',
    change: asIfLive,
    lines: ['corr btc r2k-tech 1y', 'rank btc 1y', 'study'],
  },
  {
    title: 'Deeper: views, methods, weeks',
    lines: [
      'corr btc r2k-tech 5y view=beta',
      'corr btc r2k-tech 5y view=tails',
      'corr btc r2k-tech 5y view=leadlag',
      'corr btc r2k-tech 5y view=dcc',
      'corr btc r2k-tech 1y method=spearman',
      'corr btc r2k-tech 1y method=kendall',
      'corr btc r2k-tech 1y method=ewma',
      'corr btc r2k-tech 5y freq=weekly',
    ],
  },
];

/** Where charts and words break first. */
const EDGES: readonly Scene[] = [
  {
    title: 'As short as it may be',
    lines: ['corr btc r2k-tech 20d', 'history btc r2k-tech 30d', 'rank btc 20d', 'matrix btc,r2k-tech 20d'],
  },
  {
    title: 'One point: a single rolling window',
    change: only('PSCT', (day) => day >= '2025-02-03'),
    lines: ['corr btc r2k-tech max', 'history btc r2k-tech max'],
  },
  {
    title: 'Gaps: a month without prices, then every third session missing',
    change: only(
      'PSCT',
      (day, index) => (day < '2024-10-01' || day > '2024-11-04') && (day < '2025-01-01' || index % 3 > 0),
    ),
    lines: ['corr btc r2k-tech 1y', 'history btc r2k-tech 2y', 'study 2y'],
  },
  {
    title: 'Negative: they move against each other',
    change: INVERSE,
    lines: [
      'corr btc r2k-tech 1y',
      'history btc r2k-tech 5y',
      'rank btc 1y',
      'matrix btc,eth,r2k-tech,ndx 1y',
    ],
  },
  {
    title: 'Approximate: coins read at midnight UTC',
    change: (raw) => atMidnight(asIfLive(raw)),
    lines: [
      'corr btc r2k-tech 1y',
      'rank btc 1y',
      'alts r2k-tech 1y',
      'history btc r2k-tech 2y',
      'matrix btc,r2k-tech,ndx 1y',
      'study 2y',
    ],
  },
  {
    title: 'Old: the source failed, and these are the last good prices',
    change: asIfLive,
    stale: true,
    lines: [
      'corr btc r2k-tech 1y',
      'rank btc 1y',
      'history btc r2k-tech 2y',
      'matrix btc,r2k-tech,ndx 1y',
      'study 2y',
    ],
  },
  {
    title: 'Bad prices, cleaned and counted',
    change: priced('PSCT', (close, day, index) =>
      day === '2025-03-12' ? NaN : index % 97 === 0 ? close * 9 : close,
    ),
    lines: ['corr btc r2k-tech 1y'],
  },
  {
    title: 'Quotes that hardly move',
    change: priced('PSCT', (close) => Math.round(close / 2) * 2),
    lines: ['corr btc r2k-tech 1y'],
  },
  {
    title: 'Prices of many sizes: a fall to a thousandth in a day',
    change: priced('BTC/USD', (close, day) => (day < '2025-01-02' ? close * 1_000 : close)),
    lines: ['corr btc r2k-tech 1y', 'history btc r2k-tech 1y'],
  },
  {
    title: 'Young names, long names',
    lines: ['corr pepe iwm max', 'alts mags 1y', 'corr eth mags max', 'history sol r2k-tech max'],
  },
  { title: 'The chart could not be drawn', noPictures: true, lines: ['corr btc r2k-tech 1y', 'study 1y'] },
];

/** Replies without a chart, and what can't be answered. */
const WORDS: readonly Scene[] = [
  {
    title: 'Words',
    lines: [
      'help',
      'help corr',
      'symbols gold',
      'symbols',
      'about confidence',
      'about r2k-tech',
      'about',
      'csv btc r2k-tech 30d',
    ],
  },
  {
    title: 'Daily posts and alerts',
    lines: [
      'daily list',
      'daily add 16:30 New York corr btc r2k-tech 1y',
      'daily add 9am London rank btc quiet late=1h',
      'daily list',
      'daily preview 1',
      'daily pause 1',
      'daily history 1',
      'daily remove 7',
      'daily add corr btc r2k-tech 1y',
      'alert list',
      'alert add corr btc r2k-tech 1y > 0.7',
      'alert add corr btc r2k-tech 1y couples',
      'alert list',
      'alert remove 1',
    ],
  },
  {
    title: 'The doctor',
    findings: [
      { part: 'slack', state: 'ok', said: 'Slack takes the token.' },
      { part: 'fonts', state: 'ok', said: 'The fonts are there.' },
      { part: 'clock', state: 'warn', said: 'The clock is 41 seconds late.', fix: 'Switch on NTP.' },
      { part: 'price source yahoo', state: 'fail', said: 'Yahoo answered 429.', fix: 'Wait an hour.' },
    ],
    lines: ['doctor'],
  },
  {
    title: 'Plain questions',
    spoken: true,
    lines: [
      'is bitcoin still tracking small-cap tech?',
      'what about ETH?',
      'and 5 years?',
      'closer to small tech or big tech?',
      'when did it peak?',
      'should I buy bitcoin?',
      'good morning everyone',
    ],
  },
  {
    title: 'Refusals',
    lines: [
      'corr btc xyzzy 1y',
      'corr bitcion r2k-tech',
      'corr btc r2k-tech 5d',
      'corr btc r2k-tech 0d',
      'corr btc r2k-tech 2031',
      'corr btc btc 1y',
      'corr btc r2k-tech 1y window=5000',
      'corr btc r2k-tech 1y method=guess',
      'corr btc r2k-tech 30d method=ewma',
      'corr btc r2k-tech 90d view=tails',
      'corr btc r2k-tech 1y freq=weekly view=dcc',
      'matrix btc',
      'matrix btc,btc',
      'coor btc r2k-tech',
      'about nothing at all',
      'symbols qqqqq',
      '',
      'x'.repeat(300),
    ],
  },
];

export const SCENES: readonly Scene[] = [...USUAL, ...EDGES, ...WORDS];
