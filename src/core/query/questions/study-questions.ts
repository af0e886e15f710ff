import { phraseBook } from './phrases.ts';
import type { Scene } from './scene.ts';

const STUDY = phraseBook({
  /** The note of the bank, and what it says. */
  note: `
    jp morgan, jpmorgan, jpmorgans, jpm, jpms, panigirtzoglou,
    the bank/banks/analyst/analysts/note/paper/report, bank analyst/analysts,
    that/their/this/its/those note/report/paper/analysts/claim/claims/thesis/theory,
    their/its/five/these/the/all/5 ... claim/claims/thesis/hypothesis/hypotheses, study, five claims,
    5 claims, morgan note, banks note, bank claim/claims, that jpm, the jpm, nikolaos, dimon,
    the strategists, bank note/notes/paper/report/study, banks study, morgans, jpmc, j p morgan, jp, banks piece, bank piece, the bank says/said, panigirtzoglou*`,
  /** Held against today's prices. */
  judged: `
    right, wrong, correct, true, truth, hold+, check, checks, checked, test, tests, tested, verify,
    verified, proof, prove, proven, evidence, verdict*, valid, still, agree, confirm*, point, run, claim,
    claims, thesis, replicat*, accurate, legit, real, bs, bullshit, debunk*, stand/stands up,
    stack/stacks up, pan/panned out, wash*, surviv*, fact check, nail*, on the money,
    onto something, off base, age/aged well, hold water, holding water, aged, aging, borne out,
    bear/bears out, still good, come/came true, back/backs up, sound, disprove*, refute*, believable,
    credible, plausible, garbage, bunk, any good, hot air, fare, fares, faring, look now, today, score,
    scorecard, vindicat*, check out, checks out`,
});

/** The note of the bank is spoken of. */
export function speaksOfTheNote({ sketch }: Scene): boolean {
  return STUDY.find(sketch).has('note');
}

/** Claims of the note, held against today's prices. */
export function asksForStudy({ sketch, text, strangers, refused, isAsked, names }: Scene): boolean {
  if (refused === 'wholly' || strangers > (isAsked ? 3 : 1)) return false;
  const found = STUDY.find(sketch);
  if (names.length === 1 && !/\bj ?p ?m/.test(text) && !/claim|note|study|analyst/.test(text)) return false;
  return (
    found.has('note') &&
    (found.has('judged') ||
      /^(?:(?:the|run|show|jpm|jpms|jpmorgan|jpmorgans|jp|morgan|bank) )*(?:study|claims)(?: (?:for|over|in|since|from|last|past|the)\b.*)?$/.test(
        text,
      ))
  );
}

/** The time over which the claims are tested; a date of the note is none. */
export function studyRange({ sketch, range }: Scene): string | null {
  return /\b(?:note|paper|report|analysis|piece) (?:from|of|in|dated|published) (?:in )?#/.test(
    sketch.join(' '),
  )
    ? null
    : range;
}
