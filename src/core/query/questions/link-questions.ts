import { each, type Draft } from './draft.ts';
import { historyDraft } from './history-questions.ts';
import { altsDraft, rankDraft } from './ranking-questions.ts';
import { speaksOfIt, speaksOfTheLink, type Scene } from './scene.ts';
import { isOneList } from './sides.ts';
import { speaksOfTheNote } from './study-questions.ts';
import { BARE_FILLERS, isKnown, LEADS } from './vocabulary.ts';

/** The line that a question about links means; null when it is none that is surely one. */
export function linkDraft(scene: Scene): Draft | null {
  if (scene.refused === 'wholly' || scene.isTold) return null;
  const file = csvDraft(scene);
  if (file !== null) return file;
  if (scene.refused === 'elsewhere' && !isOfALinkAllTheSame(scene)) return null;
  return (
    historyDraft(scene, 'surely') ??
    altsDraft(scene) ??
    rankDraft(scene) ??
    historyDraft(scene, 'maybe') ??
    matrixDraft(scene) ??
    corrDraft(scene)
  );
}

/** Prices are spoken of, and two things are held against each other: `is the bitcoin price correlated with the nasdaq`. */
function isOfALinkAllTheSame({ relation, names, cues }: Scene): boolean {
  return (
    (relation === 'strong' &&
      !isOnlyOfTheFirst(cues) &&
      (names.length >= 2 ||
        (names.length === 1 && (cues.has('sought') || (cues.has('most') && cues.has('kinds')))))) ||
    (relation === 'weak' && names.length >= 3 && cues.has('most'))
  );
}

/** `which opened first` leads nothing. */
function isOnlyOfTheFirst(cues: Scene['cues']): boolean {
  return cues.has('lead') && !cues.has('link') && !cues.has('linkNoun') && !cues.has('akin');
}

function csvDraft(scene: Scene): Draft | null {
  const { cues, names, previous, strangers, range } = scene;
  if (!cues.has('file') || names.length > 2) return null;
  // `on weekly closes` says how it is measured.
  if (
    scene.choices.has('freq') &&
    !/\b(?:csvs?|spreadsheets?|download\w*|export\w*|excel|xlsx|file|raw)\b/.test(scene.text)
  )
    return null;
  const isKnown = names.length === 2 || (strangers === 0 && (names.length > 0 || speaksOfIt(scene)));
  return isKnown || (previous !== null && strangers === 0)
    ? { command: 'csv', lists: each(names), range }
    : null;
}

/** Every pair of several things. */
function matrixDraft(scene: Scene): Draft | null {
  const { names, range, relation, isBare, isAsked, cues } = scene;
  if (names.length < (cues.has('grid') ? 2 : 3)) return null;
  const isMeant =
    cues.has('grid') ||
    cues.has('eachOther') ||
    relation === 'strong' ||
    isBare ||
    (isOneList(scene) && isAsked);
  return isMeant ? { command: 'matrix', lists: [names], range } : null;
}

function corrDraft(scene: Scene): Draft | null {
  const { names, range, window, choices } = scene;
  if (names.length > 2 || !isEnough(scene)) return null;
  const view = choices.has('view') ? null : viewOf(scene);
  const settings = [
    ...(window === null ? [] : [`window=${window}`]),
    ...Array.from(choices, ([name, value]) => `${name}=${value}`),
    ...(view === null ? [] : [`view=${view}`]),
  ];
  return { command: 'corr', lists: each(names), range, settings };
}

/** A deeper look that the words ask for around the names. */
function viewOf({ cues, names, text }: Scene): string | null {
  if (names.length < 2) return null;
  const views = ['partial', 'slope', 'extremes', 'upDown', 'lead'] as const;
  const isOfBoth =
    cues.has('upDown') &&
    /\b(?:up|green|good|rising|gain\w*|rall\w+|ris\w+|strong|winning|upside)\b/.test(text);
  const said =
    isOfBoth && !cues.has('partial') && !cues.has('slope') ? 'upDown' : views.find((view) => cues.has(view));
  return said === undefined
    ? null
    : { partial: 'partial', slope: 'beta', extremes: 'tails', upDown: 'updown', lead: 'leadlag' }[said];
}

