import { describe, expect, test } from 'vitest';
import { studyFacts } from '../../../../src/core/describe/study/study-facts.ts';
import { studyNotes } from '../../../../src/core/describe/study/study-notes.ts';
import { studyTable } from '../../../../src/core/describe/study/study-table.ts';
import { studyAlt, studyLead, studyTitle } from '../../../../src/core/describe/study/study.ts';
import type { StudyContext } from '../../../../src/core/describe/study/study-context.ts';
import { NO_COUNTS, series } from '../pair/pair-context.ts';
import { row, studyContext, verdicts } from './study-context.ts';

const UNTOLD = "can't be told apart";
const fact = (context: StudyContext, claim: number): string | undefined =>
  studyFacts(context)[claim - 1]?.[1];
const noteWith = (context: StudyContext, words: string) =>
  studyNotes(context).find((note) => note.includes(words));

describe('the lead', () => {
  test('counts the verdicts, then says which hold and which do not, and names the stand-in', () => {
    expect(studyLead(studyContext())).toBe(
      'Of the note\'s five claims, 3 hold, 1 does not hold and 1 can\'t be told apart on 1,342 days to 5 May 2025. Holds: "highest of all sectors", "small rather than large tech" and "positive since the pandemic"; does not hold: "altcoins too, bitcoin more"; PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index.',
    );
  });

  test('all of one kind, in one sentence when there is nothing to add', () => {
    const untold = studyContext({ standIn: null }, verdicts(UNTOLD));
    expect(studyLead(untold)).toBe(
      "Of the note's five claims, all 5 can't be told apart on 1,342 days to 5 May 2025.",
    );
    expect(studyLead(studyContext({ standIn: null }, verdicts('holds')))).toMatch(/all 5 hold on/);
    expect(studyLead(studyContext({ standIn: null }, verdicts('does not hold')))).toMatch(
      /all 5 do not hold on/,
    );
  });

  test('has room for one caveat, the gravest', () => {
    const stale = studyLead(studyContext({ stale: true }));
    expect(stale).toMatch(/older than they should be/);
    expect(stale).not.toMatch(/stands in/);
    const approximate = studyLead(studyContext({ stale: true, approximate: true }));
    expect(approximate).toMatch(/different hours/);
    expect(approximate).not.toMatch(/older|stands in/);
  });

  test('marks made-up prices, in the title and the alt text too', () => {
    const context = studyContext({ simulated: true });
    expect(studyLead(context)).toMatch(/^SIMULATED prices: /);
    expect(studyTitle(context)).toBe('SIMULATED: Five claims about BTC and small-cap tech, max');
    expect(studyAlt(context)).toMatch(/^SIMULATED prices\. Five panels.*3\. altcoins too.*: does not hold\./);
  });
});

