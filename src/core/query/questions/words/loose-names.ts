/** An id, what is told when it was a choice of ours to read it so, and the ways to say it with commas between. */
export type NameWords = readonly (readonly [id: string, said: string | null, phrases: string])[];

/**
 * Ways to say a coin or a benchmark that only a question has; a typed line stays exact. `~` stands for `stocks`,
 * `shares`, `companies` and the like behind it, or nothing.
 */
export const LOOSE_NAMES: NameWords = [
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
    'sp500-real-estate',
    'large-cap real estate for “real estate”',
    'real estate, real estate stocks, reits, reit',
  ],
  ['sc-financials', null, 'small banks, regional banks'],
];

/** Names that are words of every day: taken for names only where they are marked as such. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'link near dot etc apt uni atom semi property sp rut nas uso dia coin for all'.split(' '),
);

/** True for a name that is also a word of every day. */
export function isEveryday(phrase: string): boolean {
  return EVERYDAY.has(phrase);
}
