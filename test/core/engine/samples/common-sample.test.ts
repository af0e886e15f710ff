import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonSample } from '../../../../src/core/engine/samples/common-sample.ts';
import type { Leg } from '../../../../src/core/engine/samples/range-check.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from '../made.ts';
import { plainReturns } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

/** A base and 252 return days. */
const days = madeDays(253, '2024-01-01');
const span = { from: days[1] ?? '', to: days.at(-1) ?? '' };

/** A leg on all days; `keep` makes it younger, older or patchy. */
const leg = (id: string, keep: (day: string, i: number) => boolean = () => true): Leg => {
  const { x } = columns(
    t4Pairs(
      Array.from(id).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
      0,
    ),
    252,
  );
  const series = madeSeries(id.toUpperCase(), days, closesFrom(x.map((value) => value / 50)));
  return { listing: madeListing(id), series: cut(series, keep) };
};
const fixed = leg('fixed');
const sample = (...others: Leg[]) => commonSample(fixed, others, span, 252);
const ids = (legs: readonly Leg[]) => legs.map(({ listing }) => listing.id);

describe('who takes part in a comparison', () => {
  test('everybody with all the days, in the order asked for', () => {
    const { legs, joint, leftOut } = sample(leg('b'), leg('a'), leg('c'));
    expect(ids(legs)).toEqual(['b', 'a', 'c']);
    expect(joint.days).toEqual(days.slice(1));
    expect(leftOut).toEqual([]);
  });

  test('a newcomer that lacks five of 252 days is kept and shortens the sample, one that lacks six is left out', () => {
    const five = sample(
      leg('a'),
      leg('b'),
      leg('new', (_, i) => i >= 5),
    );
    expect([ids(five.legs), five.joint.days.length]).toEqual([['a', 'b', 'new'], 247]);
    const six = sample(
      leg('a'),
      leg('b'),
      leg('new', (_, i) => i >= 6),
    );
    expect([ids(six.legs), six.joint.days.length]).toEqual([['a', 'b'], 252]);
    expect(six.leftOut).toEqual([{ id: 'new', reason: 'its prices begin on 7 Jan 2024' }]);
  });

  test('the reason is what is missing: the beginning, the end, or days in between', () => {
    const { leftOut } = sample(
      leg('a'),
      leg('b'),
      leg('c'),
      leg('d'),
      leg('young', (_, i) => i >= 100),
      leg('ended', (_, i) => i < 200),
      leg('patchy', (_, i) => i % 10 !== 5),
    );
    expect(leftOut).toEqual([
      { id: 'young', reason: 'its prices begin on 10 Apr 2024' },
      { id: 'ended', reason: 'its prices end on 18 Jul 2024' },
      { id: 'patchy', reason: 'it has only 227 of the 252 daily returns that the others have' },
    ]);
  });

  test('many that lack a few days each cost no more together than one may alone', () => {
    const patchy = Array.from({ length: 8 }, (_, k) => leg(`p${k}`, (_day, i) => i !== 30 * k + 10));
    const whole = Array.from({ length: 8 }, (_, k) => leg(`w${k}`));
    const { legs, joint } = sample(...whole, ...patchy);
    expect(joint.days.length).toBe(247);
    expect(ids(legs).slice(8)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });

  test('when most are young they are compared over their own time, and an old one among them too', () => {
    const young = (id: string) => leg(id, (_, i) => i >= 150);
    const { legs, joint, leftOut } = sample(leg('old'), young('a'), young('b'));
    expect([ids(legs), joint.days.length, leftOut]).toEqual([['old', 'a', 'b'], 102, []]);
  });

  test('of two the older decides: the younger is left out, not the history of the other', () => {
    const { legs, joint } = sample(
      leg('young', (_, i) => i >= 150),
      leg('old'),
    );
    expect([ids(legs), joint.days.length]).toEqual([['old'], 252]);
  });

  test("the fixed leg's own youth costs nobody the place", () => {
    const young = leg('fixed', (_, i) => i >= 150);
    const { legs, joint } = commonSample(young, [leg('a'), leg('b')], span, 252);
    expect([ids(legs), joint.days.length]).toEqual([['a', 'b'], 102]);
  });

  test('a month bears one missing session', () => {
    const month = { from: days[232] ?? '', to: span.to };
    const gap = leg('gap', (_, i) => i !== 240);
    const { legs, joint } = commonSample(fixed, [leg('a'), leg('b'), gap], month, 21);
    expect([ids(legs), joint.days.length]).toEqual([['a', 'b', 'gap'], 20]);
  });

  test('stale quotes are left out, a leg that never moves stays for the caller to name', () => {
    const stale = leg('stale');
    const closes = stale.series.closes.map((_, i, all) => all[i - (i % 3)] ?? NaN);
    const still = madeSeries(
      'STILL',
      days,
      days.map(() => 7),
    );
    const { legs, leftOut } = sample(
      leg('a'),
      { ...stale, series: { ...stale.series, closes } },
      { listing: madeListing('still'), series: still },
    );
    expect(ids(legs)).toEqual(['a', 'still']);
    expect(leftOut).toEqual([
      { id: 'stale', reason: '67% of its daily returns are exactly zero, so its quotes are stale or thin' },
    ]);
  });

  test('fewer than twenty returns with anybody are refused, with a range that works', () => {
    const recent = leg('recent', (_, i) => i >= 240);
    expect(() => sample(recent)).toThrow(/FIXED and RECENT share 12 daily returns.*needs 20/);
  });

  test('never more than 2% below the sample that half of them reach, whatever is missing where', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 252 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(gaps, { minLength: 1, maxLength: 8 }), (all) => {
        const others = all.map((missing, k) => leg(`l${k}`, (_, i) => !missing.includes(i)));
        const { legs, joint, leftOut } = sample(...others);
        const own = others.map(({ series }) =>
          plainReturns([fixed.series, series]).days.filter((day) => day >= span.from),
        );
        const lengths = own.map((list) => list.length).sort((a, b) => b - a);
        const half = lengths[Math.ceil(lengths.length / 2) - 1] ?? NaN;
        expect(joint.days.length).toBeGreaterThanOrEqual(half - Math.floor(0.02 * half));
        expect(legs.length + leftOut.length).toBe(others.length);
        expect(legs.length).toBeGreaterThan(0);
        const known = plainReturns([fixed.series, ...legs.map(({ series }) => series)]).days;
        expect(joint.days).toEqual(known.filter((day) => day >= span.from));
      }),
      { numRuns: 60 },
    );
  });
});
