import { phraseBook } from './phrases.ts';

/**
 * What the words of a question tell, apart from its names. `@` stands for a name and `#` for a time. A new way to say
 * something is a phrase here; what follows from it is decided in the files `*-questions.ts`.
 */
const TABLE = {
  /** Two things do as one, or don't: verbs and adjectives that say it by themselves. */
  link: `correlate/correlates/correlated/correlating, uncorrelat*, decorrelat*, couple/couples/coupled, uncoupl*, decoupl*, recoupl*,
    track/tracks/tracked/tracking, follow/follows/followed/following, mirror*, mimic*, emulat*, copy/copies/copied/copying, copycat,
    shadow*, echo/echoes/echoed/echoing, tied, tether*, glue*, linked, unlinked, delink*, synced, syncs, sync, tandem, lockstep,
    lock step, hand in hand, in step, out of step, in unison, codepend*, dependent, comov*, co move/moves/moving/movement,
    cointegrat*, covar*, move/moves/moved/moving/go/goes/went/going/gone/run/runs/running/ran/swing/swings together/with/like/alongside/along/opposite/inversely/inverse/against/as/similarly/independently, move/moves/moving/go/goes the same,
    move/moves/moved/moving in/the same/opposite, same way/direction as, opposite way/direction*, opposite to, up and down with/together,
    rise/fall/drop/crash/tank/dump/pump/rally/sink/climb/bleed/puke/dip/sell/rises/falls/drops/crashes/tanks/dumps/pumps/rallies/sinks/climbs/bleeds/pukes/dips/sells with/together/alongside/along,
    rise and fall, rises and falls, up and down together/with/like,
    inversely, diverg*`,
  /** The same in a figure of speech, which may mean something else beside a single name. */
  akin: `step for step, in line with, at the hip, hip, joined, attached, connected, disconnect*, related, unrelated, relate/relates, chained, welded, bolted, married, wedded, stuck to/with/together, leashed, leash, stapled,
    trade/trades/traded/trading/act/acts/acting/acted/behave/behaves/behaving/behaved/react/reacts/look/looks/feel/feels like/alike/similarly/alongside/together/with/as/similar,
    trade/trades/trading/moves/moving/move ... in line/sync/step/tandem, twin/twins, sibling*, cousin*, buddies, besties, best friend*, friend, friends, pals, mates, enemies, lovers, homies, partners, sidekick*, rivals, strangers, clone, clones, carbon copy, bff*, soulmate*, neighbour*, neighbor*,
    dance/dances/dancing, waltz*, hug/hugs/hugging/hugged, cling*, rides/riding/ride, marches/marching/march with/together, walk/walks/walking with/together, tag/tags along,
    piggyback*, driven by, drives/drive/driving, influenc*, affect/affects/affected, impact/impacts/impacted, respond*, sensitive to, explained by,
    who moves/moved/leads first, moves/moved/move first, leverag* @, proxy for, play on, high beta, own thing, do/does/doing its own thing,
    depend/depends, inverse, drift* apart/away, drift* from, break/breaks/broke/broken/breaking/split/came/come/comes/coming/get/got/grew/growing away/free/loose/apart,
    break/breaks/broke/broken with/from, split/splits from, detach*, independent/independently of/from, apart,
    to do with, care/cares about/for/what, damn about, matter/matters to/for, bound/wired/hooked/pegged/anchored to/up/together,
    just/basically/still/only/really/simply/merely/essentially/another/like a/an @, is/are/was @ a/an/just @, is/are/was @ a/an just @, @ basically @, @ just @, basically @, just @ with, same thing, version of, in disguise, extra steps,
    when/if/whenever @ ... @, when/if/whenever ... @ ... does @, as goes, correspond*, hedge against, safe haven from, offset*, resembl*, in cahoots, on the same page, same boat, same tune, same trade, one trade, cut the cord, @ down @ down, @ up @ up, correlating, sways, swayed, tugs, tugged, pulls @, pulled by, dragged by, drags @,  similar to, like-for-like, go by, goes by, same as, the same way, in common`,
  /** The link itself, as a thing. */
  linkNoun: `correlation, correlations, corr, correl, correlation wise, relationship*, relation, relations, linkage*, connection*, association*, coupling, comovement*,
    dependence, dependency, codependence, interdependence, r squared, rho, similarity, resemblance, overlap, sync, tie between, ties between,
    the/any/no/strong/a/this/that/their/its/weak/close/what link, the/any/no/strong/a/this/that/their/its/weak/close ... link between/with/to @, link between, link $,
    a thing there, beta, betas, lag, delay, coefficient, coefficients, ties to/with/between, tie to, bond between, closeness, r value, r number`,
  /** Holds two names against each other. */
  against: `vs, v, versus, against, with, compare/compares/compared/comparing/comparison, relative, between, together`,
  /** Says it beside two names when it is asked. */
  near: `close, closely, closer, closest, near, nearer, nearest, tight, tightly, tighter, tightest,
    like, alike, similar*, together, move/moves/moved/moving, trade/trades/trading, matter/matters, match/matches/matched/matching, fit/fits,
    same, lead/leads/leading/lags/lagging, tail/tails, opposite, react/reacts, stronger, strongly, strong, proxy, hedge, sensitiv*, risk on/off, gap`,
  /** The most of several. */
  most: `most, best, closest, nearest, strongest, tightest, highest, top, least, worst, weakest, lowest, furthest, farthest, biggest, number one, mostly, mainly,
    number 1, order, rank, ranks, ranked, ranking, rankings, leaderboard, league table, sort*, order by, winner, list of, give/show ... list, ahead, match/matches better`,
  /** One of two is more. */
  more: `more, less, better, closer, nearer, tighter, stronger, weaker, which one, which, whichever, who, whose, either, most, best, closest, rather, fit/fits better, as much`,
  /** Coins as a kind. */
  coins: `coin/coins/altcoin/altcoins/alt/alts/token/tokens/shitcoin/shitcoins/memecoin/memecoins/cryptos/cryptocurrencies/memes,
    which/what/any/all/other/every/the/top crypto/cryptocurrency, crypto most/that/is/best, crypto ... most, ethereum killers, digital asset/assets, crypto asset/assets`,
  /** Benchmarks as a kind. */
  kinds: `index/indices/indexes/benchmark/benchmarks/sector/sectors/industry/industries, asset/assets/etf/etfs/fund/funds, asset class*, which/what/whose stock/stocks/market/markets,
    what/which kind of @, stock/equity/stocks index*, part of the market/@, part of the stock/equity market, everything, anything, equity/stock proxy, proxy for, the thing, what thing, of them all`,
  /** What it is held against is looked for. */
  sought: `what/who/which/where does/do/did @/it/they ... track/follow/mirror/shadow/copy/hug/correlate/move/trade/act/behave/dance/run/go/swing/react/respond/depend/cling/couple/match/resemble/fit/look/feel/hang/sync/tie,
    what/who/which is/was/has/are @/it/they ... correlated/uncorrelated/tracking/following/tied/linked/glued/coupled/moving/trading/closest/close/closer/tethered/attached/connected/related/hugging/mirroring/shadowing/like/dancing/acting/behaving/been/in,
    what/who/which/whatever moves/move/tracks/track/follows/follow/correlates/correlate/trades/drives/mirrors/moved/tracked/else, what @/it tracks/follows/correlates/moves/trades, what do you ... @ correlates/tracks/follows/moves/trades,
    to/with/like what, what/who/which is/are/was @ twin/match/best/closest/nearest/friend/buddy/cousin/peer/relative/neighbour/neighbor/soulmate/partner/companion, @ twin/soulmate/peers, what ... compare, best/closest/nearest/tightest/top/strongest/good match/neighbour/neighbor/friend/benchmark/proxy/correlation/correlations/fit/companion/buddy/twin/comparison,
    top/strongest/best/highest/closest/weakest/lowest/biggest ... correlation/correlations/link/match, correlations of/for/with, of anything, of all, of everything, vs/against everything, everything vs/against, similar ... to @`,
  /** Deeper looks. */
  partial: `strip*/take/taking/taken/filter*/factor*/cut/cutting/carve/back/backing out/away the/of @, strip*/take/taking/taken/filter*/factor*/cut/cutting/carve/back/backing out/away the ... @, strip*/take/taking/taken/filter*/factor* out/away @, strip*/take/taking/taken/filter*/factor*/back/backing @/the @ out/away, strip*/take/taking/taken/filter*/factor*/back/backing the @ out/away,
    control/controlling/controlled/adjust*/account/accounting/correct/correcting for @/the, control/controlling/controlled/adjust*/account/accounting for the ... @, remove/removing/exclud*/minus/ignoring @/the @, without the ... @, beyond the @, beyond @, net of @/the, net of the ... @, market neutral, partial*, residual*`,
  slope: `slope, how much/far/hard does/do/did/would/is @ ... when/if/per/for, sensitivity, how sensitive, for every/each, per 1%/percent, if/when/whenever @ ... 1%/percent, amplif*, how many percent`,
  extremes: `tail/tails, extreme*, worst/crash/panic/bad days, crash/crashes/crashed/tank/tanks/puke together, selloff*, sell off/offs, black swan*, in a crash/panic, crashes, crises, meltdown*`,
  upDown: `red/green/up/down day/days, downside, upside, asymmetr*, ups versus/vs downs, up and down days, gains versus/vs losses, rallies versus/vs selloffs, bull and bear, on the way down/up`,
  lead: `lead/leads/leading/led, lag/lags/lagging/lagged, first, delay, delayed, before or after, move/moves/moving/react/reacts before/after/ahead/later, head start`,
  /** Over time: when, or how today stands against the past. */
  when: `when did/was/were/has/have/is/does/do, when exactly/precisely/roughly/about/in, ^ when and, when $, since when, what/which year/month/date/day/era/period, at what/which/any/some point, how long has/have/did/since,
    ever been, has/have/was/were/did/had/highest/lowest/been/is/strongest/weakest/most/least ... ever, ever recorded, always, how often, how many times, how frequently, how long, history of, its/own/entire/whole/their history, historical*, historic, compared/compare/relative to/with history/before/past/usual/normal/average/then,
    than usual/normal/before/ever/average, over time, over the years/decades/long, through time/history/the, throughout, across the years/cycles, evol*, timeline*, time line, long term picture/view, whole story, backstory,
    peak*, bottomed, trough*, valley*, ups and downs, highs and lows, normal $, typical*, elevated, out of the ordinary, record high/low, record, all time high/low, alltime high/low, ath of, regime*, turning point*, inflection*, milestone*, its/their/own past, the past $, than in the past, from the past, in the past $,
    chang*, has/have/how/did ... chang*, been positive/negative/higher/lower/this/so, turn/turns/turned/flip/flipped/flips positive/negative, how high/low did/has/was, unusual*, unprecedented,
    what/when was/is the peak/high/low/top/bottom, broke/break/broken/breaking down/up, rising, falling, increas*, decreas*, weaken*, strengthen*, getting stronger/weaker/higher/lower/tighter/looser, growing, shrinking, fading,
    correl*/link/relationship/corr gone/going/go/went/been up/down, gone up, gone down, start/started/starts/begin/began/begun moving/tracking/following/trading/to/acting/behaving/being/correlat*/caring,
    first start/started/time, last time, times @, list the times, biggest/largest/latest/last/longest/first/major decoupl*/break*/coupl*/disconnect*/split, breaks in, breaks of, decouplings, breakdown*, strongest/weakest/best/worst/highest/lowest year/month/period/date/day/stretch, vs/versus/against history, vs/versus/against the past, by year, year by year, each year, per year, used to, this high/low/correlated before, this ... before, anymore than, trend/trends/trending, back then, higher/lower/stronger/weaker in/than/during/before`,
  /** Names the highest and the lowest: of a link over time, or of several things. */
  extreme: `highest, lowest, higher, lower, stronger, weaker, strongest ever, tightest ever, max correlation, min correlation, least correlated, most correlated`,
  /** Each with each. */
  grid: `correlation/corr table/map/chart, table of correl*, matrix, heatmap, heat map, grid`,
  /** Each with each, of three things and more. */
  eachOther: `pairwise, pair wise, cross correlat*, every pair, all pairs, each other, one another, everything vs everything, all against, all vs all, between them, among them, amongst themselves, among themselves, all correlate/move/together`,
  /** A table of prices to keep. */
  file: `csv, csvs, spreadsheet*, download*, export*, excel, xlsx, google sheet*, raw data, raw closes, raw prices, closes, closing prices, data file`,
  /** Somebody wants to know. */
  asks: `what, which, how, when, why, who, whose, where, whether, is it/that/this/there/the/my/a, are they/these/those/there/we/any/all/the/both/other/my, was/were it/they/there/that/the/either,
    does, do they/you/we/the/any/other/all/both, did it/they/the, has it/the/there/anything, have they/the, ^ is/are/was/were/do/does/did/has/have/had/can/could/would/should/any,
    can you/i/we/u/someone/somebody/anyone, could you/i/we/someone/somebody/anyone, would you/be, show, tell me/us, give me/us, need, want/wants, looking for, plot, chart, graph, check, compare, rank, ranking, calculate, compute, look up, pull, pull up, run, get me,
    find, display, draw, explain, define, wonder*, curious, know if/how/whether/what, see if/how/whether/what, or not, or nah, or no, or what, yes or no, true or false, right $, yeah $, is that so, is it so, is this true, thoughts, any idea/chance, anyone/anybody/someone know, prove me,
    let me know, remind me, question, questions, ask, asking, asked, correct $, eh $, huh $, innit $, doesnt it, isnt it, arent they, dont they, figure for, figure, number for, numbers for, the number, the numbers, number please, settle it/this, settle a, verdict, stat for, stats for, for a slide/chart, please, quick one, coefficient`,
  /** Somebody says so, which is as good as asking whether it is true. */
  claim: `i bet/think/reckon/believe/heard/guess/assume/say/read/feel, pretty/fairly/almost sure, they/people/everyone/everybody/he/she/someone/somebody/who/and/friend/boss/dad/brother/uncle/twitter/reddit/x say/says/claims/claim/swears/keeps/keep/thinks/insists/told, apparently, supposedly, allegedly, prove me, rumour*, rumor*`,
  /** Holds things apart that are named in a row. */
  broken: `wrong, broken, useless, nonsense, rubbish, stupid, bad, lying, fake, bug, buggy`,
} as const;

export type Cue = keyof typeof TABLE;
export const CUES = phraseBook(TABLE);
