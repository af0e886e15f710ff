import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { sessionsBetween, shiftSessions } from '../../src/core/calendar/sessions.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { Instrument, Span } from '../../src/core/types.ts';

/** A source made ready for one test. It must know `known` from 2024-01-02 to 2024-06-28, without a gap. */
export interface PriceSourceFixture {
  readonly source: PriceSource;
  readonly known: Instrument;
  /** Something no such source has prices of. */
  readonly unknown: Instrument;
  readonly close?: () => Promise<void> | void;
}

const span: Span = { from: '2024-02-01', to: '2024-04-30' };

/** What every price source owes to those who ask it. */
export function priceSourceContract(name: string, make: () => Promise<PriceSourceFixture>): void {
  describe(`${name} keeps the contract of a price source`, () => {
    let fixture: PriceSourceFixture;
    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.close?.());

    test('it has a name and covers what it knows', () => {
      expect(fixture.source.name).toMatch(/^\S.*$/);
      expect(fixture.source.covers(fixture.known)).toBe(true);
    });

    test('it answers with the sessions of the span, both ends included, ascending and once each', async () => {
      const { days, closes, instrument, source } = await fixture.source.closes(fixture.known, span);
      const sessions = sessionsBetween(span.from, span.to);
      expect(days.filter((day) => sessions.includes(day))).toEqual(sessions);
      expect([...new Set(days)].sort()).toEqual(days);
      expect(days.every((day) => day >= span.from && day <= span.to)).toBe(true);
      expect(closes).toHaveLength(days.length);
      expect(closes.every((close) => Number.isFinite(close) && close > 0)).toBe(true);
      expect(instrument.symbol).toBe(fixture.known.symbol);
      expect(source).not.toBe('');
    });

    test('it answers for a span of one session', async () => {
      const one = await fixture.source.closes(fixture.known, { from: '2024-03-28', to: '2024-03-28' });
      expect(one.days).toEqual(['2024-03-28']);
    });

    test('it gives the same answer twice', async () => {
      const first = await fixture.source.closes(fixture.known, span);
      expect(await fixture.source.closes(fixture.known, span)).toEqual(first);
    });

    test('a close does not depend on the span that was asked for', async () => {
      const wide = await fixture.source.closes(fixture.known, span);
      const narrow = await fixture.source.closes(fixture.known, {
        from: shiftSessions(span.from, 10),
        to: shiftSessions(span.to, -10),
      });
      const closeOf = new Map(wide.days.map((day, index) => [day, wide.closes[index]]));
      expect(narrow.days.map((day) => closeOf.get(day))).toEqual(narrow.closes);
    });

    test('it says so when it does not know an instrument', async () => {
      const failure = await fixture.source.closes(fixture.unknown, span).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SourceError);
      expect(failure).toMatchObject({ kind: 'unknown-instrument' });
    });

    test('it gives up when it is told to', async () => {
      const signal = AbortSignal.abort(new Error('no longer wanted'));
      await expect(fixture.source.closes(fixture.known, span, { signal })).rejects.toThrow(
        /abort|no longer wanted/i,
      );
    });
  });
}
