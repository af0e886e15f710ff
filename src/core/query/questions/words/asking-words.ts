/** Words that ask, claim or complain, whatever it is about. `phrases.ts` says how a phrase is written. */
export const ASKING_WORDS = {
  /** Somebody wants to know. */
  asks: `
    what, which, whichever, how, when, why, who, whose, where, whether, is it/there, are they/these/those/there/we,
    was/were it/they/there/either, does, do they/you/we, did it/they, has it/there/anything, have they,
    ^ is/are/was/were/do/does/did/has/have/had/can/could/would/should/any,
    can you/i/we/u/someone/somebody/anyone, could you/i/we/someone/somebody/anyone, would you, show,
    tell me/us, give me/us, need, want/wants, looking for, plot, chart, graph, check, compare, rank,
    ranking, calculate, compute, look up, pull, pull up, run, get me, find, display, draw, explain, define,
    wonder*, curious, know if/how/whether/what, see if/how/whether/what, or not, or nah, or no, or what,
    yes or no, true or false, right $, yeah $, is that so, is it so, is this true, thoughts,
    any idea/chance, anyone/anybody/someone know, prove me, let me know, remind me, question, questions,
    ask, asking, asked, correct $, eh $, huh $, innit $, doesnt it, isnt it, arent they, dont they,
    figure for, figure, number for, numbers for, the number, the numbers, number please, settle it/this,
    settle a, verdict, stat for, stats for, for a slide/chart, please, coefficient, i would like, id like,
    would like, can you please, mind showing, spit out, throw up, dig up, fetch, crunch, work out,
    figure out, how about, whaddya, care to, feel free, im after, after a, dont suppose, interested in,
    interested to, care about, keen to, ^ lowest/highest/strongest/weakest/tightest/loosest/peak/record,
    overlay, superimpose, juxtapose, would/id appreciate/love, it would be, appreciate, grateful, kindly, may i, might i, request*, be so kind`,
  /** Asks as well, unless a name stands right before it: `doge and shib are the same` tells. */
  inverts: `
    is that/this/the/my/a, are any/all/the/both/other/my, was/were that/the, do the/any/other/all/both,
    did the, has the, have the`,
  /** Somebody says so, which is as good as asking whether it is true. */
  claim: `
    i bet/think/reckon/believe/heard/guess/assume/say/read/feel, pretty/fairly/almost sure,
    they/people/everyone/everybody/he/she/someone/somebody/who/and/friend/boss/dad/brother/uncle/twitter/reddit/x say/says/claims/claim/swears/keeps/keep/thinks/insists/told,
    says/said/swears/swore/claims/claimed/insists/insisted/reckons/argues/argued/maintains/believes/thinks ..... @,
    been/was/were told, word is, some say, it is said, rumour has, rumor has, legend has, convinced, headline, headlines, i saw, read somewhere, read that, heard that,
    narrative, conventional wisdom, common wisdom, popular belief, theory is, thesis is,
    apparently, supposedly, allegedly, prove me, rumour*, rumor*`,
  /** Holds things apart that are named in a row. */
  broken: `wrong, broken, useless, nonsense, rubbish, stupid, bad, lying, fake, bug, buggy`,
  /** A table of prices to keep. */
  file: `
    csv, csvs, spreadsheet*, download*, export*, excel, xlsx, google sheet*, raw data, raw closes,
    raw prices, closes, closing prices, data file, data dump, raw numbers, dump the data, a file, as csv,
    excel file, tsv, data behind, underlying data, numbers behind the chart, raw series, time series data,
    price series, in excel, in sheets`,
} as const;
