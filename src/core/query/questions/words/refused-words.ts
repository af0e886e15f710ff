/** What the bot does not answer, told by its words. `@` stands for a name. */
export const REFUSED_WORDS = {
  /** Orders to the bot itself, and wishes for other kinds of text: nothing in such a message is read. */
  order: `
    ignore+, disregard*, forget all/everything/your/previous/the/what/that, instruction/instructions,
    prompt, prompts, reveal*, pretend*, jailbreak*, override, bypass, repeat after, role play, roleplay,
    you are now, you are no longer, from now on, act as if/though/an/my, ^ act as, without rules, no rules,
    api key/keys, password*, secret/secrets, credential*, environment variable*, env var/vars, source code,
    select ... from, drop table, script, database, sudo, joke, jokes, poem*, haiku*, limerick*, rap,
    sonnet*, tell/write/make/invent ... a/another/some/bedtime/funny/short/good story, story about, tell me/us stories, song/songs, lyrics, essay*, tweet*, translat*,
    in german/french/spanish/chinese/japanese/russian/italian/portuguese/dutch/korean, say so, ^ system,
    output, outputs, everyone buy, make up, invent, write a/me/an/some/code, code in/for, python,
    javascript, do my homework, with my homework, dan, developer mode, you must/will say, just say,
    say it is`,
  /** Advice and what is to come. */
  advice: `
    will @/it/they/there/the/this/that/we/i/hit/be/go/rise/fall/stay/keep/do/still/ever/not/10x/always/bitcoin/crypto,
    wont, gonna,
    going to be/go/hit/rise/fall/happen/stay/keep/follow/moon/crash/flip/the/drop/break/decouple/pump/dump/collapse,
    is/are/was @ going to, should i/we/one/you/my, shall i/we, forecast*, predict*, projection*, tomorrow,
    next week/month/year/quarter/cycle/bull/bear/halving/few/decade, target, targets, price/@ target, buy,
    buying, sell, selling, bought, sold, hodl, invest, investing, investment*, recommend*, bet on, my bet,
    worth betting, profit*, future, short @, ^ long @, long @ short, going long/short, leverage @, leverage,
    best/right/good/bad time/moment, good trade/buy/investment/entry/idea, portfolio*, allocat*, moon,
    moons, mooning, moonshot, lambo, eoy, eom, end of the/this year/month/week,
    by 2026/2027/2028/2029/2030/2035/2040, in 2027/2028/2029/2030/2035/2040, what happens, what if,
    what would happen, would happen, happen to, stop loss, take profit, entry, dca, staking, stake, 10x,
    100x, retire, best/good/better hedge for, hedge my, diversif*, add to my, hold or, worth holding,
    safe to, get into @, financial advice, which coin will, expect/expected to,
    smart/wise/sensible/clever/prudent/advisable/foolish/reckless/sane/safe/rational/profitable/worthwhile to,
    swap my/our/all/some, swap ... for @, exchange/ditch/dump my/our, rotate/rotating into/out/from,
    if you were me, would/will you hedge/buy/sell/hold/short/add/swap, rotate my, overweight, underweight, switch my, trade my ... for,
    put/putting/move/moving/shift/shifting/park/parking my/our money/savings/cash/pension/funds/capital,
    add more @, load up, ape into, take profits, cash out, good hedge for my, would you recommend,
    wise move, smart move, should my, will alts/altcoins/coins/stocks/markets/correlation/correlations/rates/prices, @ will, they will, it will, will ... diverge/decouple/converge/recouple/correlate/track, reasons/reason to own/buy/hold/like/sell, rather own/hold/have/buy, better hold/to hold, bull case, bear case, worth owning, keep stacking, accumulate`,
  /** Sounds like a link and is none. */
  falseFriend: `
    is/are @ anonymous/private/traceable/fungible/scalable/decentralized/decentralised/centralized/mineable/legal/safe/green like,
    i love, i hate, i enjoy, love/hate/funny/crazy/wild/insane how @, did you see,
    anyone here trade/hold/own/long/short, follow up, picture/photo of a/an, meme, memes,
    a good/bad/great/rough week/day/month/year/time/run, to buy, the best coin/coins to, trading view,
    tradingview, link to the/that/this/a/my/your ... article/post/page/site/chart/doc/docs/video/thread/paper/report/tweet/channel/dashboard/sheet/server/group/one, link in, here is/are ... link, heres the link,
    the link is, link pls/please, send/share/drop/post/got/have ... link $, follow me/us/my/back,
    copy trad*, article, that/this/the/your ... chart/graph/plot/picture was/were/is/looks/looked $,
    that/this/the/your ... chart/graph/plot/picture/answer was/is/looks/looked/came so/very/really/nice/great/cool/good/lovely/pretty/useful/helpful/awesome/super/neat/beautiful/brilliant/ugly/terrible/wrong/handy/interesting/perfect,
    loved/liked/enjoyed the/that/this/your, ^ thanks/thank/cheers/thx/ty ... chart/graph/plot/answer/help,
    for sale, what a ride/day/week/month/year/run/mess/time/trip/rally/move,
    chart/graph/plot/candle/candles looks/look/looked, chart/graph/plot ... ugly, ^ hanging out,
    stress test/tests, follow the money, follow the news, track/tracks my/our/your package/order/sleep/steps/calories/expenses, sync my/our/your, link me, glued to my/the tv/screen/chart/charts/phone, remember when, can i/we trade/buy/pay/stake/swap/send/withdraw/deposit/spend/mine, trading pair/pairs, pairs can, what pairs`,
  /** Schoolwork is no business of ours, unless it names what it is about. */
  school: `
    exam, exams, homework, quiz, midterm, midterms, coursework, assignment, lecture, lectures, lecturer,
    professor, textbook, stats class, statistics class, two variables, both variables, variable x,
    sample size, n =`,
  /** Prices, returns and everything else that is told of such things: no business of a correlation. */
  elsewhere: `
    price, priced, prices, pricing, cost, costs, worth, how much is ... @ in @, how much is/are/for @ $,
    how much is/are @ right/now/today/worth/in/at, how much does ... cost, how much @, how many @,
    how many ... are there, how many ... in, market cap, marketcap, mcap, cap of, supply, circulation,
    volume, volatil*, outperform*, underperform*, beat, beats, beating, beaten, return, returns, returned,
    how much did @ make, make money, made money, performance, performed, perform, performing,
    did/doing/do/done/does better/worse/best, gain, gains, gained, loss, losses, lost, @ up/down, up/down today/big/bad/by/from/so/only/another/like/a/this, going/go/goes/gone/went up/down, why ... up/down, is/are ... up/down $, so up, so down, back up, ^ up, ^ down, how ... up/down, usd, usdt,
    eur, crashed, crash, crashes, crashing, dump, dumps, dumped, dumping, pump, pumps, pumped, pumping,
    rally, rallied, dropped, drop, drops, rose, soar*, plunge*, ath, overvalued, undervalued, cheap,
    expensive, earnings, dividend*, fee, fees, gas, halving, hash rate, hashrate, mining, miner, miners,
    invented, created, founded, founder*, news, headline*, percent, dominance, ratio, expense,
    does/did/do/can/will @ ... own/accept/list/take/use/have/mine/support/sell/buy/owns/hold @, exchange,
    exchanges, broker*, kraken, binance, a security, securities, powell, elon, musk, what did ... say,
    say/said/says about, accepts, owns, which/what ... @ own/owns, who owns, wallet*, tax*, ledger,
    hardware, exchange rate, convert*, swap, bridge, trading at, at $, hit, hits, closed at, close in,
    converter, calculator, fight, imagine, admin, admins, ceo, the cfo of, satoshi, flip, flips, flipping,
    flippening, stats, open on, open today, closed today, trading hours, holiday*, airdrop*, nft*, node,
    nodes, apy, tvl, tps, etf flow*, inflow*, outflow*, options expiry, roi, apr, lightning network, fork,
    forks, upgrade, unlock, unlocks, delist*, ipo, merger, lawsuit*, sec, ban, banned, adoption, mempool,
    explorer, seed phrase, address, addresses, transaction*, block time, p e ratio, revenue*, employees,
    balance sheet, circulating, whitepaper, team, roadmap, funding rate, open interest, rsi, macd,
    support level, resistance, candle, candles, chart pattern, difference between, @ difference, different from, safer,
    riskier, safest, riskiest, store of value, scam, legal, regulat*, hack*, green today, red today, green,
    today nice, wins, win, won, versus the world, faster, cheaper, stopped out, got stopped, liquidat*,
    position, positions, bags, i hold, i own, track record, lead dev*,
    better tech/technology/devs/investment/money/asset/coin/project, who made, who runs, quote, quotes,
    what time do/does/is, opening hours, bank holiday, why is/are/was/were/did/does @ ... {fall}/{rise}/red/green/flat/stuck/low/high/so, drawdown*, sharpe, sortino, alpha, yield/yields, upside potential, both at, all at, at highs, at lows, new highs, new lows, at all time, outflow*, analyst rating, rating, ratings, think about/of @, opinion/opinions/thoughts/views/view/take on @, feel about @, feelings about, like better, prefer, favour @, favor @`,
} as const;

