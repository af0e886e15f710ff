/**
 * Since when, by what happened then (docs/statistics.md: dates without causes). What is said of it, `the ftx collapse` or
 * `ftx went bust`, is left out: `HAPPENED` takes that away.
 */
const EVENTS: readonly (readonly [day: string, names: string])[] = [
  [
    '2020-03-11',
    `pandemic, covid, covid19, covid 19, corona, coronavirus, lockdown, lockdowns, covid lockdowns, rona,
    covid pandemic, corona pandemic, pandemic lockdowns`,
  ],
  [
    '2024-01-11',
    `etf, etfs, spot etf, spot etfs, bitcoin etf, bitcoin etfs, btc etf, btc etfs, spot bitcoin etf,
    spot bitcoin etfs, spot btc etf, spot btc etfs, etf approvals, bitcoin spot etf, blackrock etf, ibit, us etf, us etfs, us spot etf, spot approval, crypto etf, bitcoin spot etfs`,
  ],
  ['2024-07-23', 'eth etf, eth etfs, ethereum etf, ethereum etfs, ether etf, ether etfs'],
  ['2022-11-08', 'ftx, sbf, sam bankman fried, bankman fried, sam'],
  ['2023-03-10', 'svb, silicon valley bank, banking crisis, bank crisis'],
  ['2022-05-09', 'terra, luna, terra luna, luna terra, ust'],
  ['2022-09-15', 'merge, eth merge, ethereum merge, the merge'],
  [
    '2022-02-24',
    `ukraine war, war in ukraine, ukraine invasion, invasion of ukraine, russian invasion, war, ukraine, russia ukraine war,
    russo ukrainian war, ukrainian war, invasion, russia, putin`,
  ],
  [
    '2024-11-06',
    `us election, election, presidential election, 2024 election, trump election, trump, trumps election,
    us elections, elections, november 2024 election`,
  ],
  ['2025-04-02', 'liberation day, tariffs, tariff, trump tariffs, trade war, tariff war, tariff shock'],
  [
    '2025-01-20',
    'inauguration, trump inauguration, trumps inauguration, trump took office, trump 2, biden, biden left, biden left office, biden era',
  ],
  ['2022-11-30', 'chatgpt, chat gpt, ai boom'],
  ['2021-04-14', 'coinbase ipo, coinbase'],
  ['2016-07-09', '2016 halving, second halving, 2nd halving'],
  ['2016-06-23', 'brexit, brexit vote'],
  ['2024-08-05', 'yen unwind, yen carry unwind, yen carry trade unwind'],
  [
    '2024-04-20',
    'halving, last halving, latest halving, most recent halving, 2024 halving, fourth halving, 4th halving',
  ],
  ['2020-05-11', '2020 halving, third halving, 3rd halving'],
];

/** What may stand behind the name of an event. */
const HAPPENED =
  / (?:(?:first|was|were|got|has been|have been|all|really) )?(?:hit|started|start|starts|began|beginning|crash|crashed|collapsed?|launch|launched|launches|approval|approved|blew up|blow ?up|bankruptcy|implosion|imploded|crisis|came out|came in|went live|went bust|went under|went bankrupt|went down|failed|failure|fell|decision|listing|listed|outbreak|broke out|happened|announcement|announced|won|wins?|victory|elected|got elected|was elected|debacle|mess|saga|meltdown|thing|blew|died|go live|era|invaded|invaded ukraine|attacked ukraine|invades ukraine|took hold|began|got arrested|was arrested|got going|came along|arrived|struck|ended up|kicked off|took off|exploded|unraveled|unravelled|bankrupt|bust|killed itself|peaked|was announced|were announced|was launched|were launched|were approved|was approved|got approved|got launched|became a thing)$/;

