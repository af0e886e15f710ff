/** Words for one of several: which is closest, and of which kind it is. `phrases.ts` says how a phrase is written. */
export const RANKING_WORDS = {
  /** The most of several. */
  most: `
    most, best, closest, nearest, strongest, tightest, highest, top, least, worst, weakest, lowest,
    furthest, farthest, biggest, number one, mostly, mainly, number 1, order, rank, ranks, ranked, ranking,
    rankings, leaderboard, league table, sort*, order by, winner, champion, first place, takes the crown,
    tops, favorite, favourite, list of, give/show ... list, ahead, match/matches better, league, tops the,
    crowned, podium, top three, top five, top ten, runner up, front runner, standings, scoreboard,
    pecking order, most tightly, most closely, least independent`,
  /** One of two is more. */
  more: `
    more, less, better, closer, nearer, tighter, stronger, weaker, which one, which, whichever, who, whose,
    either, most, best, closest, rather, fit/fits better, as much`,
  /** Coins as a kind. */
  coins: `
    coin/coins/altcoin/altcoins/alt/alts/token/tokens/shitcoin/shitcoins/memecoin/memecoins/cryptos/cryptocurrencies/memes,
    which/what/any/all/other/every/the/top crypto/cryptocurrency, crypto most/that/is/best, crypto ... most,
    ethereum killers, layer 1/1s/ones, l1s, digital asset/assets, crypto asset/assets, @ etc/etcetera,
    and so on/forth, and the other coins, of the coins/alts, some alt/coin/altcoin, cryptoland, cryptoverse, crypto space/world/universe/land, of the majors, major/big/small/large/top coins/alts/tokens`,
  /** Benchmarks as a kind. */
  kinds: `
    index/indices/indexes/benchmark/benchmarks/sector/sectors/industry/industries,
    asset/assets/etf/etfs/fund/funds, asset class*, which/what/whose stock/stocks/market/markets,
    what/which kind of @, stock/equity/stocks index*, part of the market/@, part of the stock/equity market,
    everything, anything, things, corner/segment/slice of the, tradfi asset/assets/thing,
    equity/stock proxy, proxy for, the thing, what thing, of them all`,
  /** What it is held against is looked for. */
  sought: `
    what/who/which/where do+ @/it/they ... track/follow/mirror/shadow/copy/hug/correlate/move/trade/act/behave/dance/run/go/swing/react/respond/depend/cling/couple/match/resemble/fit/look/feel/hang/sync/tie,
    what/who/which is/was/has/are @/it/they ... correlated/uncorrelated/tracking/following/tied/linked/glued/coupled/moving/trading/closest/close/closer/tethered/attached/connected/related/hugging/mirroring/shadowing/like/dancing/acting/behaving/been/in,
    what/who/which/whatever moves/move/moved/track+/follows/follow/correlates/correlate/trades/mirrors/else,
    what @/it tracks/follows/correlates/moves/trades,
    what do you ... @ correlates/tracks/follows/moves/trades, to/with/like what,
    what/who/which is/are/was @ twin/match/best/closest/nearest/friend/buddy/cousin/peer/relative/neighbour/neighbor/soulmate/partner/companion,
    @ twin/soulmate/peers, what ... compare,
    best/closest/nearest/tightest/top/strongest/good match/neighbour/neighbor/friend/benchmark/proxy/correlation/correlations/fit/companion/buddy/twin/comparison,
    top/strongest/best/highest/closest/weakest/lowest/biggest ... correlation/correlations/link/match,
    correlations of/for/with, of anything, of all, of everything, vs/against everything,
    everything vs/against, similar ... to @,
    what/who/which is/are/was @ bestie/bff/pal/mate/sibling/brother/sister/double/lookalike/doppelganger/clone/sidekick/shadow/other/closest,
    who/what do+ @ ... resemble/take/echo/imitate/copy/mimic, best friend/friends,
    bestie/bff/soulmate/lookalike/twin/double in/among/amongst/of,
    table/list of what @ correlates/tracks/follows/moves/trades/goes, league table of what,
    what does @ ... most,
    what/which/who/where ... do+ @ ... ignore/avoid/shun/mimic/imitate/echo/resemble/track/follow/mirror,
    something/anything/anyone/someone ... uncorrelated/correlated/decorrelated/independent/unrelated/decoupled,
    what/who @ ... following/tracking/tied/linked/glued/coupled/hugging/mirroring/shadowing/copying/chasing, where ... heart lie/lies/belong/belongs`,
  /** Each with each, of three things and more. */
  eachOther: `
    pairwise, pair wise, cross correlat*, every pair, all pairs, each other, one another,
    everything vs everything, all against, all vs all, each against each, each vs each, every combo,
    every combination, all combos, all combinations, cross table, each of them against, between them,
    among them, amongst themselves, among themselves, all correlate/move/together, each with each,
    among one another, between each, cross section, every possible pair, all possible pairs,
    everybody against everybody, all with all, all of them with, one with another, mutual*`,
  /** Each with each. */
  grid: `correlation/corr table/map/chart, table of correl*, matrix, heatmap, heat map, grid`,
} as const;
