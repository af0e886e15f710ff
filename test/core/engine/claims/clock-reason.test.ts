import { expect, test } from 'vitest';
import { clockReason } from '../../../../src/core/engine/claims/clock-reason.ts';
import type { Clock } from '../../../../src/core/types.ts';
import { madeListing, madeSeries } from '../made.ts';

const leg = (id: string, clock: Clock) => ({
  listing: madeListing(id),
  series: madeSeries(id, ['2025-05-05'], [1], { clock }),
});
const close = (id: string) => leg(id, 'new-york-close');
const late = (id: string) => leg(id, 'utc-close');

test('one clock for all is no reason, whichever clock it is', () => {
  expect(clockReason([close('a'), close('b')])).toBeNull();
  expect(clockReason([late('a'), late('b')])).toBeNull();
  expect(clockReason([])).toBeNull();
});

test('the late ones are named, three of them at most', () => {
  expect(clockReason([close('a'), late('eth')])).toBe(
    'ETH was read at midnight UTC, hours after New York closes',
  );
  expect(clockReason([close('a'), late('eth'), late('sol')])).toMatch(/^ETH and SOL were read/);
  expect(clockReason([close('a'), late('b'), late('c'), late('d'), late('e'), late('f')])).toMatch(
    /^B, C, D and 2 more were read/,
  );
});