/** Times that people say in fixed words, by the range they mean. `since`, `for`, `over the` and the like are left out. */
const FIXED_WORDS: readonly (readonly [range: string, phrases: string])[] = [
  [
    'ytd',
    `this year, yr to date, all year, all year long, year to date, so far this year, ytd, this calendar year, current year, the current year,
    year till now, year until now, year so far, the year so far, all this year, in this year, this yr,
    all year so far, the whole of this year, since jan, since january, since jan 1, since january 1,
    since jan 1st, since january 1st, since the start of the year, since start of year,
    since the beginning of the year, since beginning of year, since the start of this year,
    since the beginning of this year, since the year began, since the year started, since new year,
    since the new year, since begin of this year, since begin of the year, since begin of year, since this year, since this year began, since this year started, since start of this year, since beginning of this year, since start of the year, since beginning of the year, as of january, year to now, since new years, since new years day, from the start of the year,
    from the beginning of the year, from january, from jan`,
  ],
  ['3m', 'this quarter, quarter to date, qtd, the quarter so far'],
  ['1m', 'this month, month to date, mtd, the month so far'],
  ['7d', 'this week, week to date, wtd'],
  [
    '2020-01-01..',
    'this decade, 2020s, twenties, current decade, the current decade, the present decade, decade so far',
  ],
  ['2010..2019', '2010s, last decade of the 2010s'],
  ['1y', 'ttm, ltm, twelve months trailing, a full year, a whole year'],
  ['6m', 'half a year, half year, half of a year, a half year'],
  ['18m', 'a year and a half, year and a half, one and a half years, year and half'],
  ['30m', 'two and a half years, 2 and a half years'],
  ['14d', 'fortnight, a fortnight'],
  ['10y', 'decade, a decade'],
  [
    'max',
    `all time, alltime, all times, of all time, all of it, all of history, everything you have, everything you got,
    everything youve got, everything available, everything there is, everything on file, all there is, all you have,
    all you got, all youve got, as much as you have, as much as possible, max, the max, maximum, the maximum,
    max available, the lot, the entire time, the whole time, as far back as you can, as far back as you have,
    as far back as possible, as far back as it goes, as far back as you go, as far back as they go,
    as far as you can go, as far as it goes, as far as you can, as far as possible,
    as far as you have, as far as the data goes, as far back as the data goes, back as far as you can, as long as you have data, as long as possible,
    as long as there is data, back to the beginning, from the beginning, from the start, from day one,
    from inception, the beginning of time, the dawn of time, lifetime, its lifetime, their lifetime, its whole life, all years,
    every year, all the way back, as long as you can, the longest you have, the longest you got, the longest there is,
    longest you have, longest there is, the longest possible, longest possible, the full monty, every day you have, every year you have, all available, its entire existence, their entire existence, entire existence, whole existence, all time data, as far back as there is data, as far back as the data reaches, as far back as data goes, as far back as you got, as far back as we have, as far back as records go, as far back as data allows, as far back as it will go, as far back as the data will go, all your data, whatever you have, whatever you got, whatever there is, whatever is available`,
  ],
];

/** What somebody means who says `during` or `in` of an event. */
export const DURING: ReadonlyMap<string, string> = new Map([
  ...['pandemic', 'covid', 'corona', 'lockdown', 'lockdowns', 'covid years', 'covid era', 'pandemic era'].map(
    (name) => [name, '2020..2021'] as const,
  ),
  ...['covid crash', 'corona crash', 'pandemic crash'].map((name) => [name, '2020-02..2020-04'] as const),
  ...['ftx collapse', 'ftx crash', 'ftx blowup', 'ftx blow up', 'ftx mess', 'ftx saga', 'ftx crisis'].map(
    (name) => [name, '2022-11'] as const,
  ),
  ...['luna crash', 'luna collapse', 'terra collapse', 'terra crash'].map(
    (name) => [name, '2022-05'] as const,
  ),
  ...['banking crisis', 'svb crisis', 'svb collapse', 'bank crisis'].map(
    (name) => [name, '2023-03'] as const,
  ),
  ['crypto winter', '2022'],
]);

/** `all the available history you have`, `max range`, `the longest period possible`: whatever there is. */
export const ALL_THERE_IS =
  /^(?:all|whole|entire|full|complete|longest|max|maximum|total)(?: of)?(?: the| your| my| available| possible| price| of)* (?:data|history|period|range|time ?frame|time ?span|timeline|record|records|sample|dataset|data ?set|span|lookback|available)(?: (?:that |which )?(?:(?:you|u|we)(?: ?ve)?(?: have| got| can| has| can get)*|there is|(?:is )?available|on file|possible|exists?))*$/;

/** `since launch`, `since they started trading`. */
export const FROM_THE_BEGINNING =
  /^(?:ever )?(?:since|from) (?:the |its |their |his )?(?:very )?(?:inception|launch|birth|genesis|beginning|start|day (?:one|1)|forever|always|origin|get go|dawn of time|(?:it|they|both|coin|trading) (?:began|started|launched|existed?|exists|came out|was born|started trading|began trading|were launched|was launched))(?: of (?:time|trading|data|records|history))?$/;

/** Times in fixed words. */
export const FIXED: ReadonlyMap<string, string> = new Map(
  FIXED_WORDS.flatMap(([range, phrases]) =>
    phrases.split(',').map((phrase) => [phrase.trim().replace(/\s+/g, ' '), range] as const),
  ),
);

const EVENT_DAYS: ReadonlyMap<string, string> = new Map(
  EVENTS.flatMap(([day, names]) =>
    names.split(',').map((name) => [name.trim().replace(/\s+/g, ' '), day] as const),
  ),
);

/** The day of an event, however its happening is said; undefined for none that is known. */
export function dayOfEvent(words: string): string | undefined {
  const said = words.replace(
    /^(?:when |the (?:day|time|moment) (?:that |when )?)?(?:the )?(?:(?:very )?(?:start|begin|beginning|outbreak|onset|arrival|advent|early days|days|day|collapse|fall|crash|death|demise|implosion|failure|bankruptcy|blowup|launch|approval|introduction|listing|invasion|announcement|passing|time|era|dawn|whole thing with|thing with|arrest) of )?(?:the )?/,
    '',
  );
  return EVENT_DAYS.get(said) ?? EVENT_DAYS.get(said.replace(HAPPENED, ''));
}

/** With these words an event may begin a time, as in `covid to now`. */
export const BEGINS_EVENT: ReadonlySet<string> = new Set(
  [...EVENT_DAYS.keys()].map((name) => name.split(' ')[0] ?? name),
);
