/** Words for one of several: which is closest, and of which kind it is. `phrases.ts` says how a phrase is written. */
export const RANKING_WORDS = {
  /** The most of several. */
  most: `
    best describes, most like, most similar, most akin, most connected, most related, most in line, most in sync, runner, runners, cream of, front of the pack, leader, leaders, laggard, laggards, king of, queen of,
    truest, clearest, firmest, faithful, most faithful, loyal, most loyal, hugs the, sticks closest, closest of, nearest of, best of, which of, who of, whichever of, first of, which one of,
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
    like crypto, ish crypto, memecoin, alt coin, alt coins, digital coins, cryptocoin/cryptocoins, crypto coins/assets/names/tokens, crypto coin/asset/name/token, the majors, majors, large cap crypto/cryptos, digital tokens, digital currency/currencies, bag in crypto, blockchain/blockchains, l1 coins, l1/l2/l2s, defi tokens/coins, ones in crypto,
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
    closest/nearest/best/truest/tightest ... relative/cousin/sibling/match/peer/peers/lookalike/twin/partner/companion/kin/friend/pal/buddy/ally/neighbor/neighbour/analog/analogue/equivalent/counterpart/shadow/mirror/benchmark/proxy/comparison/comp/comps/stand,
    what/which/who ... @ closest/nearest to, what/which/who ... @ most like, what/which/who ... @ ... most like/similar, what/which ... best/most describes/explains/matches/mirrors/tracks/resembles/fits/mimics @,
    what/which ... describes/explains/matches/mirrors/resembles/mimics/shadows @ best/most/closest, if i/you/we could/had/can only/pick/choose/watch/look/follow ... one,
    what/which one thing, single best, one benchmark/index/thing/market, who/what is @ tied/married/glued/hitched/chained to, what is @ really, what is @ actually,
    what/who is @ dancing/moving/trading/running/hanging/walking/sleeping with, what/which ... should i watch/use/look/compare ... @, what to compare @,
    what moves @, what has @ been, who are @ friends, who is @ friends/buddies with, what is @ closest, what family does, which family, which camp, which tribe,
    rank/sort/order ... for/of/by/with/against @, rank everything/them/all, everything ranked, ranked list, top/bottom three/five/ten/3/5/10/few ... for/of/with @,
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
    everything against/with/versus/to everything, everything by everything, all by all, each to each, one against another, one by one, amongst each other, among each other, among them, get on/along among, in pairs, side by side all, cross, crosses,
    pairwise, pair wise, cross correlat*, every pair, all pairs, each other, one another,
    everything vs everything, all against, all vs all, each against each, each vs each, every combo,
    every combination, all combos, all combinations, cross table, each of them against, between them,
    among them, amongst themselves, among themselves, all correlate/move/together, each with each,
    among one another, between each, cross section, every possible pair, all possible pairs,
    everybody against everybody, all with all, all of them with, one with another, mutual*`,
  /** Each with each. */
  grid: `correlation/corr table/map/chart, table of correl*, matrix, heatmap, heat map, grid`,
} as const;
