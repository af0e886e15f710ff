import type { NameWords } from './loose-names.ts';

/** Stocks by the names of their companies. `~` stands for `stock`, `shares` and the like behind it, or nothing. */
export const STOCK_NAMES: NameWords = [
  ['aapl', null, 'apple, apple inc, apple stock, apple shares, apples stock, apples shares, aapl~'],
  ['amd', null, 'amd~'],
  ['amzn', null, 'amazon, amazon stock, amazon shares, amzn~'],
  ['coin', null, 'coin, coinbase~, coin stock, coin shares'],
  ['gme', null, 'gamestop~, gme~'],
  ['googl', null, 'google, alphabet, google stock, google shares, alphabet stock, alphabet shares, googl~'],
  ['hood', null, 'robinhood~, hood stock'],
  ['mara', null, 'marathon digital~, mara~'],
  ['meta', null, 'meta stock, meta shares, facebook stock, facebook shares'],
  ['msft', null, 'microsoft~, msft~'],
  [
    'mstr',
    null,
    `mstr~, microstrategy~, strategy stock, saylor stock, saylors company, saylors stock, saylor, saylors firm, saylors bitcoin company, michael saylors stock, michael saylors firm, micro strategy~,
    michael saylors company, mstr equity`,
  ],
  ['nflx', null, 'netflix~, nflx~'],
  ['nvda', null, 'nvidia~, nvda~, jensens company, nvidea~, nvidias stock, jensen huangs company'],
  ['pltr', null, 'palantir~, pltr~'],
  ['riot', null, 'riot platforms~, riot stock'],
  [
    'tsla',
    null,
    'tesla~, tsla~, elons car company, elons cars, elon musks car company, musks car company, elons company',
  ],
];

/** Tickers that people write in small letters as well. */
export const TICKERS: readonly string[] =
  'mara riot clsk hood pltr gme amc amd nflx amzn googl goog orcl smci pypl ibit gbtc tqqq intc crm'.split(
    ' ',
  );
