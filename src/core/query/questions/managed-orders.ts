import { ORDINALS, withFigures } from './number-words.ts';
import { phraseBook } from './phrases.ts';
import { beginningOf } from './vocabulary.ts';

/** What is done with orders that are there already. */
const MANAGING = phraseBook({
  alert: `alert/alerts/alarm/alarms/notification/notifications`,
  daily: `daily, dailies, post, posts, posting, scheduled, schedule, schedules, digest, digests`,
  remove: `
    unschedule*, unsub, stop+, cancel+, remove+, removed, delete, kill, get rid of, scrap, drop, end, turn off, turn ... off, switch off,
    switch ... off, shut off, shut ... off, shut down, clear, no more, unsubscribe, disable, nuke, axe, ditch, bin, wipe,
    take down, take ... down, dont want, dont need, retire, trash, erase, rm, lose`,
  pause: `
    pause, mute, suspend, hold, hold off, snooze, silence, freeze, quiet, shut up, hush, put ... on hold, on ice,
    for now, for a bit/while/week/month/day/few/couple, for the weekend/week/moment/time, temporarily, until further,
    until i/we, want it back, take a break, give ... a rest, while im/i/we`,
  resume: `
    off pause/mute/hold/ice/snooze, resume+, unpause, unmute, restart, reactivate, reenable, turn/switch ... back on, turn/switch back on, turn/switch on,
    turn/switch ... on, bring back, bring ... back, start ... again, start ... up, continue, unfreeze, unsnooze, back on,
    wake ... up, unsuspend, carry on`,
  run: `run, send now`,
  preview: `preview`,
  list: `
    ^ show, ^ list, list, see, which, what, are there, any, have we/i, do we/i have, i have, we have, got,
    give me, ^ my/our/all, running, active, scheduled, set up, are set, current, existing,
    ^ alerts/dailies/alert/daily $`,
  /** Sets something new up, so it manages nothing. */
  fresh: `
    when, if, once, whenever, under, below, above, over, every, each, vs, set up a/an, set a/an, add,
    create, new, post it/that/this, at`,
});

const NUMBERED =
  /\b(?:alerts?|alarms?|notifications?|daily posts?|daily|posts?|schedules?|number|no|it|one|order)(?: number| no)? (\d{1,6})\b|^(?:\w+ ){1,2}(\d{1,6})$|\b(?:resume|unpause|restart|pause|mute|stop|cancel|remove|delete) (\d{1,6})$/;

const BEHIND_VERB = /\b(?:resume|unpause|restart|pause|mute|stop|cancel|remove|delete) \d{1,6}$/;

/** `third daily post`, `2nd alert`: what is numbered from one on is called so as well. */
const COUNTED_OUT = new RegExp(
  String.raw`\b(?:(${ORDINALS.join('|')})|(\d{1,6})(?:st|nd|rd|th)) ((?:daily |scheduled )?(?:alert|alarm|notification|post|daily|schedule|one))\b`,
);

const ORDERS = '(?:posts?|alerts?|dailies|daily|alarms?|notifications?|schedules?|digests?|orders?)';
/** All that there are, not all coins of one. */
const ALL = new RegExp(
  String.raw`\b(?:all|every|each)(?: of)?(?: (?:the|my|our|your|these|those|this|single|last|daily|scheduled|standing|running|existing|current|active)){0,3} ${ORDERS}\b|\b(?:posts|alerts|alarms|notifications|dailies) all\b|\beverything\b`,
);
/** Not all, but some: `all posts about eth`, `all but the first`. */
const OF_THOSE =
  /\b(?:about|with|vs|except|but|by|from|without|when|if|under|below|above|over|for (?!now|a|the|this|us|me|good|today|while))\b/;

export type Managed =
  | { readonly kind: 'manage'; readonly line: string }
  /** Nobody can tell whether the daily posts are meant or the alerts, by a number or all of them. */
  | { readonly kind: 'which'; readonly lines: readonly string[]; readonly isAll: boolean }
  /** Everything of a channel is to go. */
  | { readonly kind: 'remove-all'; readonly subject: 'daily' | 'alert' };

