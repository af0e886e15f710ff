import { each, type Draft } from './draft.ts';
import { speaksOfIt, speaksOfTheLink, type Scene } from './scene.ts';
import { beginningOf } from './vocabulary.ts';

/** What only a correlation does of itself, when nobody says of what. */
const OF_ITSELF =
  /\b(?:peak(?:ed)?|highest|lowest|higher|lower|stronger|weaker|record|changed?|changing|rising|falling|unusual|always been|this high|this low|over time|over the years|history|evolved|bottomed|increasing|decreasing|positive|negative|break down|broke down|broken down|how (?:high|low) did)\b/;
const ASKS_PLAINLY =
  /^(?:show|give|plot|chart|draw|and|when|was|were|is|are|has|have|had|how|what|did|does|do|which|record|highest|lowest|peak|since when|at what)\b/;

/**
 * When was it highest, and how does today stand against the past? `surely`: it says so. `maybe`: `higher` and the like,
 * which may rank things as well, so those are heard first.
 */
export function historyDraft(scene: Scene, how: 'surely' | 'maybe'): Draft | null {
  const { names, range, text, cues } = scene;
  if (!cues.has(how === 'surely' ? 'when' : 'extreme')) return null;
  // `what is its typical move when @ drops 2%`: the moves are spoken of.
  // `stronger in falling sessions than in rising ones`: days are held apart, not times.
  if (
    (cues.has('upDown') || cues.has('slope')) &&
    !/\b(?:when did|since when|history|over time|ever|peak\w*|record|evol\w+|chang\w+)\b/.test(text)
  )
    return null;
  // `does a stronger dollar mean weaker bitcoin`: it is they that are strong.
  if (
    /\b(?:stronger|weaker|higher|lower|rising|falling) @ (?:\w+ )*(?:mean|means|hurts?|helps?|good|bad)\b/.test(
      scene.sketch.join(' '),
    )
  )
    return null;
  if (names.length > 2 || cues.has('coins') || cues.has('grid') || cues.has('eachOther') || !isOfALink(scene))
    return null;
  // A year that another time is held against is not the span that is looked through.
  const isPoint =
    range !== null && /\b(?:higher|lower|stronger|weaker|always|during|than|compares?|compared)\b/.test(text);
  return { command: 'history', lists: each(names), range: isPoint ? null : range };
}

/** The word `when` needs a link to speak of: coins peak as well. */
function isOfALink(scene: Scene): boolean {
  const { names, relation, strangers, text, sketch, isAsked, isBlank } = scene;
  if (names.length >= 2) return relation === 'strong' || isAsked || strangers === 0;
  if (strangers > 0 && (isBlank || names.length === 0)) return false;
  if (relation === 'strong') return names.length > 0 || speaksOfTheLink(scene) || OF_ITSELF.test(text);
  const isOfToday = /\b(?:today|current|now|latest|this)\b.*\b(?:reading|number|value|figure|level)\b/.test(
    text,
  );
  if (names.length === 0 && isOfToday && isAsked) return true;
  return (
    names.length === 0 &&
    OF_ITSELF.test(text) &&
    ASKS_PLAINLY.test(sketch.slice(beginningOf(sketch)).join(' ')) &&
    (speaksOfIt(scene) || scene.previous !== null || /\bthe (?:peak|high|low|top|bottom)\b/.test(text))
  );
}
