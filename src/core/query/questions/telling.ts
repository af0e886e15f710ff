import type { Cue } from './cues.ts';
import type { FoundPhrase } from './phrases.ts';

type Cues = ReadonlyMap<Cue, readonly FoundPhrase[]>;

/**
 * Somebody tells what two things do, and asks nothing. `plan` is the sketch with a comma wherever a mark stands.
 * Whatever is told around them, two names against each other over a time are asked about.
 */
export function tells(plan: string, sketch: readonly string[], cues: Cues): boolean {
  return (TELLS.test(plan) || tellsOfALink(sketch, cues)) && !SIDE_BY_SIDE.test(plan);
}

/** A name and what it does, or what somebody did with it. */
const TELLS =
  /@ (?:\w+ )?(?:is|are|was|were|isnt|arent|has|have|had|tracks|tracked|follows|followed|moves|moved|goes|went|looks|keeps|got|correlates|mirrors|decoupled|couples|decouples|dumped|pumped)\b|^(?:i|im|ive|we|he|she|they|my|our|his|her)\b|\b(?:i|we) (?:think|believe|guess|bet|wrote|made|lost|had|was|were|got)\b|\bmy (?:\w+ )*trade\b|^correlation \w+ (?:\w+ ){0,2}causation\b/;

/** `@ ignores @`, `@ basically shadows @`: the verb of a link in the third person, right behind a name. */
function tellsOfALink(sketch: readonly string[], cues: Cues): boolean {
  const found = (['link', 'akin'] as const).flatMap((cue) => cues.get(cue) ?? []);
  return found.some(({ at }) => {
    const before = /^(?:just|still|always|basically|really|simply|totally|never|often|clearly|only)$/.test(
      sketch[at - 1] ?? '',
    )
      ? at - 1
      : at;
    return (
      sketch[before - 1] === '@' &&
      /[a-z]{3,}(?:s|ed)$/.test(sketch[at] ?? '') &&
      !THINGS.test(sketch[at] ?? '')
    );
  });
}

/** End like verbs and are none. */
const THINGS =
  /^(?:twins|cousins|siblings|friends|enemies|rivals|ties|opposites|partners|related|connected|correlated|tied|linked|coupled|decoupled|uncorrelated|mates|pals|buddies|parallels|clones)$/;

/** Two names against each other over a time are asked about, whatever is told around them. */
const SIDE_BY_SIDE = /@ (?:vs|v|versus|against) (?:the )?@ (?:\w+ )?#/;
