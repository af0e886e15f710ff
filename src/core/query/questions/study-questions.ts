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
    the strategists, bank note/notes/paper/report/study, banks study, morgans, jpmc, j p morgan, jp, banks piece, bank piece, the bank says/said, panigirtzoglou*,
    the @ note/paper/report/research/study/piece, @ note/report/research,
    wall street/street/banks/bank/research/original/january/2025 note/paper/report/research/study/thesis/piece, research note/paper/report,
    jp/morgan/jpm/jpmorgan/jpmorgans/bank/banks/wall street/street strategist/strategists/analyst/analysts/research/people/guys/quants/team,
    assertion/assertions of, the/its/their/each/every/all/these ... assertion/assertions/finding/findings/conclusion/conclusions/thesis,
    the study, that study, this study, jamie dimon, jamie dimons, the original study/paper/note, that bank, those bank`,
  /** Held against today's prices. */
  judged: `
    right, wrong, correct, true, truth, hold+, check, checks, checked, test, tests, tested, verify,
    verified, proof, prove, proven, evidence, verdict*, valid, still, agree, confirm*, point, run, claim,
    claims, thesis, replicat*, accurate, legit, real, bs, bullshit, debunk*, stand/stands up,
    stack/stacks up, pan/panned out, wash*, surviv*, fact check, nail*, on the money,
    onto something, off base, age/aged well, hold water, holding water, aged, aging, borne out,
    bear/bears out, still good, come/came true, back/backs up, sound, disprove*, refute*, rerun+, re run, redo, replay, grade+, score+, rate, audit+, review, recheck, double/sanity check,
    full of, clueless, dreaming, smoking, delusional, wishful, on drugs, on to something, doing, looking, performing, faring, standing, holding, to the test, the grinder/wringer/mill/paces, its paces, examine+, evaluat*, assess*, scrutini*, inspect*, go through, one by one, point by point,
    nonsense, rubbish, crap, cap, making sense, talking sense, bull, lying, lied, mistaken, off the mark, on point, spot on, overstat*, exaggerat*,
    cherry pick*, hype, reproduc*, reassess*, each/every/all claim/claims/assertion/assertions, did/does it hold,
    how many ... hold/survive/true/stand/right, right or wrong, true or false/not, smart or, dumb, report card, marks out of, mark, against ... data/prices/numbers, numbers back, data back, support/supports/supported by,
    dispro*, invalid*, outdated, relevant, obsolete, hold/holds up,  believable,
    credible, plausible, garbage, bunk, any good, hot air, fare, fares, faring, look now, today, score,
    scorecard, vindicat*, check out, checks out`,
});

/** The note of the bank is spoken of. */
export function speaksOfTheNote({ sketch }: Scene): boolean {
  return STUDY.find(sketch).has('note');
}

const OF_THE_BANK =
  /\bj ?p ?m|\bjp\b|panigirtzoglou|\b(?:the|that|this|those|a|your) (?:\w+ )?(?:banks?|note|study|strategists?|analysts?)\b|\b(?:banks?|research|wall street) (?:note|paper|report|study)\b/;

/** Claims of the note, held against today's prices. */
export function asksForStudy({ sketch, text, strangers, refused, isAsked, names }: Scene): boolean {
  const isTheBank = OF_THE_BANK.test(text);
  if (refused === 'wholly' || strangers > (isTheBank ? 6 : isAsked ? 3 : 1)) return false;
  const found = STUDY.find(sketch);
  // `as bloomberg claims` is nothing of the bank.
  if (names.length >= 2 && !isTheBank) return false;
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
