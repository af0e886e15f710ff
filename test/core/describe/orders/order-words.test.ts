import { describe, expect, test } from 'vitest';
import {
  alertState,
  conditionWords,
  eventSentence,
  readingWords,
  rearmWords,
} from '../../../../src/core/describe/orders/alert-words.ts';
import { dailyTimes, lateWords, orderState } from '../../../../src/core/describe/orders/daily-words.ts';
import { deliveryTable } from '../../../../src/core/describe/orders/delivery-words.ts';
import type { Delivery } from '../../../../src/core/orders/delivery.ts';
import { FAKE_CHANNEL, FAKE_SLOT, fakePost } from '../../../fakes/orders.ts';

describe('a daily post', () => {
  test.each([
    ['trading', 'every trading day at 16:30 New York'],
    ['weekdays', 'Monday to Friday at 16:30 New York'],
    ['all', 'every day at 16:30 New York'],
    ['mon', 'every Monday at 16:30 New York'],
    ['mon,thu', 'every Monday and Thursday at 16:30 New York'],
    ['tue,wed,sun', 'every Tuesday, Wednesday and Sunday at 16:30 New York'],
  ] as const)('of %s comes %s', (days, words) => {
    expect(dailyTimes(fakePost({ days }))).toBe(words);
  });

  test('says what becomes of it when it is late', () => {
    expect(lateWords({ lateMinutes: 360 })).toBe('posted with a note up to 6 h late, then skipped');
    expect(lateWords({ lateMinutes: 90 })).toContain('up to 1 h 30 min late');
    expect(lateWords({ lateMinutes: 0 })).toBe('skipped');
  });

  test('runs, or says why not', () => {
    expect(orderState({ pausedBecause: null })).toBe('running');
    expect(orderState({ pausedBecause: 'by hand' })).toBe('paused: by hand');
  });
});

describe('an alert', () => {
  const reading = { day: '2025-05-05', value: 0.7234, label: 'coupled' } as const;

  test('speaks of its level, and of the way back', () => {
    expect(conditionWords({ kind: 'above', level: 0.7 })).toBe('rises above 0.7');
    expect(rearmWords({ kind: 'above', level: 0.7 })).toBe('after it has been below 0.65');
    expect(conditionWords({ kind: 'below', level: -0.125 })).toBe('falls below -0.125');
    expect(rearmWords({ kind: 'below', level: -0.125 })).toBe('after it has been above -0.075');
  });

  test('speaks of its label', () => {
    expect(conditionWords({ kind: 'decoupled' })).toBe('is called decoupled');
    expect(rearmWords({ kind: 'decoupled' })).toBe('after it has been called something else');
  });

  test('watches, needs something first, or says why it rests', () => {
    const condition = { kind: 'above', level: 0.7 } as const;
    expect(alertState({ pausedBecause: null, armed: true, condition })).toBe('watching');
    expect(alertState({ pausedBecause: null, armed: false, condition })).toBe(
      'fires again after it has been below 0.65',
    );
    expect(alertState({ pausedBecause: 'by hand', armed: false, condition })).toBe('paused: by hand');
  });

  test('says what was read, without a label where there is none', () => {
    expect(readingWords(reading)).toBe('0.72 (coupled) on 5 May 2025');
    expect(readingWords({ ...reading, value: -0.001, label: 'unclear' })).toBe('0.00 on 5 May 2025');
  });

  test('tells an event in two sentences', () => {
    const line = 'corr btc r2k-tech 1y';
    expect(eventSentence({ number: 3, line, condition: { kind: 'above', level: 0.7 } }, reading)).toBe(
      'Alert 3: the rolling correlation of `corr btc r2k-tech 1y` is above 0.7: 0.72 (coupled) on 5 May 2025. The next one comes after it has been below 0.65.',
    );
    const close = { ...reading, value: 0.7012 };
    expect(eventSentence({ number: 3, line, condition: { kind: 'above', level: 0.7 } }, close)).toContain(
      'is above 0.7: 0.7012 (coupled)',
    );
    expect(eventSentence({ number: 3, line, condition: { kind: 'coupled' } }, reading)).toBe(
      'Alert 3: the link of `corr btc r2k-tech 1y` is now called coupled: 0.72 (coupled) on 5 May 2025. The next one comes after it has been called something else.',
    );
  });
});

describe('history', () => {
  const delivery: Delivery = {
    id: 'd',
    kind: 'daily',
    owner: 'o',
    target: FAKE_CHANNEL,
    slot: FAKE_SLOT,
    dueAt: FAKE_SLOT,
    state: 'sent',
    attempts: 1,
    reason: null,
    messageId: 'm1',
    at: FAKE_SLOT,
  };

  test.each<[string, Partial<Delivery>]>([
    ['waiting', { state: 'due', attempts: 0 }],
    ['waiting (run by hand)', { state: 'due', attempts: 0, kind: 'run' }],
    ['to be retried, 1 try so far', { state: 'due', attempts: 1 }],
    ['being sent', { state: 'sending', attempts: 1 }],
    ['sent', {}],
    ['sent, retried, 3 tries', { attempts: 3 }],
    ['sent (run by hand)', { kind: 'run' }],
    ['skipped', { state: 'skipped', attempts: 0 }],
    ['failed after 1 try', { state: 'failed' }],
    ['failed after 6 tries', { state: 'failed', attempts: 6 }],
  ])('says %s', (outcome, changes) => {
    expect(deliveryTable([{ ...delivery, ...changes }], 'Asia/Tokyo').rows).toEqual([
      ['Tue 6 May 2025, 05:30 Tokyo', outcome, ''],
    ]);
  });

  test('says why, and keeps the order it is given in', () => {
    const older = {
      ...delivery,
      slot: FAKE_SLOT - 86_400_000,
      state: 'skipped',
      reason: 'It rained.',
    } as const;
    expect(deliveryTable([delivery, older], 'UTC')).toEqual({
      head: ['For', 'Outcome', 'Why'],
      rows: [
        ['Mon 5 May 2025, 20:30 UTC', 'sent', ''],
        ['Sun 4 May 2025, 20:30 UTC', 'skipped', 'It rained.'],
      ],
    });
  });
});
