import { CUES } from './cues.ts';
import { isMeaningWord } from './words/meaning-words.ts';
import { isRefusedWord } from './refusals.ts';
import { isSettingWord } from './spoken-settings.ts';

/** The words that the grammar knows beside its phrases (`cues.ts`), most of them because they say nothing. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Words of links, times and rankings that people misspell. */
const MISSPELT = words(`
  correlation correlations correlate correlated correlates correlating corr uncorrelated decorrelated track tracks tracked tracking
  follow follows followed following coupled coupling decoupled decouple decouples decoupling recouples uncoupled recouple recoupled
  linked linkage relationship relation related tandem lockstep tethered mirror mirrors mirroring mimic connected connection dependent
  depend depends spearman kendall pearson association inversely shadow shadows
  peak peaked peaks highest lowest higher lower trough bottomed record history historical historically changed changing evolved
  evolution unusual decade weaker stronger stable closest strongest weakest ranking matrix spreadsheet similar glued compare
  altcoin altcoins coins cryptos cryptocurrencies tokens shitcoins memecoins cryptocurrency
`);

/** Say nothing: what people put around a question. */
export const FILLERS = words(`
  & further a an the this that these those it its they them their there here one ones is are was were be been being am do does did doing
  done has have had having i me my mine we us our you your u ur he she his her of to in on at by for from as into over
  under about with and or but so if then than not no nt dont doesnt isnt arent aint hasnt havent didnt what whats which who whom
  whose when where why how hows much many very really quite just still yet even ever also too only again now rn today currently
  current present presently lately recently nowadays days right moment atm please pls plz plx thx thank thanks hi hello hey heya
  yo hiya good morning evening afternoon night everyone everybody guys folks all team sir madam mate bro dude fam friend friends
  quick question questions wonder wondering curious think thinking thought thoughts guess say says said saying tell telling show
  showing shown give giving gimme get getting got see seeing look looking looks check checking know knows knew want wants wanted
  wanna need needs like would could can may might any some something anything idea ideas actually basically honestly maybe
  perhaps kind kinda sort sorta bit little lot lots pretty well ok okay oh ah um hmm uh hm lol haha btw fyi imo tbh afaik asking ask
  asked boss colleague client chart charts graph plot picture image figure number numbers value level line data period time
  over across during within since last past previous year years month months week weeks quarter day daily session sessions
  between each other another both two pair pull draw make makes made give run up-to-date wise side case terms really degree extent
  thing things way ways sense point view fact mean means actually generally usually these such let lets try go going come
  work works working heard hear read saw believe told someone somebody people everyone desk community channel group chat
  real really true truth sure certain certainly exactly probably apparently supposedly seems seem look out off up-date
  stock stocks share shares index indices sector sectors asset assets benchmark benchmarks coin coins market markets sector
  s&p small big large eleven among amongst cap caps equity equities i.e e.g ie eg gm gn lmao lmfao ngl idk iirc hopium copium fr frfr deadass legit literally honest fam incl
  deck slide slides client presentation memo pitch desk newsletter ty tia tysm ta thnx
  others understand understanding stare staring keep keeps kept eye eyes hand hands head mind minds opinion view
  figure figured tried trying tries happen happens happening stuff somehow somewhere sometimes often rarely never once twice again together later soon ago
  apparently indeed certainly clearly obviously surely simply merely nearly almost roughly fairly rather whether though although because since while during unless until
  without within beyond except despite instead besides anyway either neither both each every everyone nobody everybody anybody anyone none same other another such
  good bad nice great cool big small new old own real whole entire full half main key major minor early late recent current latest usual normal typical common general
  simple easy hard difficult short quick brief exact precise specific particular certain various several single double separate different similar
  today tonight yesterday morning evening week weekend month year moment while day days nights time times hour minute second
  happily sadly luckily hopefully frankly seriously literally basically essentially overall altogether
  saying tells told asks asked wonders claims claimed swears swore insists insisted argues argued keeps thinks believes reckons convinced bet bets betting
  w should / vs. re pull bring display compute calculate calculated tldr rough roughly quickly around long term short-term whole
  use switch zoom else down link couple couples gone gotten returns than though tho questions smaller bigger larger high low positive negative broken broke break breaking bit w digital explained explain itself themselves far back start started begin began
`);

