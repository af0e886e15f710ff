import { each, type Draft } from './draft.ts';
import { historyDraft } from './history-questions.ts';
import { isPairAsked, offersAChoice } from './pair-evidence.ts';
import { altsDraft, rankDraft } from './ranking-questions.ts';
import { isOneList } from './sides.ts';
import { speaksOfIt, speaksOfTheLink, type Scene } from './scene.ts';

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

/** Two names and a sign that they are held against each other; or one, or none, that speaks of the link itself. */
function isEnough(scene: Scene): boolean {
  const { relation, strangers, names, isBare, words, isAsked, isBlank, cues } = scene;
  if (cues.has('broken') && names.length < 2) return false;
  if (names.length >= 2)
    return relation === 'strong' || (isBare && !offersAChoice(scene)) || isPairAsked(scene);
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
