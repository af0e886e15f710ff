import { phraseBook } from './phrases.ts';
import type { Spoken } from './spoken-words.ts';

/** What is to be watched for, and when somebody is to be told. */
const WATCHING = phraseBook({
  /** Asks to be told; `tell me if they move together` is a question all the same. */
  tell: `
    tell me/us, let us/everyone/them know, let me/us know, give me/us a shout/heads, message me/us,
    say something, shout,
    tell/let the/this/our/everyone/everybody/folks/all channel/group/team/room/desk/chat/guys/know,
    tell everyone/everybody/them/folks, give the/this/our channel/group/team/room/desk a, yell, sing out,
    call out, give me/us/the/this/our ... a ping/nudge/poke/ring/call/warning/sign/signal/tap/heads/notice, give me/us/everyone notice/warning, shoot me/us, hit me/us up, drop/send me/us a message/note/dm/line/text/ping, need to know, want to hear, scream, tap me/us, tell everyone, make noise, make a noise, raise your hand, speak up, chime in, drop me/us a line, write me/us, remind me/us, let the channel/group/team/room/desk know,
    i want/need/would to know, want to know, keep me/us posted`,
  /** Means an alert whatever follows. */
  alert: `
    warning, warnings, siren, bell, buzzer, red flag, flare, warn*, notif*, alert, alerts, alarm, alarms, notify, notification, ping, warn, inform, dm me/us, page me/us, heads up,
    wake me/us, flag, nudge, beep, monitor, poke, buzz, holler, text me/us, watch, alerting, buzz me,
    ring me/us, ring the bell, sound the alarm, heads-up, keep an eye, look out for, lookout, watch out, keep watch, keep tabs, keep track, stand guard, on the lookout, monitor+,
    trigger, tripwire, push me, signal me/us`,
  when: `
    when, if, once, as soon as, soon as, the minute, the second, the day, the instant, the first time, any time, anytime, every time, each time, until, the next time, next time, should ever, ever, whenever, the moment, in case, should,
    for a/any/the/an decoupling/recoupling/break/breakdown/split/divergence/decouple`,
  belowZero: `
    turns/turn/goes/go/gets/becomes/flips/is/switches/swings/falls/drops ... negative, into negative, in negative, negative territory, minus territory, into minus, goes minus, below/under/beneath zero/nil/nought/naught,
    turn+/go+/get+/become+/flip+/swing+/switch+/is/are/be negative, inverts, below zero, under zero, turns/goes inverse`,
  aboveZero: `turn+/go+/get+/become+/flip+/swing+/switch+/is/are/be positive, above zero, over zero`,
  apart: `
    move/moves/moving/drift/drifting/grow/growing/pull/pulling apart/away, ditch+, divorce+, unglue*, untie*, unstuck, lose/loses touch, breaks/break ranks/correlation/formation/step, correlation/link/tie/bond/connection breaks/break/snaps/snap/dies/fades/vanishes/ends/goes, lets/let go of, stops/stop caring, goes/go its/their own, does/do its/their own, isnt/arent/is not/are not correlated/tracking/following/coupled/linked, fall/falls/drift/drifts out, de couple*, start/starts/begins/begin to decouple/diverge/drift/decoupling/diverging/drifting, go/goes/went their separate,
    decoupl*, uncoupl*, break/breaks away/apart/down/off/up/from,
    stop/stops tracking/following/moving/being, lose/loses its/the/their link, come/comes apart/loose,
    drift/drifts apart, split/splits, diverge/diverges, detach/detaches, fall/falls apart, go/goes separate,
    part ways, parts ways, unhook*, unlink*, disconnect*, delink*, separate, separates,
    fall/falls out of sync/step/lockstep, go/goes out of sync/step,
    stop/stops correlating/trading/behaving/acting,
    no longer correlated/tracking/following/moving/coupled/linked/move/track/follow, come/comes undone,
    cut/cuts loose, is/are decoupled`,
  together: `
    becomes/become/gets/get correlated/coupled/linked/tied/glued, glued again, re couple*, sync/syncs again/up, together again, track/tracks/follow/follows/mirror/mirrors/move/moves ... again, link/links up, links again, kiss and make, make/makes up, get/gets back in, fall/falls back in, catch/catches back, pair/pairs up, correlated again, coupled again, begin/begins tracking/following/moving,
    recoupl*, couple+, start/starts tracking/following/moving, again tracking/following, back in sync,
    sync up, back together, are/is coupled, couple again, reconnect*, relink*, resync*,
    get/gets/come/comes back together, rejoin*, reattach*,
    start/starts correlating/trading/behaving/acting/to, fall/falls into step/lockstep,
    move/moves together again, in lockstep again, lock/locks step,
    back in lockstep/step/sync/line/tandem/unison`,
  /** How something gets to a level. */
  down: `
    underneath, south of, weaker than, smaller than, no longer above, not above, isnt above, loses/lose, sinks/slides/dives/slumps/tumbles/plunges/sink/slide/dive to/under/below/past/through, dips/drops/falls/slips/goes through, under, below, beneath, less than, lower than, <,
    falling/dropping/dipping/sinking/slipping under/below/beneath/past/through/to, falls/fall/drops/drop/dips/dip/sinks/slips/declines/goes to, down to`,
  up: `
    north of, stronger than, bigger than, larger than, surpass*, beyond, breach*, breaks/break, pass/passes, top/tops, clears/clear, goes/rises/climbs/shoots/pops/jumps past/through/over, goes/go/rises/climbs/shoots/jumps up to, above, over, more than, higher than, greater than, past, >, exceeds, exceed, crosses, cross, hits, hit,
    reaches, reach, tops, at least, gets/goes/rises/climbs/rise/climb to, up to`,
});

