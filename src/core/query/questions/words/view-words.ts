/** Words for the deeper looks: `view=partial`, `beta`, `tails`, `updown` and `leadlag`. `phrases.ts` says how a phrase is written. */
export const VIEW_WORDS = {
  /** Deeper looks. */
  partial: `
    strip*/take+/filter*/factor*/cut/cutting/carve/back/backing out/away the/of @,
    strip*/take+/filter*/factor*/cut/cutting/carve/back/backing out/away the ... @,
    strip*/take+/filter*/factor* out/away @, strip*/take+/filter*/factor*/back/backing @/the @ out/away,
    strip*/take+/filter*/factor*/back/backing the @ out/away,
    control/controlling/controlled/adjust*/account/accounting/correct/correcting for @/the,
    control/controlling/controlled/adjust*/account/accounting for the ... @,
    remove/removing/exclud*/minus/ignoring @/the @, without the ... @, beyond the @, beyond @, net of @/the,
    net of the ... @, market neutral, partial*, residual*,
    strip*/take+/filter*/factor*/leave+/net/netting/regress*/partial*/clean*/wash* out/away/for/of/off the/broad/overall @,
    once/after/when you/u/we strip/remove/take/filter/control/adjust/net/exclude ... @, excluding @/the @,
    holding ... @ constant/fixed/still, conditional on @/the @, given the @,
    after removing/subtracting/stripping @/the @, regress* out, netting out,
    @ stripped/taken/filtered/netted/factored/hedged out/away,
    @ removed/excluded/aside/controlled/neutralised/neutralized, @ held constant/fixed,
    @ partialled/partialed out, because of the @/overall/broad/general/whole, due to the @/overall/broad/general/whole, down to the @/overall/broad/general, driven by the @/overall/broad/general ... market, just the @ factor, market factor, common factor, excluding the market, ex market, ex the market, on top of the @, over and above the @/what, apart from the @, aside from the @, besides the @, hold/holds/holding @/the @ constant/fixed, if you/we/i remove/take/strip/subtract/exclude, idiosyncratic, purged of the @, cleaned of the @, cleansed of the @`,
  slope: `
    slope, how much/far/hard do+/would/is @ ... when/if/per/for, sensitivity, how sensitive, for every/each,
    per 1%/percent, if/when/whenever @ ... 1%/percent, amplif*, how many percent,
    per point/percent/1%/pct of, for each/every 1%/percent/point, 1% move, how many points, gearing,
    elasticity, multiplier, hedge ratio`,
  extremes: `
    tail/tails, extreme*, worst/crash/panic/bad days, crash+/tank/tanks/puke together, selloff*,
    sell off/offs, black swan*, in a crash/panic, crashes, crises, meltdown*, crash correlation, fat tails,
    worst weeks/sessions/moments, biggest drops/falls/selloffs/crashes, in a rout/meltdown/bloodbath,
    stress days/periods/times, on bad days, in times of stress/crisis, when things/markets/it get ugly,
    get ugly, bloodbath*, freefall, risk off days,
    days when/that/where @/the ... tank*/crash*/puke*/plunge*/fall*/drop*/dump*, extreme days/moves, really/most extreme, worst day/weeks/month/sessions, shit hits the fan, hits the fan, when it all goes wrong, market crashes, crash days, during crashes, in crashes, tail events/event/days/day/moves/behaviour/behavior, biggest days/moves/drops/swings, largest moves/drops/falls/swings, big/huge/violent/wild down/market/stock moves/drops/days, panic, panics, meltdowns, rout, routs, bloodbaths, crash behaviour/behavior, {fall} hard/together hard, falling hard, when it hurts, days of panic, crunch time, black monday, turbulent days, outlier days/moves, 5%/1%/10%/worst/bottom of days, worst 5%/1%/10%, bottom 5%/1%/10%, crisis days/times, in crises/crisis, in/during a/the crisis/crash/selloff/meltdown/rout, worst and best, best and worst, biggest and smallest, most extreme, most violent, wildest, violent days/moves/sessions, wild days/sessions, ugliest/nastiest/bloodiest/scariest/craziest/darkest/roughest/wildest days/sessions/weeks/moments, worst of days/times, worst case`,
  upDown: `
    red/green/up/down day/days, downside, upside, asymmetr*, ups versus/vs downs, up and down days,
    gains versus/vs losses, rallies versus/vs selloffs, bull and bear, on the way down/up,
    rising or falling days, gains and losses, up moves, down moves, winning days, losing days,
    bullish or bearish, bull or bear, bull vs/versus bear, bull versus bear, rallies and selloffs,
    good and bad days, up as much as down, {fall}/down ... than ... {rise}/up, {fall}/down ... but/not ... {rise}/up, {rise}/up ... than ... {fall}/down, {rise}/up ... but/not ... {fall}/down, more than it/they {rise}/{fall}, up or down days, rising and falling days, rising versus/vs falling, rising vs/versus falling, green and red, green vs/versus red, up vs/versus down, up days and down, bull markets/market and/vs/versus bear, good days and bad, good vs/versus bad days, gaining and losing days, downswings and upswings, upswings and downswings, drawdowns and rallies, rallies and drawdowns, only when it/they/things/stocks/@ {rise}/{fall}, only on the way, way up than, way down than, both directions, each direction, either direction, sunny days, rainy days, bear days, bull days, losing and winning days, on/in rallies ... selloffs, selloffs ... rallies, gains than losses, losses than gains, falling/rising/losing/winning/declining/advancing/gaining/positive/negative/bullish/bearish sessions/days/markets/weeks/months/ones/periods, rising ones, falling ones, when it/they/@ rises/rise/{rise} ... {fall}, downturns ... upturns, upturns ... downturns, the way down, on the downside, on the upside, gains days, days of gains/losses, green ones, red ones`,
  lead: `
    lead+, lag+, first $, first or, who/what/which ... first, @ first, first to, move+/react+/go+/come+/turn+/drop+/jump+ first, delay, delayed, before or after, move+/react/reacts before/after/ahead/later,
    head start, set+ the pace/tone, pace setter, pacesetter, other way round/around, vice versa, precede*,
    anticipat*, front run*, leader or follower, chicken or/and egg, who follows who/whom, jump+ first,
    trail/trails ... by, time shift, time lag, early warning, ahead of, in advance of,
    leading indicator/indicators, lagging indicator/indicators, bellwether, react+/move+/respond+/turn+ earlier/sooner/faster/quicker/before/first/ahead, earlier, sooner, who reacts, which reacts, comes first, goes first, first mover, the first to move, tells first, lead lag, leadlag, tips off, tip off, foreshadow*, follow+ with a delay, a day later, next day, days later, day after, the day before, a day before, hours before, front runs, knows first, wakes up first`,
} as const;