/** Set something up. */
export const ORDERING = words(`
  post posts posted posting send sends sending share publish schedule scheduled drop set setup up daily everyday every each
  weekday weekdays weekend weekends morning mornings evening evenings night nightly alert alerts notify notification notifications
  ping warn warning inform message dm tell let know once soon stop cancel remove delete pause resume unsubscribe end kill disable
  mute below above beneath exceeds exceed exceeding crosses cross crossing falls fall drops dips dip goes go gets rises rise climbs
  breaks break turns turn negative positive hits including include hourly monday tuesday wednesday thursday friday saturday sunday
  subscribe subscription trading automatically new add
 update updates watch `);

/** Ask what a word means, or what can be asked. */
const ASKING = words(`
  meaning define definition explain describe confidence interval intervals uncertainty margin error errors range bracket brackets
  accurate accuracy reliable reliability trust significant significance method methods methodology measure measured source sources
  window windows rolling approximate approximately decoupling note jpmorgan jpm morgan jp panigirtzoglou claim claims thesis
  study bank evidence verdict hypothesis theory report paper hold holds correct wrong verify test proof prove help command commands
  bot use using symbols symbol tickers ticker names supported support available csv download downloadable export spreadsheet file
  matrix heatmap heat map grid coefficient calculation five proxy called
`);

/**
 * Ordinary words that lie near words of the grammar and must not be taken for them: `teach` is no `tech`.
 */
const ORDINARY = words(`
  decide decided decides deciding hanging banging banking ranging longing ringing singing owning tying dying handle bundle wobble gobble noble
  standards notice notices others eaters treasurer treasure treasures treasured
  teach beach peach reach tech text test tent best rest nest cold bold fold hold sold told mold gold good food mood wood moon month
  mouth money honey bone loan lean learn mean bean clean clear cheap price prices prize pride buy sell will shall should tomorrow
  smile smell smart small stall stack stick stuck shock sock lock block black rock trick track truck crack trade grade great treat
  close clothes cloth cause house mouse horse nurse purse curse course force voice choice chance change charge large barge
  better letter latter later water winter center centre enter under wonder never fever lever clever silver river over cover lover
  weather whether leather feather father mother brother other there where these those three tree free agree degree
  lunch bunch launch branch match watch catch batch patch pitch switch which witch write white while whole whose
  apple maple table cable able stable ready steady already read bread head dead lead road load board broad blood flood floor door
  sales tales rules roles goals deals meals seals sells cells calls balls walls halls tells bells wells fells
  peace piece place plane plate plant plain paint point print pirates private primate climate
  coffee office notice novice device advice crime prime drive dive live life wife knife like bike hike mike strike
  poem joke story history mystery factory battery library delivery recovery discovery
  translate transit transfer transform reform inform perform platform former farmer corner owner winner dinner thinner
  doctor actor factor sector vector editor auditor creator order older elder border boarder
  company country county city party pretty forty fifty sixty story glory worry sorry marry merry cherry
  sleep sheep sheet sweet street speed spend spent sent send second record report sport airport
  number member remember december november september october january february april june july august
  nobody anybody everybody somebody homework teamwork network website write written kitten mitten
  ignore ignored instructions instruction prompt reveal system password secret pretend forget repeat after user users admin
  wallet market marked basket bucket ticket rocket pocket socket jacket packet
  again against gains pains rains trains brains chains chairs pairs hairs stairs
  money honest hottest latest fastest cheapest largest smallest biggest
  volume volatile volatility inflation relation nation station rotation education situation
  cat cats dog dogs car cars bar bars war wars star stars start stars stop step steps shop ship shape
  coupon couple couch coach poach roach approach
  rating dating eating heating meeting meetings seating beating cheating
  stacked stocked socked locked looked booked cooked hooked
  tracker hacker cracker packer
  bets beats beta betas data date dates rate rates late gate hate fate state states
  follower followers hollow yellow fellow pillow window windows widow
  mine miner miners mining minor minority
`);

