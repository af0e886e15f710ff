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
    `small cap techs, small techs, psct, r2k technology sector, tech small caps, tech smallcaps,
    technology small caps, russell technology sector, small cap tech~, small tech~, smaller tech~,
    small technology~, smaller technology~, small cap technology~, small company tech~,
    technology firms of small size, tiny tech~, small sized tech, small size tech~, small-size technology,
    tech of small companies, tech of small company, little tech, small caps in tech, small caps tech,
    small-company technology, small company technology, tech small fry, lil tech, small fry tech,
    smallcap tech~, smallcap technology~, smol tech~, techy small caps, smaller cap tech, russell tech~,
    russell 2000 tech~, russell 2k tech~, r2k tech~, small it stocks`,
  ],
  [
    'sp500-tech',
    null,
    `big techs, larger tech, mega tech, tech giants, large cap techs, technology large caps, tech large caps,
    large caps in tech, large company tech, big cap tech~, big company tech, big tech~, large cap tech~,
    large tech~, large cap technology~, big technology~, large technology~, us big tech, tech megacaps,
    tech mega caps, bigger tech, technology giants, tech titans, tech behemoths, s&p technology~,
    s&p 500 tech~, s&p tech~`,
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
    `s&p, s&p500, s&p 500, s and p, s and p 500, snp500, large caps, big caps, big cap, spooz, spoos, spoo,
    spus, s&p500 index, s&p index, sp500 index, spx index, us stock market, us equity market,
    american stocks, us market, american stock market, s&p five hundred, sp five hundred, broad us market,
    s&p futures, american market, us large caps, spy etf, standard and poors, standard & poors,
    standard and poors 500, large cap~, snp, s n p, s n p 500, american equities, us stocks, us shares`,
  ],
  ['btc', 'bitcoin for “crypto”', `crypto, cryptocurrency`],
  [
    'btc',
    null,
    `bit coin, btcs, btcusd, btc usd, bitcoins, bit coins, orange coin, king coin, corn, btc coin, bitc,
    bitcoin coin, satoshis coin, big orange, bitty, xbt, digital gold itself`,
  ],
  [
    'mag7',
    null,
    `magnificents, fang, fangs, maang, fang stocks, big seven, mags, magnificent seven~, magnificent 7~,
    mag 7~, mag7~, mag seven~, faang~, big 7, mega caps, megacaps, mega cap~, megacap~`,
  ],
  [
    'gold',
    null,
    `digital gold, gold bullion, physical gold, bullion, xau, yellow metal, shiny rock, shiny yellow rock,
    gold bars, gold futures, gold etf, boomer rock, boomer rocks, pet rock, spot gold`,
  ],
  [
    'ndx',
    null,
    `nasdaq index, nas, nasdaq 100 index, naz, qs, nazdaq, nasdack, nasi, nasdaq composite, nasdaq tech,
    nasdaq hundred, nasdaq one hundred, nq, nq futures, nasdaq futures, nazzy, nasdaqs, triple qs, triple q,
    cubes, qqqs`,
  ],
  [
    'bonds',
    null,
    `treasury, treasurys, us bonds, government bonds, bond market, bonds, long dated treasuries,
    us treasury bonds, long bond, us government bonds, tlts, long term treasuries, long dated bonds,
    long treasuries, long bonds, long term bonds, treasuries, treasury bonds, us treasuries, long us bonds,
    long government bonds, govvies, govies, 20 year treasuries, long duration bonds, long end,
    us government debt, treasury market, tsy, tsys, treasury bills and bonds`,
  ],
  [
    'dxy',
    null,
    `greenbacks, american dollar, usd index, us currency, dollars index, us dollars, dollar, us dollar,
    greenback, buck, dollar index, dollar basket, dixie, trade weighted dollar, american currency,
    american dollars`,
  ],
  [
    'oil',
    null,
    `oil price, oil prices, crude prices, wti crude, oil futures, crude, crude oil, wti, brent, black gold,
    petroleum, oil barrel, oil barrels, crude futures`,
  ],
  [
    'dow',
    null,
    `dow index, dow jones index, dow jones, dow jones industrial average, djia, dow 30, dow industrials,
    industrial average, dow thirty, dow jones 30, blue chips`,
  ],
  [
    'r2k',
    null,
    `russell 2k, russell2k, russell index, russell 2000 index, smaller caps, small caps, small cap~,
    smallcap~, smallcaps, russell small caps, us small caps, american small caps, russell two thousand,
    iwm etf, small us companies, small american companies`,
  ],
  [
    'r2k-growth',
    null,
    `growth small caps, growth smallcaps, small cap growth stocks, small caps growth, russell growth,
    russell 2000 growth, small cap growth, small-cap growth~, russell 2k growth, iwo, small growth~`,
  ],
  [
    'semis',
    null,
    `chip makers, chipmakers, semis index, soxx, sox, semi~, semiconductor~, semiconductors, chip~, chips,
    chipmaker~, semi conductors, semi conductor~, silicon stocks, chip giants, microchip~, microchips`,
  ],
  ['software', null, `software~, saas~, cloud software, cloud stocks, cloud software stocks, igv`],
  [
    'spec-growth',
    null,
    `cathie, cathies fund, cathie woods fund, ark etf, arks fund, ark funds, ark invest, speculative stocks,
    ark fund, cathie wood, unprofitable growth~, speculative growth~, speculative tech~, unprofitable tech~,
    money losing growth~, money losing tech~, profitless tech~, profitless growth~, cash burning tech~,
    high growth tech~, innovation stocks, disruptive innovation, disruptive tech, ark innovation,
    ark innovation etf, arkk stocks, cathies etf, cathies stocks, cathie woods etf, hyper growth~,
    story stocks, loss making tech~, loss making growth~, unprofitable companies, money losing companies,
    unprofitable stocks`,
  ],
  [
    'high-yield',
    null,
    `high yield, junk debt, junk bond market, high yield credit, junk credit, junk, junk bonds,
    high yield bonds, high yielders, hy bonds, hy credit, credit junk, corporate junk, junky bonds,
    high yield debt, junk rated bonds, junk rated debt, hyg etf`,
  ],
  [
    'emerging',
    null,
    `em stocks, emerging market, em equities, emerging mkts, ems, emerging markets, emerging market stocks,
    emerging market equities, em, emerging economies, developing markets, emerging~, emerging world stocks,
    developing economies, brics stocks`,
  ],
  [
    'microcap',
    null,
    `micros, micro caps, microcaps, micro-caps, tiny caps, tiny stocks, nano caps, microcap~, micro cap~,
    microscopic caps, tiniest stocks`,
  ],
  [
    'eth',
    null,
    `eths, ethers, ethereums, ethusd, vitalik coin, etherium, etherum, ether coin, vitaliks coin, eth coin,
    ethereum coin, eth2`,
  ],
  ['sol', null, `sols, solanas, sol coin, solana coin, sollana`],
  ['ada', null, `adas, cardanos, cardano coin, ada coin, ada token`],
  ['xrp', null, `xrps, ripples, ripple coin, xrp coin, ripples coin, xrp token, ripple token`],
  ['doge', null, `doges, dogecoins, doggy coin, doge coin, dog coin, dogcoin, elons coin`],
  [
    'sp500-real-estate',
    'large-cap real estate for “real estate”',
    `real estate, real estate stocks, reits, reit`,
  ],
  ['sc-financials', null, `small banks, regional banks`],
  ['silver', null, `xag, silver bullion, silver bars, white metal`],
  [
    'vix',
    null,
    `volatility index, fear index, fear gauge, wall street fear gauge, implied volatility index, vol index,
    fear and volatility index`,
  ],
  ['shib', null, `shiba, shiba inu, shiba coin, shib coin, shibas, shiba token`],
  ['bnb', null, `binance coin, bnb coin, binance token, bnb token, binances coin`],
  ['ltc', null, `lite coin, ltc coin`],
  ['link', null, `chain link, link coin, link token, chainlink token, chainlink coin`],
  ['dot', null, `dot coin, dot token, polkadot coin`],
  ['avax', null, `avalanche coin, avax coin, avax token, avalanche token`],
  ['near', null, `near coin, near protocol, near token`],
  ['trx', null, `tron coin, trx coin, trons coin`],
  ['xlm', null, `stellar coin, stellar lumens, lumens, xlm coin`],
  ['hbar', null, `hedera coin, hedera hashgraph, hbar coin, hashgraph`],
  ['bch', null, `bitcoin cash, bcash, bch coin`],
];

/** Names that are words of every day: taken for names only where they are marked as such. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'link near dot etc apt uni atom semi property sp rut nas uso dia coin for all'.split(' '),
);

/** True for a name that is also a word of every day. */
export function isEveryday(phrase: string): boolean {
  return EVERYDAY.has(phrase);
}