/** An order to show, stop or change what is set up; null for none. */
export function managedIn(words: readonly string[]): Managed | null {
  const text = words.join(' ');
  const found = MANAGING.find(wordsForNow(words), beginningOf(words));
  // Whoever stops something for now wants it back.
  const said = (['resume', 'pause', 'remove', 'run', 'preview'] as const).find((one) => found.has(one));
  const verb = said === 'remove' && PROMISED.test(text) ? 'pause' : said;
  const number = numberIn(words);
  const isPosts =
    found.get('daily')?.some(({ at }) => words[at] !== 'daily' || isOfPosts(words[at + 1])) === true;
  const subject = found.has('alert') ? 'alert' : isPosts ? 'daily' : null;
  if (verb !== undefined && number !== null && !isFresh(text)) {
    if (subject !== null) return { kind: 'manage', line: `${subject} ${verb} ${number}` };
    const isShort =
      (words.length - beginningOf(words) <= 4 || BEHIND_VERB.test(text)) &&
      (verb === 'remove' || verb === 'pause' || verb === 'resume');
    const lines = [`daily ${verb} ${number}`, `alert ${verb} ${number}`];
    return isShort ? { kind: 'which', lines, isAll: false } : null;
  }
  if (/^(?:please )?unsubscribe(?: me| us)?(?: please)?$/.test(text))
    return { kind: 'manage', line: 'daily list' };
  if (verb === 'resume' || verb === 'pause' || verb === 'remove') {
    const all = allIn(text, verb, [
      ...(found.has('daily') ? (['daily'] as const) : []),
      ...(found.has('alert') ? (['alert'] as const) : []),
    ]);
    if (all !== null) return all;
  }
  if (
    subject === null ||
    found.has('fresh') ||
    /\b(?:options|kinds|types|conditions|syntax|help)\b/.test(text)
  )
    return null;
  const isStop = verb !== undefined && verb !== 'run';
  return found.has('list') || isStop ? { kind: 'manage', line: `${subject} list` } : null;
}

/** What somebody will do later is no order, `stop post 2 for now, will turn on again later`, and what is to come back rests. */
function wordsForNow(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const [, now = text] = PROMISED.exec(text) ?? [];
  return now.split(' ');
}

const PROMISED =
  /^(.+?) (?:(?:and|then|but|until) )?(?:(?:i|we) )?(?:(?:will|ill|gonna|going to|might|may|plan to)|(?:until|till|before) (?:i|we)) (?:\w+ ){0,2}(?:turn|switch|bring|start|restart|resume|put|enable|unpause|unmute)\b/;

/** `the daily wiggles` are no posts. */
function isOfPosts(next: string | undefined): boolean {
  return (
    next === undefined ||
    /^(?:posts?|posting|posted|reports?|charts?|messages?|digests?|updates?|summar(?:y|ies)|schedules?|orders?|things?|ones?|stuff|spam|briefings?|alerts?|number|no|list|remove|pause|resume|run|preview|history|all|and|or|for|at|in|about|to|i|we|you|that|which|now|is|are|pls|please|here|today|set|running|with|on|off|thx|thanks|btc|corr|\d+)$/.test(
      next,
    )
  );
}

/** The number of an order: `alert 2`, `the third daily post`. */
function numberIn(words: readonly string[]): string | null {
  const text = withFigures(words.slice(beginningOf(words))).join(' ');
  const [, named, last, behind] = NUMBERED.exec(text) ?? [];
  const [, ordinal = '', digits] = COUNTED_OUT.exec(text) ?? [];
  const counted = ordinal === '' ? digits : String(ORDINALS.indexOf(ordinal) + 1);
  return named ?? last ?? behind ?? counted ?? null;
}

/** What is done to all: at once where it is undone as easily, and asked about where it is not. */
function allIn(
  text: string,
  verb: 'pause' | 'resume' | 'remove',
  subjects: readonly ('daily' | 'alert')[],
): Managed | null {
  if (!ALL.test(text) || OF_THOSE.test(text)) return null;
  const [subject] = subjects;
  if (subject !== undefined && subjects.length === 1)
    return verb === 'remove'
      ? { kind: 'remove-all', subject }
      : { kind: 'manage', line: `${subject} ${verb} all` };
  const isShort = text.split(' ').length <= 4;
  const lines = [`daily ${verb} all`, `alert ${verb} all`];
  return verb === 'remove' || (subject === undefined && !isShort)
    ? null
    : { kind: 'which', lines, isAll: true };
}

function isFresh(text: string): boolean {
  return /\b(?:when(?! (?:you|i|we|im|he|she)\b)|if(?! (?:you|possible)\b)|under|below|above|over|at|every)\b/.test(
    text,
  );
}