/** A question with an answer of yes or no over two names: `does doge parrot the s&p`. */
const YES_OR_NO =
  /(?:^|[^@] )(?:is|are|was|were|does|do|did|has|have) (?:\w+ )?@ (?!and )(?:\w+ ){1,6}@|@ (?:\w+ ){0,2}@ (?:\w+ )?(?:is|are|do|does) they/;
const OR_NOT = /\bor (?:nah|not|no|what|nothing|something|is it|so|am i)\b/g;

/** Two names and a sign that they are held against each other; or one, or none, that speaks of the link itself. */
function isEnough(scene: Scene): boolean {
  const { relation, strangers, names, isBare, words, isAsked, isBlank, cues } = scene;
  if (cues.has('broken') && names.length < 2) return false;
  const isChoice = APART.test(scene.text.replace(OR_NOT, ''));
  if (names.length >= 2) return relation === 'strong' || (isBare && !isChoice) || isPairAsked(scene);
  if (names.length === 1) {
    if (isBare) return words.length <= 8 && !/\b(?:show|chart)\b/.test(scene.text);
    // `check it vs the nasdaq`: the other one is known from before.
    if (scene.previous !== null && cues.has('against') && speaksOfIt(scene))
      return strangers === 0 && !isBlank;
    if (relation !== 'strong' || isBlank) return false;
    return strangers === 0 || (isAsked && strangers <= 3);
  }
  return (
    strangers === 0 &&
    relation === 'strong' &&
    speaksOfTheLink(scene) &&
    !/\b(?:couple|i|me|my) of\b|\bbetween (?!them\b|these\b|those\b|the\b|two\b|it\b|you\b|both\b|@)\w+ and\b/.test(
      scene.text,
    )
  );
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
function isPairAsked(scene: Scene): boolean {
  const { relation, strangers, isAsked, cues, range, window, choices } = scene;
  if (isOtherThing(scene)) return false;
  const isSet = range !== null || window !== null || choices.size > 0;
  if (weightOf(scene) >= ENOUGH) return true;
  if (isSideBySide(scene, isSet)) return true;
  if (
    isAsked &&
    isSet &&
    strangers <= MOST_STRANGERS &&
    (relation === 'weak' || (isOneList(scene) && !APART.test(scene.text.replace(OR_NOT, ''))))
  )
    return true;
  if (relation === 'weak' && isAsked && cues.has('near') && strangers <= 2) return true;
  if (relation === 'weak') return strangers === 0 && (isAsked || cues.has('against'));
  if (/\b(?:or|than)\b/.test(scene.text.replace(OR_NOT, ''))) return false;
  if (isAsked && YES_OR_NO.test(scene.sketch.join(' '))) return strangers <= 2;
  return strangers === 0 && (isSet || (isAsked && isOneList(scene)));
}

const ENOUGH = 2;
const HOLDS_AGAINST = /\b(?:vs|v|versus|against|compar\w+|relative to)\b/;
const APART = /\b(?:or|than)\b/;

/** What speaks for a question about two names and their link, and, with every word that nobody knows, against it. */
function weightOf(scene: Scene): number {
  const { cues, sketch, range, window, choices, isAsked, strangers, text } = scene;
  const plan = sketch.join(' ');
  const signs: readonly (readonly [boolean, number])[] = [
    [/@ (?:vs|v|versus|against|x) (?:the |a |my )?(?:\w+ )?@/.test(plan), 3],
    [/@ (?:(?:to|with|and|&|nd) )?(?:the |a )?@/.test(plan), 1],
    [range !== null, 2],
    [window !== null || choices.size > 0, 3],
    [isAsked, 1],
    [cues.has('near'), 1],
    [HOLDS_AGAINST.test(text), 1],
    [YES_OR_NO.test(plan), 1],
    [APART.test(text.replace(OR_NOT, '')), -3],
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
