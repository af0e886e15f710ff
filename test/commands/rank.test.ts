import { beforeAll, describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import rank from '../../commands/rank.ts';
import { SourceError } from '../../src/core/errors.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { RANKED_BENCHMARKS } from '../../src/core/query/universes.ts';
import type { PairReport } from '../../src/core/reports/pair.ts';
import type { RankReport } from '../../src/core/reports/rank.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';
import { jackknife } from '../../src/core/engine/uncertainty/jackknife.ts';
import { normals } from '../../src/core/engine/numbers/random.ts';
import { filesSource } from '../../src/prices/files.ts';
import { clean } from '../../src/prices/hygiene.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { plainGroup } from '../core/engine/oracles/plain-group.ts';
import { plainCompare, plainJackknife, plainReturns } from '../core/engine/plain.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking } from './asking.ts';

const AS_OF = '2025-05-05';
const commands = [corr, rank];

/** The report of a reply, as `--json` prints it. */
function rankingOf({ report }: Reply): RankReport {
  return JSON.parse(JSON.stringify(report));
}
function pairOf({ report }: Reply): PairReport {
  return JSON.parse(JSON.stringify(report));
}

/** The simulated market, with some symbols `down`, or only traded from a day on. */
function broken(rules: Record<string, string>): PriceSource {
  const market = simulatedSource();
  return {
    ...market,
    closes: async (instrument, span, options) => {
      const rule = rules[instrument.symbol];
      if (rule === 'down') throw new SourceError('Yahoo', 'unavailable', 'answered 429, too many requests');
      const from = rule !== undefined && rule > span.from ? rule : span.from;
      return market.closes(instrument, { ...span, from }, options);
    },
  };
}

describe('rank on the simulated market', () => {
  const ask = asking(commands, simulatedSource(), AS_OF);

  test('without names: all thirty benchmarks, on one sample, with a picture', async () => {
    const { reply, charts } = await ask('rank');
    const { rows, common, fixed } = rankingOf(reply);
    expect(reply.query).toBe('rank btc 1y');
    expect(rows.map(({ id }) => id).sort()).toEqual([...RANKED_BENCHMARKS].sort());
    expect(rows.every(({ n }) => n === common.n)).toBe(true);
    expect([common.n, fixed.instrument]).toEqual([252, 'BTC/USD']);
    expect(rows.map(({ pearson }) => pearson)).toEqual(
      rows.map(({ pearson }) => pearson).sort((a, b) => b - a),
    );
    expect(charts).toEqual([
      { kind: 'rank', report: reply.report, names: { fixed: 'BTC', query: 'rank btc 1y' } },
    ]);
    expect(reply.image?.filename).toBe('rank-btc-1y.png');
    expect(reply.title).toMatch(/^SIMULATED: /);
  });

  test('the same question has the same answer', async () => {
    const [once, again] = [await ask('rank eth 6m'), await ask('rank eth 6m')];
    expect(again.reply).toEqual(once.reply);
  });

  test('names in any order and spelling', async () => {
    const { reply } = await ask('rank small tech, nasdaq, gold for eth over 2 years');
    expect(reply.query).toBe('rank eth r2k-tech,ndx,gold 2y');
    expect(rankingOf(reply).rows).toHaveLength(3);
  });

  test('a benchmark as the asset is not ranked against itself', async () => {
    const { reply } = await ask('rank ndx');
    expect(reply.query).toBe('rank ndx 1y');
    expect(rankingOf(reply).rows.map(({ id }) => id)).not.toContain('ndx');
    expect(rankingOf(reply).rows).toHaveLength(29);
  });

  test('the buttons work, and lead to corr of the top one and to the top two against each other', async () => {
    const { reply } = await ask('rank btc gold,bonds,ndx 1y');
    const [first, second] = rankingOf(reply).rows;
    expect(reply.actions.map(({ line }) => line)).toEqual([
      'rank btc gold,bonds,ndx 3m',
      'rank btc gold,bonds,ndx 5y',
      'rank btc gold,bonds,ndx max',
      `corr btc ${first?.id} 1y`,
      `rank btc ${first?.id},${second?.id} 1y`,
      'rank btc 1y',
    ]);
    for (const { line } of reply.actions) expect((await ask(line)).reply.query).toBe(line);
  });
});

describe('rank when not everything is there', () => {
  test('names that fail or are too young are left out with the reason; the others keep their days', async () => {
    const source = broken({ GLD: 'down', TLT: 'down', SPY: '2024-09-03' });
    const { reply } = await asking(commands, source, AS_OF)('rank btc ndx,gold,r2k,spx,bonds,r2k-tech 1y');
    const { rows, common, leftOut } = rankingOf(reply);
    expect(rows.map(({ id }) => id).sort()).toEqual(['ndx', 'r2k', 'r2k-tech']);
    expect(common.n).toBe(252);
    expect(leftOut).toEqual([
      { id: 'spx', reason: 'its prices begin on 3 Sep 2024' },
      { id: 'gold', reason: 'Yahoo answered 429, too many requests' },
      { id: 'bonds', reason: 'Yahoo answered 429, too many requests' },
    ]);
    expect(reply.notes.join('\n')).toContain(
      'Left out: the S&P 500 (its prices begin on 3 Sep 2024); gold and long Treasuries (Yahoo answered 429, too many requests).',
    );
  });

  test('the fixed leg must be there', async () => {
    const asked = asking(commands, broken({ 'BTC/USD': 'down' }), AS_OF)('rank btc ndx,gold 1y');
    await expect(asked).rejects.toThrow(/BTC.*answered 429.*Try again/);
  });

  test('one of two is left: a plain link, no comparison', async () => {
    const { reply } = await asking(commands, broken({ GLD: 'down' }), AS_OF)('rank btc ndx,gold 1y');
    expect(rankingOf(reply)).toMatchObject({ pair: null, rows: [{ id: 'ndx' }] });
    expect(reply.lead).toMatch(/BTC tracks the Nasdaq-100|BTC leans the same way/);
  });

  test('all sources a session late: the year still has 252 days and ends where the prices do', async () => {
    const market = simulatedSource();
    const late: PriceSource = {
      ...market,
      closes: (instrument, span, options) =>
        market.closes(instrument, { ...span, to: '2025-05-02' }, options),
    };
    const { reply } = await asking(commands, late, AS_OF)('rank btc ndx,gold,r2k 1y');
    expect(rankingOf(reply).common).toMatchObject({ n: 252, to: '2025-05-02', sessions: 252 });
    expect(reply.notes.join('\n')).toContain('Prices reach 2 May 2025; the range was to end on 5 May 2025.');
  });

  test('one name a session late costs one day and does not move the range', async () => {
    const market = simulatedSource();
    const late: PriceSource = {
      ...market,
      closes: (instrument, span, options) =>
        market.closes(
          instrument,
          instrument.symbol === 'GLD' ? { ...span, to: '2025-05-02' } : span,
          options,
        ),
    };
    const { reply } = await asking(commands, late, AS_OF)('rank btc ndx,gold,r2k 1y');
    expect(rankingOf(reply).common).toMatchObject({ from: '2024-05-02', n: 251, sessions: 252 });
  });
});

describe.skipIf(!hasRealPrices)(`rank on real prices to 2025-05-05${skipReason}`, () => {
  const files = filesSource(realPrices);
  const ask = asking(commands, files, AS_OF);
  const { listing } = createCatalog();
  let reply: Reply;
  let found: RankReport;
  beforeAll(async () => {
    ({ reply } = await ask('rank btc 1y'));
    found = rankingOf(reply);
  });

  /** Clean closes since December 2023, by the source's own reading. */
  async function closes(id: string) {
    const [instrument] = listing(id).instruments;
    if (instrument === undefined) throw new Error('every listing has an instrument');
    const raw = await files.closes(instrument, { from: '2023-12-01', to: AS_OF });
    return clean(raw, { asOf: AS_OF, fetchedAt: 0 });
  }

  test('every row is what plain loops make of the common days', async () => {
    const ids = found.rows.map(({ id }) => id);
    expect(ids).toHaveLength(30);
    const joint = plainReturns(await Promise.all(['btc', ...ids].map(closes)));
    const [own = [], ...others] = joint.returns.map((column) => column.slice(-252));
    expect(found.common).toEqual({ from: joint.days.at(-252), to: AS_OF, n: 252, sessions: 252 });
    for (const [i, row] of found.rows.entries()) {
      const known = plainJackknife(own, others[i] ?? []);
      expect(row.pearson).toBeCloseTo(known.r, 9);
      expect(row.low).toBeCloseTo(known.low, 9);
      expect(row.high).toBeCloseTo(known.high, 9);
    }
  });

  test('the group is that of multiple comparisons with the best by the book', async () => {
    const ids = found.rows.map(({ id }) => id);
    const joint = plainReturns(await Promise.all(['btc', ...ids].map(closes)));
    const [own = [], ...others] = joint.returns.map((column) => Float64Array.from(column.slice(-252)));
    const knives = others.flatMap((column) => jackknife(Float64Array.from(own), column) ?? []);
    let decided = 0;
    for (const [j, { distance, quantile }] of plainGroup(knives, 1000, normals(3)).entries()) {
      // A thousand draws know the quantile to about 0.15.
      if (Math.abs(distance - quantile) < 0.2) continue;
      decided += 1;
      expect([ids[j], found.rows[j]?.tiedForTop]).toEqual([ids[j], distance <= quantile]);
    }
    expect(decided).toBeGreaterThan(20);
  });

  test('speculative growth has the highest estimate, and small-cap tech is tied with it', () => {
    expect(found.rows[0]).toMatchObject({ id: 'spec-growth', instrument: 'ARKK', tiedForTop: true });
    expect(found.rows.find(({ id }) => id === 'r2k-tech')).toMatchObject({ tiedForTop: true });
    expect(reply.lead).toMatch(
      /^BTC moved most with speculative growth: 0\.57 \(0\.47 to 0\.65\) over 1y, .*tied with/,
    );
    expect(reply.lead).not.toContain('highest');
    expect(found.approximate).toBe(false);
  });

  test("two named agree with corr's own comparison with the broad market", async () => {
    const pair = rankingOf((await ask('rank btc r2k-tech,ndx 1y')).reply).pair;
    const { versus, pearson } = pairOf((await ask('corr btc r2k-tech 1y')).reply);
    expect(pair).toMatchObject({ first: 'r2k-tech', second: 'ndx' });
    expect(pair?.p).toBeCloseTo(versus?.p ?? NaN, 12);
    expect(pair?.difference).toBeCloseTo(versus?.difference ?? NaN, 12);
    expect(pair?.low).toBeCloseTo(versus?.low ?? NaN, 12);
    expect(pair?.high).toBeCloseTo(versus?.high ?? NaN, 12);
    expect((versus?.pearson ?? NaN) + (versus?.difference ?? NaN)).toBeCloseTo(pearson ?? NaN, 12);
  });

  test('2024 by itself: closer to the Russell 2000 than to the Nasdaq-100, as plain loops say too', async () => {
    const { reply: answer } = await ask('rank btc r2k,ndx 2024');
    const { pair, common } = rankingOf(answer);
    const joint = plainReturns(await Promise.all(['btc', 'r2k', 'ndx'].map(closes)));
    const year = joint.returns.map((column) => column.filter((_, i) => joint.days[i]?.startsWith('2024')));
    const [x = [], y = [], other = []] = year;
    const known = plainCompare(x, y, other);
    expect(known.p).toBeLessThan(0.05);
    expect(pair?.p).toBeCloseTo(known.p, 8);
    expect(pair?.difference).toBeCloseTo(plainJackknife(x, y).r - plainJackknife(x, other).r, 9);
    expect([common.n, x.length]).toEqual([252, 252]);
    expect(answer.lead).toMatch(
      /^BTC moved closer to the Russell 2000 than to the Nasdaq-100: 0\.45 .* against 0\.3/,
    );
  });

  test('five years: the Magnificent Seven are too young and cost nobody a day', async () => {
    const { common, leftOut, rows } = rankingOf((await ask('rank btc 5y')).reply);
    expect(common.n).toBe(1260);
    expect(rows).toHaveLength(29);
    expect(leftOut).toEqual([{ id: 'mag7', reason: 'its prices begin on 11 Apr 2023' }]);
  });

  test('June 2026 has daily candles only: rows without a rank, and the reason', async () => {
    const { reply: answer } = await asking(commands, files, '2026-06-23')('rank btc 1y');
    const { approximate, rows, pair } = rankingOf(answer);
    expect([approximate, pair, rows.some(({ tiedForTop }) => tiedForTop)]).toEqual([true, null, false]);
    expect(rows.length).toBeGreaterThan(25);
    expect(answer.lead).toMatch(/are not ranked\. They were read at different hours \(UTC close\)/);
    expect(answer.table?.head).not.toContain('top');
  });
});
