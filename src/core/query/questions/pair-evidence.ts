import type { Scene } from './scene.ts';
import { isOneList } from './sides.ts';
import { speaksOfTheNote } from './study-questions.ts';
import { BARE_FILLERS, isKnown, LEADS } from './vocabulary.ts';

/** A question with an answer of yes or no over two names: `does doge parrot the s&p`. */
const YES_OR_NO =
  /(?:^|[^@] )(?:is|are|was|were|does|do|did|has|have) (?:\w+ )?@ (?!and )(?:\w+ ){1,6}@|@ (?:\w+ ){0,2}@ (?:\w+ )?(?:is|are|do|does) they/;
const OR_NOT = /\bor (?:nah|not|no|what|nothing|something|is it|so|am i)\b/g;

const APART = /\b(?:or|than)\b/;

/** `btc or gold`, `btc rather than gold`: one of the two is to be taken, whatever for. */
export function offersAChoice({ text }: Scene): boolean {
  return APART.test(text.replace(OR_NOT, ''));
}

/** More unknown words than this, and two names with no plain relation may be of anything. */
const MOST_STRANGERS = 4;

/** Two names with a sign between them that holds them against each other; or with any other, and a time or a setting. */
function isSideBySide(scene: Scene, isSet: boolean): boolean {
  const { sketch, strangers, isAsked } = scene;
  const plan = sketch.join(' ');
  if (speaksOfTheNote(scene)) return false;
  if (/@ (?:vs|v|versus|against|x) (?:the |a )?@/.test(plan))
    return strangers <= (isSet ? MOST_STRANGERS : 0);
  const said = scene.rest.filter((word) => !BARE_FILLERS.has(word) && !LEADS.has(word)).length;
  return (
    isSet && (isAsked ? strangers <= 2 : said <= 2) && /@ (?:(?:to|with|and|&|nd) )?(?:the |a )?@/.test(plan)
  );
}

/** Two names with no plain relation: held against each other, or asked about with nothing else to ask of them. */
export function isPairAsked(scene: Scene): boolean {
  const { relation, strangers, isAsked, cues, range, window, choices } = scene;
  if (isOtherThing(scene)) return false;
  const isSet = range !== null || window !== null || choices.size > 0;
  if (weightOf(scene) >= ENOUGH) return true;
  if (isSideBySide(scene, isSet)) return true;
  if (
    isAsked &&
    isSet &&
    strangers <= MOST_STRANGERS &&
    (relation === 'weak' || (isOneList(scene) && !offersAChoice(scene)))
  )
    return true;
  if (relation === 'weak' && isAsked && cues.has('near') && strangers <= 2) return true;
  if (relation === 'weak') return strangers === 0 && (isAsked || cues.has('against'));
  if (offersAChoice(scene)) return false;
  if (isAsked && YES_OR_NO.test(scene.sketch.join(' '))) return strangers <= 2;
  return strangers === 0 && (isSet || (isAsked && isOneList(scene)));
}

/** What has to speak for it, all told. */
const ENOUGH = 2;
const HOLDS_AGAINST = /\b(?:vs|v|versus|against|compar\w+|relative to)\b/;

/** What speaks for a question about two names and their link, and, with every word that nobody knows, against it. */
function weightOf(scene: Scene): number {
  const { cues, sketch, range, window, choices, isAsked, strangers, text } = scene;
  const plan = sketch.join(' ');
  const signs: readonly (readonly [boolean, number])[] = [
    [/@ (?:vs|v|versus|against|x) (?:the |a |my )?(?:\w+ )?@/.test(plan), 3],
    [/@ (?:(?:to|with|and|&|nd|\+|plus) )?(?:the |a )?@/.test(plan), 1],
    [range !== null, 2],
    [window !== null || choices.size > 0, 3],
    [isAsked, 1],
    [cues.has('near'), 1],
    [HOLDS_AGAINST.test(text), 1],
    [YES_OR_NO.test(plan), 1],
    [offersAChoice(scene), -3],
    [isFollowedByAnother(scene), -2],
  ];
  const isMeant =
    isAsked || range !== null || window !== null || choices.size > 0 || HOLDS_AGAINST.test(text);
  if (!isMeant) return 0;
  const weight = signs.reduce((sum, [isThere, value]) => sum + (isThere ? value : 0), 0);
  return weight - Math.min(strangers, MOST_STRANGERS);
}

/** `sol vs eth tps`: a word that nobody knows stands behind a name, which may be all that the name is there for. */
function isFollowedByAnother({ sketch }: Scene): boolean {
  return sketch.some((word, at) => sketch[at - 1] === '@' && word !== '@' && word !== '#' && !isKnown(word));
}

/** Something else of two names is asked about, which nobody here knows: `the founder of btc and eth`. */
function isOtherThing({ sketch }: Scene): boolean {
  const plan = sketch.join(' ');
  const [, thing] = OF_NAMES.exec(plan) ?? HOW_OF_NAMES.exec(plan) ?? FOR_ANOTHER.exec(plan) ?? [];
  return thing !== undefined && !isKnown(thing);
}

/** `how old is btc compared to eth` */
const HOW_OF_NAMES = /\bhow ([a-z]{3,}) (?:is|are|was|were|do|does|did) (?:the )?@/;
/** `qqq vs voo for retirement` */
const FOR_ANOTHER = /@ for (?:my |your |our |the |a )?([a-z]{4,})/;
const OF_NAMES = /\b(?:what|which|the|any|a) (?:is |are |the |a )*([a-z]{3,}) (?:of|for) (?:the )?@/;