describe('facts', () => {
  test('sectors: the highest, tied, behind, and not ranked', () => {
    expect(fact(studyContext(), 1)).toBe(
      'holds: small-cap tech 0.51 (0.44 to 0.57), the highest of 3 sectors on 1,342 days',
    );
    const rows = (small: boolean, tech: boolean) => ({
      evidence: {
        rows: [row('sp500-tech', 0.52, tech), row('r2k-tech', 0.51, small), row('sc-energy', 0.2)],
      },
    });
    expect(fact(studyContext({}, { 1: { ...rows(true, true), verdict: UNTOLD } }), 1)).toBe(
      "can't be told apart: small-cap tech 0.51 (0.44 to 0.57), tied for the top with large-cap tech 0.52, of 3 sectors on 1,342 days",
    );
    expect(fact(studyContext({}, { 1: { ...rows(false, true), verdict: 'does not hold' } }), 1)).toMatch(
      /^does not hold: small-cap tech 0\.51 .*, behind large-cap tech 0\.52, of 3/,
    );
    const unranked = { ...rows(false, false), verdict: UNTOLD, reason: 'BTC was read at midnight UTC' };
    expect(fact(studyContext({}, { 1: unranked }), 1)).toBe(
      "can't be told apart: small-cap tech 0.51 (0.44 to 0.57), of 3 sectors on 1,342 days; BTC was read at midnight UTC",
    );
  });

  test('sectors: "highest" is not said while one is missing', () => {
    const incomplete = { verdict: UNTOLD, reason: '1 of the 20 sectors is missing' };
    expect(fact(studyContext({}, { 1: incomplete }), 1)).not.toMatch(/highest/);
  });

  test('size: each difference with its own days; the plain correlations when nothing may be compared', () => {
    expect(fact(studyContext(), 2)).toBe(
      'holds: small-cap tech minus the Nasdaq-100 0.06 (0.03 to 0.10), p=0.012, on 1,342 days; minus the Magnificent Seven 0.08 (0.05 to 0.12), p=0.030, on 518 days',
    );
    const { evidence } = studyContext().report.claims[1];
    const unranked = {
      verdict: UNTOLD,
      reason: 'ETH was read late',
      evidence: { ...evidence, differences: [] },
    };
    expect(fact(studyContext({}, { 2: unranked }), 2)).toBe(
      "can't be told apart: small-cap tech 0.51 (0.44 to 0.57) on 1,342 days, the Nasdaq-100 0.45 on 1,342 days, the Magnificent Seven 0.43 on 518 days; ETH was read late",
    );
  });

  test('altcoins: how many show it, whom bitcoin is ahead of, behind, and level with', () => {
    expect(fact(studyContext(), 3)).toBe(
      "does not hold: 2 of 3 other coins have their interval above zero; BTC is ahead of 1 of 3, behind ADA, can't be told from ETH",
    );
    const { evidence } = studyContext().report.claims[2];
    const unranked = {
      verdict: UNTOLD,
      reason: 'ETH was read late',
      evidence: { ...evidence, differences: [] },
    };
    expect(fact(studyContext({}, { 3: unranked }), 3)).toBe(
      "can't be told apart: 2 of 3 other coins have their interval above zero; ETH was read late",
    );
  });

  test('pandemic: all windows only when it is all of them', () => {
    expect(fact(studyContext(), 4)).toBe(
      'holds: all 2 windows of 126 sessions since Jun 2020 are above zero, the lowest 0.04 (-0.17 to 0.24) to 26 Jan 2024; the link rose around Mar 2020',
    );
    const { evidence } = studyContext().report.claims[3];
    const nearly = { evidence: { ...evidence, share: 0.997, breakDay: null } };
    expect(fact(studyContext({}, { 4: nearly }), 4)).toMatch(/^holds: 99\.7% of 2 windows .*2024$/);
    const none = {
      verdict: UNTOLD,
      reason: 'too early',
      evidence: { ...evidence, share: null, breakDay: null },
    };
    expect(fact(studyContext({}, { 4: none }), 4)).toBe("can't be told apart: too early");
  });

  test('big moves: what there is of the three readings', () => {
    expect(fact(studyContext(), 5)).toBe(
      "can't be told apart: the rolling link correlates 0.02 (-0.45 to 0.47) with the size of the move and 0.51 (0.21 to 0.73) with volatility, over 21 windows; its mean is 0.47 in 2020, 2022 and 2024 against 0.24 in other years, difference 0.23 (0.09 to 0.37), p=0.003",
    );
    const { evidence } = studyContext().report.claims[4];
    const nothing = { ...evidence, withMove: null, withVolatility: null, difference: null, meanBig: null };
    expect(fact(studyContext({}, { 5: { reason: 'too short', evidence: nothing } }), 5)).toBe(
      "can't be told apart: too short",
    );
  });

  test('the receipt: sample, prices, method', () => {
    const facts = new Map(studyFacts(studyContext()));
    expect(facts.get('Sample')).toBe('1,342 daily returns, 2 Jan 2020 to 5 May 2025');
    expect(facts.get('Prices')).toBe(
      'BTC/USD from files, at the New York close; PSCT from files, adjusted closes',
    );
    expect(facts.get('Method')).toMatch(/jackknife.*Holm.*comparisons with the best/);
  });
});