export interface AlertOrder {
  readonly kind: 'alert';
  /** As `alert add` takes it, null when nobody said. */
  readonly condition: string | null;
  /** The words that say what is watched. */
  readonly rest: readonly Spoken[];
  /** A level that no correlation has, as of a price. */
  readonly isNoLevel: boolean;
}

const FRAME: ReadonlySet<string> = new Set(
  'flag nudge beep monitor trigger raise watch and tell alert alerts alarm notify let know ping warn inform message dm dropping falling dipping sinking slipping rising climbing watch keep tabs track starts start moving notification warning warnings siren bell notice minute second instant time next every each any anytime channel group room team everyone desk folks guys zero half point mark threshold level measured based using want need id please sure goes slips sinks slides dives climbs jumps pops shoots passes tops clears through past under below above over beneath north south stronger weaker notification set up add create an me us when if once soon whenever again falls fall drops drop dips goes go gets is rises turns turn breaks break crosses cross hits away negative positive decouples decouple decoupled couples couple coupled decoupling recouples uncouples loses lose stops stop breaks down apart it they that this the a for here from more should heads moment'.split(
    ' ',
  ),
);
const NUMBER = /^[-+]?\d*\.?\d+%?$/;

const PLAINLY = /\b(?:alerts?|alerting|alarms?|notif\w+|ping|warn\w*)\b/;

/** An order to watch a pair; null when nobody asks to be told of a change. */
export function alertIn(words: readonly Spoken[]): AlertOrder | null {
  const texts = words.map(({ text }) => text);
  const found = WATCHING.find(texts);
  const isAlert =
    found.has('alert') && (found.has('when') || /\b(?:alert|alarm|notification)\b/.test(texts.join(' ')));
  const level = levelIn(words);
  const isOfALevel = found.has('alert') && level !== null;
  if (!isAlert && !isOfALevel && !(found.has('tell') && found.has('when'))) return null;
  if (level !== null && !(Math.abs(level.value) < 1))
    return { kind: 'alert', condition: null, rest: [], isNoLevel: true };
  const condition =
    level === null ? changeIn((change) => found.has(change)) : `${level.isBelow ? '<' : '>'} ${level.value}`;
  // Somebody may watch, ring or shout for other reasons.
  if (condition === null && !(isAlert && PLAINLY.test(texts.join(' ')))) return null;
  const rest = words.filter(({ text }, place) => !FRAME.has(text) && level?.places.has(place) !== true);
  return { kind: 'alert', condition, rest, isNoLevel: false };
}

function changeIn(has: (change: 'belowZero' | 'aboveZero' | 'apart' | 'together') => boolean): string | null {
  if (has('belowZero')) return '< 0';
  if (has('aboveZero')) return '> 0';
  if (has('apart')) return 'decoupled';
  return has('together') ? 'coupled' : null;
}

interface Level {
  readonly value: number;
  readonly isBelow: boolean;
  /** Where the words of it stand. */
  readonly places: ReadonlySet<number>;
}

/** The last words that lead to a number: `drops below 0.3`, `over 50%`, `crosses a correlation of 0.6`. */
function levelIn(words: readonly Spoken[]): Level | null {
  const texts = words.map(({ text }) => text);
  const found = WATCHING.find(texts);
  for (const [side, spots] of [
    ['down', found.get('down')],
    ['up', found.get('up')],
  ] as const) {
    for (const { at, end } of spots ?? []) {
      let place = end;
      while (
        [
          'a',
          'the',
          'correlation',
          'of',
          'level',
          'corr',
          'about',
          'around',
          'say',
          'like',
          'roughly',
          'plus',
          'at',
          'than',
          'to',
          'mark',
          'value',
          'threshold',
        ].includes(texts[place] ?? '')
      )
        place += 1;
      const isMinus = texts[place] === 'minus' || texts[place] === 'negative';
      place += isMinus ? 1 : 0;
      const word = texts[place] ?? '';
      const number = `${isMinus ? '-' : ''}${word === 'half' ? '0.5' : word === 'zero' ? '0' : word}`;
      if (!NUMBER.test(number)) continue;
      const value = number.endsWith('%') ? Number(number.slice(0, -1)) / 100 : Number(number);
      const places = new Set(Array.from({ length: place + 1 - at }, (_, step) => at + step));
      return { value, isBelow: side === 'down', places };
    }
  }
  return null;
}
