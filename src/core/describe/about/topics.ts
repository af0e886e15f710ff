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
    id: 'partial',
    title: 'Without the market',
    lead: 'What is left of the link when the broad market is taken out of both sides: the correlation of the parts of their moves that the market does not explain. Two things that merely rise and fall with all stocks have little left. It is not said where one of the two is nearly the market itself, because then nothing would be left to correlate.',
    examples: ['corr btc r2k-tech 1y view=partial', 'about why'],
    spoken: ['partial correlation', 'without the market', 'control', 'controlled'],
  },
  {
    id: 'tails',
    title: 'The worst days',
    lead: 'How often both had one of their worst days at once: of the worst tenth of days of one, the share that was in the worst tenth of the other. It stands beside what normal returns of the same correlation would show, and “more” is said only when the interval says so. It takes 500 returns, because bad days are few.',
    examples: ['corr btc r2k-tech 5y view=tails'],
    spoken: ['tail', 'worst days', 'crashes', 'tail dependence', 'extremes'],
  },
  {
    id: 'lead-lag',
    title: 'Who moves first',
    lead: 'Each day of the one is held against the days of the other up to five sessions before and after. One band covers all eleven lags at once, since ten separate tests would find a lead by luck four times in ten; only what stands outside it is called a lead. A lead says which moved first in these days: it is no cause and no forecast.',
    examples: ['corr btc r2k-tech 2y view=leadlag'],
    spoken: ['leadlag', 'lead', 'lag', 'lead or lag', 'lead lag', 'leads'],
  },
  {
    id: 'dcc',
    title: 'A model of the moving link',
    lead: 'DCC (Engle 2002) lets the correlation move a little each day, after the swings of each side have been taken out by a GARCH model. It reacts faster than a window and forgets smoothly. It is a model: its values have no interval, and it is called constant where the movement is no more than chance would give.',
    examples: ['corr btc r2k-tech 5y view=dcc', 'about window'],
    spoken: ['dynamic conditional correlation', 'garch'],
  },
  {
    id: 'updown',
    title: 'Up days and down days',
    lead: 'The link on days when the benchmark fell, held against the link on days when it rose. Only the two halves are compared with each other: cutting the days in two lowers every correlation, so neither half may be held against the whole.',
    examples: ['corr btc r2k-tech 2y view=updown'],
    spoken: ['up/down', 'up and down', 'down days', 'up days', 'downside', 'upside'],
  },
  {
    id: 'tied',
    title: 'Tied for the top',
    lead: 'The names that can’t be told apart from the highest one on these days. The highest number alone misleads: with thirty names, luck puts some of them on top. “Highest” is said only where a single name is left, and more days leave fewer of them tied.',
    examples: ['rank btc 1y', 'rank btc 5y', 'about confidence'],
    spoken: ['ties', 'tie', 'tied for the top', 'told apart', 'highest', 'closest'],
  },
  {
    id: 'percentile',
    title: 'The percentile',
    lead: 'Where today’s rolling correlation stands among its own readings since 2020: percentile 90 is higher than nine in ten of them. Six years hold only some 24 windows that share no day, so it is good to 6 to 10 points, and the words speak of tenths and thirds.',
    examples: ['history btc r2k-tech max', 'about window'],
    spoken: ['top tenth', 'bottom tenth', 'upper third', 'lower third', 'middle'],
  },
  {
    id: 'stand-in',
    title: 'The stand-in',
    lead: 'A fund that is read because no free symbol of the index itself is known. For small-cap tech that is PSCT, on the tech stocks of the S&P SmallCap 600, a sibling of the Russell 2000’s and not the same. Whoever runs the bot can put a better feed in its place, and every answer names what it read.',
    examples: ['about r2k-tech', 'symbols tech'],
    spoken: ['stand in', 'standin', 'proxy', 'stands in'],
  },
  {
    id: 'session',
    title: 'Sessions',
    lead: 'A session is a day on which the New York Stock Exchange trades; weekends and holidays are none. Ranges count them: 30d is 21 sessions, 1y is 252. A coin trades all the time, so its weekend falls into Monday’s return.',
    examples: ['corr btc r2k-tech 30d', 'about method'],
    spoken: ['sessions', 'trading day', 'trading days'],
  },
  {
    id: 'stale',
    title: 'Stale prices',
    lead: 'The source of the prices did not answer, so the last good ones are shown, with the time they were fetched. They may lack the newest session. Alerts never fire on them, and a daily post that is quiet says them in full.',
    examples: ['about data', 'about approximate'],
    spoken: ['stale prices', 'old prices'],
  },
  {
    id: 'quiet',
    title: 'Quiet posts',
    lead: 'A daily post with `quiet` is one line without a picture while nothing material changes. Material is another label, another instrument, another direction of the last 63 sessions, or a number outside the interval that was given last time. Then the whole answer is posted again.',
    examples: ['daily preview 16:30 New York corr btc r2k-tech 1y quiet', 'daily list'],
    spoken: ['quiet post', 'material'],
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