describe('notes', () => {
  test('say where the claims come from, by which rules they are judged, and where max begins', () => {
    const notes = studyNotes(studyContext());
    expect(notes[0]).toMatch(/^Inspired by a JPMorgan note of 29 January 2025/);
    expect(notes.filter((note) => /^Rule \d: holds when/.test(note))).toHaveLength(5);
    expect(noteWith(studyContext(), 'With `max`')).toMatch(/begins on 2 Jan 2020/);
  });

  test('an operator with the index itself hears of no stand-in', () => {
    const { smallTech } = studyContext();
    const { standIn: _, holdsCryptoStocks: __, ...own } = smallTech;
    const notes = studyNotes(studyContext({ standIn: null }, {}, { smallTech: own })).join('\n');
    expect(notes).not.toMatch(/stands in|circular/);
    expect(studyNotes(studyContext()).join('\n')).toMatch(/stands in.*\n.*circular/);
  });

  test('name what was left out, read late, stale, thin or cleaned', () => {
    const context = studyContext(
      {
        simulated: true,
        approximate: true,
        stale: true,
        leftOut: [
          { id: 'mag7', reason: 'it shares only 90 daily returns, and 126 are needed' },
          { id: 'eth', reason: 'Yahoo answered 429' },
        ],
        sources: [
          {
            id: 'r2k-tech',
            instrument: 'PSCT',
            source: 'files',
            counts: { ...NO_COUNTS, badTick: 2 },
            zeroReturns: { share: 0.06, longestRun: 2 },
          },
        ],
      },
      {},
      {
        series: [
          series('SOL/USD', { clock: 'utc-close', notes: ['row 3 could not be read'] }),
          series('PSCT', { stale: true }),
        ],
        wantedTo: '2025-05-07',
      },
    );
    for (const words of [
      'SIMULATED: made-up prices',
      'SOL/USD is read at midnight UTC',
      'The source of PSCT did not answer; these are the last good prices, the oldest fetched 2025-05-05 21:00 UTC.',
      'Left out: the Magnificent Seven (it shares only 90 daily returns, and 126 are needed); ETH (Yahoo answered 429).',
      'Did not move: PSCT on 6% of the days (longest run 2)',
      'Cleaned: PSCT: 2 bad ticks left out.',
      'row 3 could not be read.',
      'Prices reach 5 May 2025; the range was to end on 7 May 2025.',
    ]) {
      expect(noteWith(context, words)).toBeDefined();
    }
  });

  test('thirty sources with something to say are cut short', () => {
    const chatty = Array.from({ length: 30 }, (_, i) => series(`A${i}`, { notes: [`row ${i} is odd`] }));
    const notes = studyNotes(studyContext({}, {}, { series: chatty }));
    expect(notes.filter((note) => note.includes('is odd'))).toHaveLength(4);
    expect(notes.at(-1)).toMatch(/^The sources said 26 more such things/);
  });
});

test('the table has a line for each number, marked as it was tested', () => {
  const { head, rows } = studyTable(studyContext());
  expect(head).toEqual(['claim', 'what', 'value', '95% interval', 'n', 'test']);
  expect(rows.every((cells) => cells.length === head.length)).toBe(true);
  expect(rows).toContainEqual(['1', 'small-cap tech', '0.51', '0.44 to 0.57', '1342', 'highest']);
  expect(rows).toContainEqual(['2', 'minus the Magnificent Seven', '0.08', '0.05 to 0.12', '518', 'p=0.030']);
  expect(rows).toContainEqual(['3', 'ADA', '0.62', '0.55 to 0.68', '1342', 'ahead by 0.11, p=0.004']);
  expect(rows).toContainEqual(['3', 'SOL', '0.05', '-0.02 to 0.11', '1342', 'behind by 0.20, p=0.001']);
  expect(rows).toContainEqual(['4', 'lowest window, to 26 Jan 2024', '0.04', '-0.17 to 0.24', '126', '']);
  expect(rows).toContainEqual([
    '5',
    '2020, 2022, 2024 minus other years',
    '0.23',
    '0.09 to 0.37',
    '21',
    'p=0.003',
  ]);
});

test('no word proves, forecasts or advises, whatever the verdicts', () => {
  for (const verdict of ['holds', 'does not hold', UNTOLD] as const) {
    const context = studyContext({}, verdicts(verdict));
    const words = [
      studyTitle(context),
      studyLead(context),
      studyAlt(context),
      ...studyFacts(context).flat(),
      ...studyNotes(context),
    ].join(' ');
    expect(words).not.toMatch(
      /\b(proves?|proven|always|perfectly|safe|will|should buy|decoupled|-0\.00|NaN)\b/i,
    );
    expect(studyLead(context).match(/[.!?](\s|$)/g)?.length).toBeLessThanOrEqual(2);
  }
});
