import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderPool, type RenderPool } from '../../src/charts/render-pool.ts';
import { createRenderer } from '../../src/charts/render.ts';
import type { Chart, Look } from '../../src/core/chart.ts';
import { FAKE_HISTORY_NAMES, fakeHistoryReport } from '../fakes/history-report.ts';
import { fakeMatrixReport } from '../fakes/matrix-report.ts';
import { FAKE_NAMES, fakePairReport } from '../fakes/pair-report.ts';
import { FAKE_RANK_NAMES, fakeNames, fakeRankReport } from '../fakes/rank-report.ts';
import { fakeStudyReport } from '../fakes/study-report.ts';

const LIGHT: Look = { theme: 'light', scale: 1 };
const DARK: Look = { theme: 'dark', scale: 2 };
const FAULTY = join(import.meta.dirname, 'faulty-draw-program.ts');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-pool-'));
});
afterAll(() => rm(folder, { recursive: true }));

function pair(query: string, n = 40): Chart {
  return { kind: 'pair', report: fakePairReport({ n, history: 0 }), names: { ...FAKE_NAMES, query } };
}

const KINDS: readonly Chart[] = [
  pair('corr btc', 252),
  { kind: 'rank', report: fakeRankReport(fakeNames(5)), names: FAKE_RANK_NAMES },
  { kind: 'history', report: fakeHistoryReport({ n: 400 }), names: FAKE_HISTORY_NAMES },
  { kind: 'matrix', report: fakeMatrixReport(['BTC', 'ETH']), names: { query: 'matrix btc,eth 1y' } },
  { kind: 'study', report: fakeStudyReport(), names: { query: 'study max' } },
];

describe('a pool of threads', () => {
  let pool: RenderPool;
  beforeAll(() => {
    pool = createRenderPool({ threads: 2 });
  });
  afterAll(() => pool.close());

  test('draws every chart to the same bytes as this thread does, each to whoever asked for it', async () => {
    const here = createRenderer();
    const asked = KINDS.flatMap((chart) => [LIGHT, DARK].map((look) => ({ chart, look })));
    const there = await Promise.all(
      asked.map(({ chart, look }, index) => pool.draw(chart, look, `${index}.png`, `alt ${index}`)),
    );
    for (const [index, { chart, look }] of asked.entries()) {
      const image = there[index];
      const same = await here.draw(chart, look, `${index}.png`, `alt ${index}`);
      expect({ ...image, png: null }).toEqual({ ...same, png: null });
      expect(Buffer.compare(image?.png ?? new Uint8Array(), same.png)).toBe(0);
    }
  });

  test('gives back pictures in memory of their own, which nothing overwrites', async () => {
    const first = await pool.draw(pair('first'), LIGHT, '', '');
    const copy = first.png.slice();
    expect(first.png.buffer.byteLength).toBe(first.png.byteLength);
    await Promise.all(KINDS.map((chart) => pool.draw(chart, LIGHT, '', '')));
    expect(Buffer.compare(first.png, copy)).toBe(0);
  });

  test('a chart that can not be drawn is an error, is not tried again, and costs no thread', async () => {
    const losses: unknown[] = [];
    const own = createRenderPool({ threads: 1, onLoss: (error) => losses.push(error) });
    const { rolling: _, ...report } = fakePairReport({ n: 40 });
    const broken: Chart = JSON.parse(JSON.stringify({ ...pair('broken'), report }));
    await expect(own.draw(broken, LIGHT, '', '')).rejects.toThrow(/TypeError|Cannot read/);
    expect(losses).toEqual([]);
    expect((await own.draw(pair('whole'), LIGHT, '', '')).png.length).toBeGreaterThan(10_000);
    await own.close();
  });
});

describe('when a thread is lost', () => {
  /** One thread, so that whatever comes after a fault needs its replacement. */
  async function withFaults<Result>(
    options: { readonly limitMs?: number; readonly memoryMb?: number },
    work: (pool: RenderPool, losses: string[]) => Promise<Result>,
  ): Promise<Result> {
    const losses: string[] = [];
    const onLoss = (error: unknown) => losses.push(String(error));
    const pool = createRenderPool({ threads: 1, worker: FAULTY, onLoss, ...options });
    try {
      return await work(pool, losses);
    } finally {
      await pool.close();
    }
  }

  test('by dying, the picture is drawn by the next one', () =>
    withFaults({}, async (pool, losses) => {
      const image = await pool.draw(pair(`dies ${join(folder, 'died')}`), LIGHT, 'a.png', 'a');
      expect(image).toMatchObject({ width: 1200, filename: 'a.png' });
      expect(losses).toEqual(['Error: worker exited with code: 3']);
    }));

  test('and lost again, the picture is given up, and the next chart is drawn', () =>
    withFaults({}, async (pool, losses) => {
      await expect(pool.draw(pair('dies'), LIGHT, '', '')).rejects.toThrow('worker exited with code: 3');
      expect(losses).toHaveLength(1);
      expect((await pool.draw(pair('fine'), LIGHT, '', '')).png.length).toBeGreaterThan(10_000);
    }));

  test('to a chart that never ends, it is ended and the picture given up; those that wait are drawn', () =>
    // Long enough for a thread to start in on a busy machine, for the one that waits must be drawn within it.
    withFaults({ limitMs: 6_000 }, async (pool, losses) => {
      const [endless, next] = await Promise.allSettled([
        pool.draw(pair('hangs'), LIGHT, '', ''),
        pool.draw(pair('fine'), LIGHT, '', ''),
      ]);
      expect(endless).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('6000 ms') },
      });
      expect(next.status).toBe('fulfilled');
      expect(losses).toHaveLength(1);
    }));

  test('to a chart that needs too much memory, the others are drawn', () =>
    // On a busy machine it takes its time to fill that much.
    withFaults({ memoryMb: 96, limitMs: 50_000 }, async (pool, losses) => {
      await expect(pool.draw(pair('grows'), LIGHT, '', '')).rejects.toMatchObject({
        code: 'ERR_WORKER_OUT_OF_MEMORY',
      });
      expect(losses).toHaveLength(1);
      expect((await pool.draw(pair('fine'), LIGHT, '', '')).png.length).toBeGreaterThan(10_000);
    }));

  test('by an error that nobody caught, the picture is drawn by the next one', () =>
    withFaults({}, async (pool, losses) => {
      const query = `throws ${join(folder, 'thrown')}`;
      expect((await pool.draw(pair(query), LIGHT, '', '')).png.length).toBeGreaterThan(10_000);
      expect(losses).toEqual(['Error: thrown where nobody catches it']);
    }));
});
