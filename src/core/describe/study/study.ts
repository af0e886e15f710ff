import type { Verdict } from '../../reports/study.ts';
import { capitalised, count, date } from '../formats.ts';
import { standInClause } from '../stand-in-words.ts';
import { listed } from '../listed.ts';
import { CLAIM_NAMES } from './study-context.ts';
import type { StudyContext } from './study-context.ts';
import { STALE_CLAUSE } from '../leg-notes.ts';
import { markedAlt, markedLead, markedTitle } from '../simulated-words.ts';

/** `Five claims about BTC and small-cap tech, max` */
export function studyTitle({ query, report, bitcoin, smallTech }: StudyContext): string {
  const title = `Five claims about ${bitcoin.label} and ${smallTech.label}, ${query.range.text}`;
  return markedTitle(title, report);
}

/**
 * The answer in two sentences: how many of the claims hold, then which of them do and do not, with at most one caveat.
 * When nothing is settled and nothing is to be warned of, there is one sentence.
 */
export function studyLead(context: StudyContext): string {
  const { report } = context;
  const sentences = [countSentence(context)];
  const clauses = [
    namesClause(context, 'holds', 'holds'),
    namesClause(context, 'does not hold', 'does not hold'),
    caveat(context),
  ].filter((clause) => clause !== null);
  if (clauses.length > 0) sentences.push(`${capitalised(clauses.join('; '))}.`);
  return markedLead(sentences.join(' '), report);
}

/** `Of the note's five claims, 2 hold, 1 does not and 2 can't be told apart on 1,342 days to 5 May 2025.` */
function countSentence({ report }: StudyContext): string {
  const counts = [
    countWords(numbered(report, 'holds').length, 'holds', 'hold'),
    countWords(numbered(report, 'does not hold').length, 'does not hold', 'do not hold'),
    countWords(numbered(report, "can't be told apart").length, "can't be told apart", "can't be told apart"),
  ].filter((words) => words !== null);
  return `Of the note's five claims, ${listed(counts)} on ${count(report.n, 'day')} to ${date(report.to)}.`;
}

function countWords(n: number, one: string, many: string): string | null {
  if (n === 0) return null;
  return `${n === 5 ? 'all 5' : n} ${n === 1 ? one : many}`;
}

/** `holds: positive since the pandemic` */
function namesClause({ report }: StudyContext, verdict: Verdict, word: string): string | null {
  const names = numbered(report, verdict).map((index) => `"${CLAIM_NAMES[index] ?? ''}"`);
  return names.length === 0 ? null : `${word}: ${listed(names)}`;
}

function numbered({ claims }: StudyContext['report'], verdict: Verdict): number[] {
  return [...claims.keys()].filter((index) => claims[index]?.verdict === verdict);
}

/** The one caveat that the lead has room for, the gravest first: approximate clock, stale prices, a stand-in. */
function caveat({ report, smallTech }: StudyContext): string | null {
  if (report.approximate) {
    return 'some prices were read at different hours (UTC close), and nothing is ranked by those';
  }
  if (report.stale) return STALE_CLAUSE;
  return report.standIn === null ? null : standInClause(smallTech, report.standIn.instrument);
}

/** What the picture shows, for those who can't see it. */
export function studyAlt(context: StudyContext): string {
  const { report, bitcoin, smallTech } = context;
  const verdicts = report.claims.map(({ verdict }, i) => `${i + 1}. ${CLAIM_NAMES[i] ?? ''}: ${verdict}`);
  const alt = `Five panels, one for each claim about ${bitcoin.label} and ${smallTech.label} from ${date(report.from)} to ${date(report.to)}. ${verdicts.join('. ')}.`;
  return markedAlt(alt, report);
}
