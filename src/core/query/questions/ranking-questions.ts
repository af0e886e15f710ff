import { each, type Draft } from './draft.ts';
import { benchmarksOf, coinsOf, isCoin } from './name-kinds.ts';
import { speaksOfIt, type Scene } from './scene.ts';
import { sidesOf, type Sides } from './sides.ts';
import type { SaidName } from './spoken-names.ts';

/** Which coin, or all of them, beside one benchmark. */
export function altsDraft(scene: Scene): Draft | null {
  const { names, relation, strangers, range, isBare, isAsked, cues, previous, isBlank } = scene;
  if (!cues.has('coins')) return null;
  const goesOn = /@ etc\b|\band (?:so (?:on|forth)|the other coins)\b/.test(scene.sketch.join(' '));
  if ((names.length > 3 && !goesOn) || (isBlank && names.length === 0)) return null;
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  const against = benchmarks[0] ?? followed(scene, coins);
  const isCalledOther =
    relation !== 'strong' && /\b(?:buy|know|list|(?:you|i|we|favou?rite) like)\b/.test(scene.text);
  const isCompared =
    relation !== null ||
    isBare ||
    cues.has('most') ||
    (range !== null && strangers === 0) ||
    /\b(?:same|ahead|about)\b/.test(scene.text) ||
    (previous !== null && isAsked && speaksOfIt(scene));
  if (against !== null)
    return (isCompared || isAsked) && strangers <= 5 && !isCalledOther
      ? { command: 'alts', lists: [[against]], range }
      : null;
  const isPlain =
    relation === 'strong' ||
    previous !== null ||
    (cues.has('most') && cues.has('near')) ||
    /\b(?:about|compare|as much|ahead|ranking|show (?:it|this|that))\b/.test(scene.text);
  return isCompared && isPlain && !isCalledOther && strangers === 0
    ? { command: 'alts', lists: [], range }
    : null;
}

/** The coin that others are held against, `which alt follows bitcoin most`; not the one that they are measured by. */
function followed({ sketch }: Scene, [coin, ...more]: readonly SaidName[]): SaidName | null {
  if (coin === undefined || more.length > 0) return null;
  return /\b(?:with|to|like|vs|against|follows?|following|tracks?|tracking|moves? with) @/.test(
    sketch.join(' '),
  )
    ? coin
    : null;
}

/** Which of several things is it closest to? */
export function rankDraft(scene: Scene): Draft | null {
  if (scene.cues.has('coins')) return null;
  return choiceDraft(scene) ?? listDraft(scene) ?? openRankDraft(scene);
}

/** `closer to gold or the nasdaq`: two or more things to choose from. */
function choiceDraft(scene: Scene): Draft | null {
  const { cues, text, range, relation, strangers, isAsked } = scene;
  if (cues.has('grid') || cues.has('eachOther')) return null;
  const sides = sidesOf(scene);
  if (sides === null) return null;
  const isChoice = cues.has('more') || cues.has('most') || /\b(?:or|than)\b/.test(text);
  const isHeld = relation !== null || cues.has('more') || sides.one !== null;
  if (!isChoice || !isHeld || !isAskedEnough(isAsked, strangers, relation)) return null;
  return rankOf(sides, scene, range);
}

/** `how correlated is btc with ndx, gold and spx`. */
function listDraft(scene: Scene): Draft | null {
  const { cues, names, range, relation } = scene;
  if (cues.has('grid') || cues.has('eachOther') || names.length < 3 || relation === null) return null;
  // `between btc, gold and oil`: each with each.
  if (/\bbetween (?:the )?@(?: (?:and )?(?:the )?@){2,}/.test(scene.sketch.join(' '))) return null;
  if (/\b(?:together|all)\b/.test(scene.text)) return null;
  const sides = sidesOf(scene);
  if (sides?.one == null || !sides.several.every((name) => !isCoin(name, scene.catalog))) return null;
  return rankOf(sides, scene, range);
}

function rankOf({ one, several }: Sides, { catalog, names }: Scene, range: string | null): Draft | null {
  if (one !== null) return { command: 'rank', lists: [[one], several], range };
  // Two coins and nothing to hold them against, or two kinds of things: nobody can tell which one is ranked.
  const coins = several.filter((name) => isCoin(name, catalog));
  if (coins.length > 0 || names.length < 2) return null;
  return { command: 'rank', lists: [several], range };
}

function isAskedEnough(isAsked: boolean, strangers: number, relation: Scene['relation']): boolean {
  return strangers === 0 || (isAsked && (relation !== null || strangers <= 2));
}

/** What of all there is does it move with most? One thing is named, or none, and what it is held against is asked for. */
function openRankDraft(scene: Scene): Draft | null {
  const { names, cues, relation, strangers, range, isBlank, text } = scene;
  if (isBlank || strangers > 4) return null;
  const [subject, ...more] = subjects(scene);
  if (more.length > 0 || (names.length > 0 && subject === undefined)) return null;
  const isOpen =
    (cues.has('kinds') && !isOneOfAKind(scene)) ||
    cues.has('sought') ||
    (cues.has('most') && !/\b(?:does|is) it\b/.test(text));
  const isRanked =
    /\b(?:rank\w*|league|leaderboard|standings|podium|pecking order|hierarchy|scoreboard|top (?:three|five|ten|few|\d+))\b/.test(
      text,
    ) && subject !== undefined;
  if (!isOpen && !isRanked) return null;
  const isBenchmark = /\bbenchmarks?\b/.test(text) && subject !== undefined;
  const isMost = cues.has('most') && cues.has('kinds');
  const isHeld = relation !== null || cues.has('sought') || isMost || isBenchmark || isRanked;
  if (!isHeld) return null;
  if (subject === undefined && relation !== 'strong' && !speaksOfIt(scene)) return null;
  if (subject !== undefined && relation !== 'strong' && strangers > 2) return null;
  return { command: 'rank', lists: each(subject === undefined ? [] : [subject]), range };
}

/** `correlation of bitcoin with the index`: one is meant, and which one nobody said. */
function isOneOfAKind({ sketch }: Scene): boolean {
  return /@ (?:\w+ ){0,3}(?:to|with|and|vs|versus|against|like|follow|track) the (?:index|benchmark)(?: #)?$/.test(
    sketch.join(' '),
  );
}

/** What is to be ranked; the stocks of `which stocks` are not. Empty when it is held against something already. */
function subjects(scene: Scene): readonly SaidName[] {
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  const real = benchmarks.filter(
    ({ at }) =>
      !['stocks', 'market', 'stock', 'wall', 'equities', 'equity', 'traditional', 'us'].includes(
        scene.words[at]?.text ?? '',
      ),
  );
  if (coins.length === 1) return real.length === 0 ? coins : [];
  return real.length === 1 && coins.length === 0 ? real : [];
}