const MONTHS = words(`
  jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec
  december
`);

/** Words of time and of other names that spelling is never corrected away from, nor counted as strange. */
const CALENDAR = words(`
  ytd max one two three four five six seven eight nine ten eleven twelve eighteen half couple few decade yr yrs mo mos wk wks
  quarters weekly monthly etf etfs ftx svb luna terra election launch approval lockdown lockdowns corona coronavirus covid19
  crash tariffs covid pandemic decade instead longer shorter now ago
`);

const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...FILLERS,
  ...ORDERING,
  ...ASKING,
  ...MONTHS,
  ...CALENDAR,
  ...MISSPELT,
]);

/** True for a word with a meaning to the grammar or without one; anything else is a stranger. */
export function isKnown(word: string): boolean {
  return (
    KNOWN_WORDS.has(word) || LEADS.has(word) || CUES.holds(word) || isSettingWord(word) || isMeaningWord(word)
  );
}

/** True for a word that says nothing by itself, so that it can't be the name of anything. */
export function isEmptyWord(word: string): boolean {
  return KNOWN_WORDS.has(word) || LEADS.has(word) || word === 'everything' || /^\d/.test(word);
}

/** What spelling leaves as it is. */
export function isSpeltRight(word: string): boolean {
  return ORDINARY.has(word) || isKnown(word) || isRefusedWord(word);
}

/** What spelling is corrected towards: words that carry a question, of five letters and more. */
export const WORTH_CORRECTING: readonly string[] = [
  ...MISSPELT,
  ...ASKING,
  ...MONTHS,
  ...words(
    'between against versus month months years quarter weekly compare closer closely together history which pandemic since every weekday daily alert',
  ),
].filter((word) => word.length >= 5);

/** What people begin with before they say what they want. */
export const LEADS = words(`
  so and but or sry soz srsly apologies pardon excuse erm er ehm uhh umm ahem hmmm hola ahoy greetings evening morning afternoon hey hi hello ok okay sorry please pls quick question dumb stupid silly noob wait um can could would you do me us also well
  now then just one question guys hmm yo bro sir guys btw like honestly actually genuinely real seriously serious random maybe anyway lol lmao tell
`);

/** Where a text comes to what it wants: the place of its first word that is no lead. */
export function beginningOf(words: readonly string[]): number {
  return Math.max(
    0,
    words.findIndex((word) => !LEADS.has(word)),
  );
}

/** A person without further words: nothing but these may stand beside a single name. */
export const BARE_FILLERS = words(`
  please pls plz hey hi the a and vs with for of to in over last past since & + what about how now also but again then ok
  okay so just show me corr correlation chart today still thing lately recently now currently nowadays these days latest
  right atm graph plot x v though next instead maybe quick one
`);

/** Taken out of a text before anything else: they greet, soften and thank, wherever they stand. */
export const INTERJECTIONS = words(`
  please pls plz plx kindly hey heya hi hiya hello yo guys folks fam mate bro dude sir madam um uh uhm hmm hm oh ah ok okay
  actually basically honestly btw fyi tbh imo anyway well really cool great nice awesome perfect
`);

/** Whom people speak to, behind a comma at the end. */
export const CALLED = words(`
  love luv dear darling hun hon honey sweetheart sweetie buddy bud pal mates mister chief boss lads lad gang peeps folks friend friends bot
  lockstep doc captain chap chaps man dudes bros bruh kids people team yall everyone all ladies gents gentlemen mom mum dad
`);
