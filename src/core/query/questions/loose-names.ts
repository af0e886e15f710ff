/** Ways to say a name that only a question has, with commas between; a typed line stays exact. */
const NAMES: readonly (readonly [id: string, said: string | null, phrases: string])[] = [
  [
    'r2k-tech',
    'small-cap tech for “tech”',
    `tech, tech stocks, tech stock, tech shares, techs, technology, technology stocks, tech sector,
    tech companies`,
  ],
  [
    'r2k-tech',
    null,
    `small cap tech shares, small tech shares, small tech companies, smaller tech, small cap techs,
    small techs, small technology stocks, russell 2000 tech stocks, russell tech sector, psct,
    small tech names, tiny tech, small cap tech names, small cap tech companies,
    smaller technology companies, smaller tech companies, smaller tech stocks, small technology companies,
    small technology shares, r2k technology sector, small cap technology stocks, russell 2k tech,
    tech small caps, tech smallcaps, technology small caps, small company tech, russell technology sector`,
  ],
  [
    'sp500-tech',
    null,
    `big techs, big tech stocks, large tech, larger tech, mega tech, tech giants, large cap techs,
    large cap tech stocks, big technology, big technology companies, big tech companies, large tech stocks,
    big tech names, mega cap tech stocks, s&p tech, large technology`,
  ],
  [
    'spx',
    'the S&P 500 for “the market”',
    `market, stock market, equity market, equities, wall street, us equities, broad market, overall market,
    whole market, wider market, market as a whole, broader market, general market`,
  ],
  [
    'spx',
    null,
    `s&p, s&p500, s&p 500, s and p, s and p 500, snp500, large caps, large cap, large cap stocks, big caps,
    big cap, spooz, spoos, spoo, spus, s&p500 index, s&p index, sp500 index, spx index, us stock market,
    us equity market, american stocks, us market, american stock market`,
  ],
  ['btc', 'bitcoin for “crypto”', 'crypto, cryptocurrency'],
  ['btc', null, 'bit coin, btcs, btcusd, btc usd'],
  [
    'mag7',
    null,
    `mag seven, faang, magnificent 7 stocks, magnificents, mag 7 stocks, mag7 stocks, fang, fangs, maang,
    fang stocks, faang stocks, big seven, mags`,
  ],
  ['gold', null, 'digital gold, gold bullion, physical gold, the yellow metal'],
  [
    'ndx',
    null,
    `nasdaq index, nas, nasdaq 100 index, naz, qs, the qs, nazdaq, nasdack, nasi, nasdaq composite,
    nasdaq tech`,
  ],
  [
    'bonds',
    null,
    `treasury, treasurys, us bonds, government bonds, bond market, bonds, long dated treasuries,
    us treasury bonds, long bond, us government bonds, tlts, long term treasuries, long dated bonds`,
  ],
  ['dxy', null, 'greenbacks, american dollar, usd index, the usd, us currency, dollars index, us dollars'],
  ['oil', null, 'oil price, oil prices, crude prices, wti crude, oil futures'],
  ['dow', null, 'dow index, dow jones index'],
  [
    'r2k',
    null,
    `russell 2k, russell2k, russell index, russell 2000 index, small cap index, small cap shares,
    small cap stock, smaller caps`,
  ],
  [
    'r2k-growth',
    null,
    'growth small caps, growth smallcaps, small cap growth stocks, small growth stocks, small caps growth',
  ],
  [
    'semis',
    null,
    `chip makers, chipmakers, chip companies, chip sector, semi stocks, semis index, semiconductor index,
    soxx, sox`,
  ],
  ['software', null, 'software companies, software sector, software shares, saas stocks'],
  [
    'spec-growth',
    null,
    `cathie, cathies fund, cathie woods fund, ark etf, arks fund, speculative growth stocks,
    speculative tech stocks, unprofitable tech stocks, ark funds, ark invest, speculative stocks, ark fund,
    cathie wood`,
  ],
  ['high-yield', null, 'high yield, junk debt, junk bond market, high yield credit, junk credit'],
  ['emerging', null, 'em stocks, emerging market, em equities, emerging mkts, ems'],
  [
    'microcap',
    null,
    `micro cap stocks, microcap stocks, micros, micro caps, microcaps, micro cap, micro-caps, micro cap shares,
    microcap shares, micro cap index, microcap index, tiny caps, tiny stocks, nano caps`,
  ],
  ['eth', null, 'eths, ethers, ethereums, ethusd, vitalik coin, etherium'],
  ['sol', null, 'sols, solanas'],
  ['ada', null, 'adas, cardanos'],
  ['xrp', null, 'xrps, ripples'],
  ['doge', null, 'doges, dogecoins, doggy coin, doge coin'],
  [
    'sp500-financials',
    null,
    `financials in the s&p, financials in the s&p 500, s&p financials stocks, sp500 financials stocks,
    large cap financials stocks, big financials, big banks, large banks, wall street banks`,
  ],
  [
    'sp500-health',
    null,
    `health in the s&p, health in the s&p 500, s&p health stocks, sp500 health stocks,
    large cap health stocks, big health`,
  ],
  [
    'sp500-energy',
    null,
    `energy in the s&p, energy in the s&p 500, s&p energy stocks, sp500 energy stocks,
    large cap energy stocks, big energy`,
  ],
  [
    'sp500-industrials',
    null,
    `industrials in the s&p, industrials in the s&p 500, s&p industrials stocks, sp500 industrials stocks,
    large cap industrials stocks, big industrials`,
  ],
  [
    'sp500-staples',
    null,
    `staples in the s&p, staples in the s&p 500, s&p staples stocks, sp500 staples stocks,
    large cap staples stocks, big staples`,
  ],
  [
    'sp500-materials',
    null,
    `materials in the s&p, materials in the s&p 500, s&p materials stocks, sp500 materials stocks,
    large cap materials stocks, big materials`,
  ],
  [
    'sp500-utilities',
    null,
    `utilities in the s&p, utilities in the s&p 500, s&p utilities stocks, sp500 utilities stocks,
    large cap utilities stocks, big utilities`,
  ],
  [
    'sp500-discretionary',
    null,
    `discretionary in the s&p, discretionary in the s&p 500, s&p discretionary stocks,
    sp500 discretionary stocks, large cap discretionary stocks, big discretionary`,
  ],
  [
    'sp500-real-estate',
    'large-cap real estate for “real estate”',
    'real estate, real estate stocks, reits, reit',
  ],
  ['sc-financials', null, 'small banks, regional banks'],
  ['hood', null, 'robinhood, robinhood stock'],
  ['pltr', null, 'palantir, palantir stock'],
  ['gme', null, 'gamestop, gamestop stock'],
  ['nflx', null, 'netflix, netflix stock'],
  ['amzn', null, 'amazon stock'],
  ['googl', null, 'google stock, alphabet stock'],
  ['aapl', null, 'apple shares, apples stock, apple stock, aapl'],
  ['tsla', null, 'tesla stock, tesla shares, tesla, tsla'],
  ['nvda', null, 'nvidia stock, nvidia shares, nvidia, nvda'],
  [
    'mstr',
    null,
    `mstr stock, microstrategy stock, strategy stock, saylor stock, saylors company, saylors stock, mstr,
    microstrategy`,
  ],
  ['coin', null, 'coin, coinbase, coinbase stock'],
  ['msft', null, 'microsoft, msft'],
];