/** What a question may say of prices and moves and still ask how two things go together. */
export const IDIOM_WORDS = {
  idiom: `
    confident/sure should i, should i/we compare/ask/look/read/use/know,
    pull/set/look/bring/put/keep/catch/sum/come/show/end/back/line/match/stack/stacks/open/bunch/round/hold/holds/held/joined/hooked/tied/mixed ... up,
    up to date/now/today, what is up, what up, daily/weekly/log/monthly return/returns,
    return correlation/correlations, down/red/up/green/bad/good day/days, ups and downs, up and down,
    up or down, goes/go/going/gone/went up, goes/go/going/gone/went down,
    break/broke/broken/breaks/breaking down/up, all time high/low, peak*,
    drop/drops/rise/rises/fall/falls ... percent/1%, by percent, hold up, add up, beat/beats @ at,
    price moves, price action, price data, closes and returns, strip ... out, percent of,
    @ or @ who/which/what ... win/wins/won,
    some/any/another/other/anything/something/one ... alt/coin/else beat/beats/beating it/that/this/them/@,
    some/any/another/other alt/coin/altcoin beat/beats, anything beat/beats it/that, set/sets the pace,
    rise and fall, said up, move/moves/react to news, measure up, check up, tied up, caught up,
    sell/sells/sold/selling off together/with/when/at/in/as/too/alongside, ^ i/we/ive/weve bought,
    i/we/ive/weve bought a/some/my, ^ i/we/ive/weve recently/just bought, vs @ who/which/what ... wins/win/winning/won, which/who one wins/win, down/up but/not ... up/down, up/down more/less ... down/up, dump/dumps/dumping/{fall}/{rise} harder/together/with/alongside/hard/more/less, when/if/whenever/while/as @ {fall}/{rise}, when/if/whenever/as stocks/markets/things/stonks/equities {fall}/{rise}, {fall}/{rise} than ... {fall}/{rise}, does/do/did @ {fall}/{rise} ... @, not price, not prices, not the price, rather than price/prices, {fall}/{rise} ... when @, luna/ftx/terra/covid/corona/flash/tariff/tariffs/march/august/pandemic/svb crash/crashes/collapse, what happens to/with/between/when @ ... days/when/in/during/on/if/and, what happens to the correlation/link, should i post/share/tweet/say/tell/write, shut/shuts/show/prove ... up, investment/investing committee/team/firm/thesis/club/memo/note/meeting/process/universe/case/group/policy/board/office/deck/paper, up until, up till, wake up, made up, wind up, fired up, up for, mess/messed up, what is up there, deep down, narrow/boil/nail/break/track/write/note/calm/slow down/up, down the road, down to, upside down, ups, up my, fill/level/speed/step/warm/grow/growing/hang/give/given up, man up, up front, up against, @ miners/miner, @ mining stock/stocks/shares/company/companies, miners/miner @, alpha and beta, beta and alpha, near/close to all time, at its/their lowest/highest/peak, correlation/link ... at highs/lows, on the upside`,
} as const;

/** Function words of other languages; two of them make a text that is not English. */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  'wie ist der das und mit dem den von zu wird nicht wieviel zwischen stark el los con está esta que qué cuál cual como cómo entre por para una del las es está muy le les est et avec une des du suit ce pas entre quel quelle il lo della di che è é com da uma os são quanto qual het een met van hoe zich och är med hur jak jest czy nie ve ile ne kadar hangi mi apa adalah dengan dan berapa dia korreliert korrelation corrélation correlación correlação correlazione correlacionado korelasi noch am ist bitte zeig oubliez vos encore cette sigue siguiendo ao eu sera mais au aux sur nasdaqa hoch hängt'.split(
    ' ',
  ),
);
