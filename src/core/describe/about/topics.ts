/** A word of the answers, explained: two to five sentences, true to docs/statistics.md. */
export interface Topic {
  /** As `about` prints it. */
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** Lines that show it at work. */
  readonly examples: readonly string[];
  /** Other words for it, lower case. */
  readonly spoken: readonly string[];
  /** The usual answer's number that shows what is meant; none where one says nothing. */
  readonly live?: 'correlation' | 'confidence' | 'beta' | 'label';
}

export const TOPICS: readonly Topic[] = [
  {
    id: 'correlation',
    title: 'Correlation',
    lead: 'How closely two things move together, day by day: 1 is in step, 0 is no link, -1 is in opposite directions. It is Pearson’s correlation of daily log returns, and its square is the share of the one’s moves that the other explains: 0.5 explains a quarter. It says nothing about how far things move, and nothing about what causes what.',
    examples: ['corr btc r2k-tech 1y', 'about confidence'],
    spoken: ['correlations', 'correlated', 'corr', 'pearson', 'r'],
    live: 'correlation',
  },
  {
    id: 'confidence',
    title: 'The interval',
    lead: 'The two numbers behind a correlation are its 95% confidence interval: what the days at hand can’t rule out. It comes from leaving out one day after another (the jackknife, on Fisher’s z), which stays right when returns have fat tails, where the textbook interval is far too narrow. It speaks of these days, not of days to come. Two correlations count as different only when the interval of their difference leaves out zero; else they “can’t be told apart”.',
    examples: ['corr btc r2k-tech 1y', 'rank btc 1y'],
    spoken: [
      'interval',
      'confidence interval',
      'uncertainty',
      'error',
      'significance',
      'jackknife',
      'range in brackets',
    ],
    live: 'confidence',
  },
  {
    id: 'beta',
    title: 'Beta',
    lead: 'How much the one moved, on average, on days when the other moved by 1%: a beta of 1.5 is 1.5%. It is the slope of the one’s daily log returns on the other’s, so it depends on how far both swing; the correlation does not. A coin can have a high beta and a low correlation: it swings widely, and mostly on its own.',
    examples: ['corr btc r2k-tech 1y view=beta'],
    spoken: ['slope'],
    live: 'beta',
  },
  {
    id: 'method',
    title: 'The method',
    lead: 'Each return is the log change from one New York close to the next, and a coin is read at that same moment, so weekends fall into Monday on both sides. The headline is Pearson’s correlation with a 95% jackknife interval. `method=spearman`, `kendall` and `ewma` measure it in other ways, `freq=weekly` on weeks, and every answer says how many days it used and left out.',
    examples: ['corr btc r2k-tech 1y method=spearman', 'corr btc r2k-tech 5y freq=weekly', 'about data'],
    spoken: ['methodology', 'methods', 'spearman', 'kendall', 'ewma', 'how'],
  },
  {
    id: 'data',
    title: 'The data',
    lead: 'Stocks, funds and indices are Yahoo’s adjusted closes; coins are hourly candles of an exchange, read at the New York close. Bad ticks, missing and unfinished sessions are left out, and what was left out is counted in the answer. Each answer names its sources and its last session; a missing price is never a zero. Whoever runs the bot may have put files of their own in their place.',
    examples: ['csv btc r2k-tech 1y', 'symbols'],
    spoken: ['source', 'sources', 'prices', 'data source', 'data sources'],
  },
  {
    id: 'window',
    title: 'The rolling window',
    lead: 'The line in the chart is the correlation of the last 63 sessions, about three months, computed again for each day. A shorter window swings widely even when nothing has changed: over 21 sessions a steady 0.4 goes below zero on one day in twelve. `window=126` makes it calmer and slower.',
    examples: [
      'corr btc r2k-tech 1y window=126',
      'corr btc r2k-tech 1y window=21',
      'history btc r2k-tech max',
    ],
    spoken: ['rolling', 'rolling window', 'rolling correlation'],
  },
  {
    id: 'approximate',
    title: 'Approximate',
    lead: 'The two prices were not read at the same moment. When no hourly candles of a coin can be had, its daily close at midnight UTC stands in, which is up to four hours off New York’s close. Each side then holds a part of a day that the other does not, which makes the correlation look weaker than it is.',
    examples: ['about method', 'about data'],
    spoken: ['approximation', 'utc close', 'clock'],
  },
  {
    id: 'decoupled',
    title: 'Coupled and decoupled',
    lead: 'Coupled: the 63-session correlation is at least 0.30 and its whole interval lies above zero. Decoupled: the whole interval lies below 0.30. Inverse: it lies below zero. A label changes only after five sessions in a row and stays until another one holds, so that noise alone seldom switches it; in between the answer says that it is fading.',
    examples: [
      'corr btc r2k-tech 1y',
      'history btc r2k-tech max',
      'alert add corr btc r2k-tech 1y decoupled',
    ],
    spoken: [
      'coupled',
      'coupling',
      'decoupling',
      'decouple',
      'couple',
      'inverse',
      'fading',
      'unclear',
      'label',
      'labels',
    ],
    live: 'label',
  },
  {
    id: 'study',
    title: 'The study',
    lead: 'A JPMorgan note of January 2025 found bitcoin’s correlation highest with the tech sector of the Russell 2000: with smaller tech rather than the largest. It also said that altcoins show it less, that it has been positive since the pandemic, and that it peaks when tech makes big moves. `study` tests these five claims on today’s prices and gives each a verdict.',
    examples: ['study max', 'study 5y'],
    spoken: ['jpmorgan', 'jp morgan', 'jpm', 'note', 'claims', 'the note'],
  },
  {
    id: 'why',
    title: 'Why would they move together?',
    lead: 'A correlation measures that two things move together, not why. What people offer: both are bought when money is easy and investors take risks, both live on hopes far ahead, and small tech relies on outside capital as crypto does. Part of it can be circular: small-cap funds hold bitcoin miners and companies that own bitcoin from time to time. None of this is tested here.',
    examples: ['corr btc r2k-tech 1y view=partial', 'rank btc 1y', 'study max'],
    spoken: ['cause', 'reason', 'causation'],
  },
];

/** The topic of that name, in any case; null when there is none. */
export function topicNamed(words: string): Topic | null {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^(?:an?|the) /, '');
  return TOPICS.find(({ id, spoken }) => id === said || spoken.includes(said)) ?? null;
}