/** Tickers that people write in small letters as well. */
const TICKERS =
  'mara riot clsk hood pltr gme amc amd nflx amzn googl goog orcl smci pypl ibit gbtc tqqq intc crm'.split(
    ' ',
  );

/** What may be one of two sectors, a sector or the whole of a size. */
const EITHER: readonly (readonly [ids: readonly string[], phrases: string])[] = [
  [
    ['r2k-tech', 'r2k'],
    `small, smalls, small ones, small stocks, smaller stocks, small companies, smaller companies,
    smaller ones`,
  ],
  [
    ['sp500-financials', 'sc-financials'],
    'financials, financial, financial stocks, banks, bank stocks, bank shares, the banks',
  ],
  [
    ['sp500-energy', 'sc-energy'],
    'energy, energy stocks, energy sector, energy companies, oil stocks, oil companies',
  ],
  [
    ['sp500-health', 'sc-health'],
    'health care, healthcare, health care stocks, healthcare stocks, health stocks, pharma',
  ],
  [['sp500-industrials', 'sc-industrials'], 'industrials, industrial stocks'],
  [['sp500-discretionary', 'sc-discretionary'], 'consumer discretionary, discretionary'],
  [['sp500-staples', 'sc-staples'], 'consumer staples, staples'],
  [['sp500-materials', 'sc-materials'], 'materials, materials stocks'],
  [['sp500-utilities', 'sc-utilities'], 'utilities, utility stocks, utes'],
  [['r2k-growth', 'spec-growth'], 'growth stocks, growth, growth shares'],
  [
    ['sp500-tech', 'spx'],
    'big, large, big ones, large ones, big stocks, large stocks, big companies, larger ones',
  ],
];

/** Names that are words of every day: taken for names only where they are marked as such. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'link near dot etc apt uni atom semi property sp rut nas uso dia coin for all'.split(' '),
);

/** One way to say a name, and what is told of it where that was a choice of ours. */
export const LOOSE: readonly {
  readonly id: string;
  readonly said: string | null;
  readonly phrase: string;
}[] = [
  ...NAMES.flatMap(([id, said, phrases]) => listed(phrases).map((phrase) => ({ id, said, phrase }))),
  ...TICKERS.map((id) => ({ id, said: null, phrase: id })),
];

/** What can't be told without asking. */
export const UNSURE: readonly { readonly ids: readonly string[]; readonly phrase: string }[] = EITHER.flatMap(
  ([ids, phrases]) => listed(phrases).map((phrase) => ({ ids, phrase })),
);

function listed(phrases: string): readonly string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}

/** True for a name that is also a word of every day. */
export function isEveryday(phrase: string): boolean {
  return EVERYDAY.has(phrase);
}
