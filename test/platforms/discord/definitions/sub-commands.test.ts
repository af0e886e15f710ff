import { describe, expect, test } from 'vitest';
import { readAlertRequest } from '../../../../src/core/orders/alert-request.ts';
import { readDailyRequest } from '../../../../src/core/orders/daily-request.ts';
import {
  subCommandsOf,
  subCommandText,
  type SubCommand,
  type SubOption,
} from '../../../../src/platforms/discord/definitions/sub-commands.ts';
import { readLine } from '../../../core/orders/read-line.ts';
import { refusalOf } from '../../../refusal-of.ts';

const READERS = {
  daily: (text: string) => readDailyRequest(text, { read: readLine, zone: undefined }),
  alert: (text: string) => readAlertRequest(text, readLine),
};
const CASES = (['daily', 'alert'] as const).flatMap((name) =>
  subCommandsOf(name).map((sub) => [name, sub.name, sub] as const),
);

/** Values of every kind that people type; all the choices there are. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  number: ['1', '37'],
  days: ['trading', 'weekdays', 'mon', 'Mon, Thu', 'tue and fri', 'sat sun'],
  time: ['16:30', '4:30 pm', '9am'],
  zone: ['America/New_York', 'new york', 'Boston', 'UTC'],
  line: ['corr btc r2k-tech 1y', 'btc vs ndx', 'eth gold window=21'],
  late: ['30m', '6 h', '0m'],
  level: ['0.7', '-0.25', '0'],
};

function valuesFor({ name, type, choices }: SubOption): readonly string[] {
  const values = choices ?? (type === 'yes-no' ? ['true', 'false'] : TYPED[name]);
  if (values === undefined) throw new Error(`Nobody knows what to type for ${name}.`);
  return values;
}

/** What may be filled in: what must be, the first value of every option, and each other value beside those. */
function fillings(name: string, { options }: SubCommand): ReadonlyMap<string, string>[] {
  // A preview takes what a new post takes, or a number, which has a test of its own.
  const isPreview = name === 'preview';
  const all = options.filter((option) => !(isPreview && option.name === 'number'));
  if (all.some((option) => option.name === 'all'))
    return [new Map([['number', '3']]), new Map([['all', 'true']])];
  const needed = isPreview ? all.slice(0, 3) : all.filter(({ required }) => required);
  const first = (option: SubOption) => [option.name, valuesFor(option)[0] ?? ''] as const;
  const full = all.map(first);
  const varied = all.flatMap((option) =>
    valuesFor(option).map((value) => new Map([...full, [option.name, value]])),
  );
  return [new Map(needed.map(first)), new Map(full), ...varied];
}

/** A level belongs to a crossing and to nothing else. */
function withLevel(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const condition = values.get('condition');
  if (condition === undefined) return values;
  const { level = '0.7', ...rest } = Object.fromEntries(values) as Record<string, string>;
  const isCrossing = condition === 'above' || condition === 'below';
  return new Map(Object.entries(isCrossing ? { ...rest, level } : rest));
}

describe('a sub-command', () => {
  test.each(CASES)('/%s %s is read as what it says, whatever is filled in', (name, verb, sub) => {
    const texts = fillings(verb, sub).map((values) => subCommandText(sub, withLevel(values)));
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect([text, READERS[name](text).verb]).toEqual([text, verb]);
  });

  test.each([
    [
      { time: '4:30 pm', zone: 'boston', line: 'btc vs ndx', days: 'all', late: '45 m', quiet: 'true' },
      {
        time: '16:30',
        zone: 'America/New_York',
        line: 'corr btc ndx 1y',
        days: 'all',
        lateMinutes: 45,
        quiet: true,
      },
    ],
  ])('fills every setting of a post', (values, spec) => {
    for (const verb of ['add', 'preview']) {
      expect(READERS.daily(textOf('daily', verb, values))).toEqual({ verb, spec });
    }
  });

  test('a preview of one that is there takes its number', () => {
    expect(READERS.daily(textOf('daily', 'preview', { number: '3' }))).toEqual({
      verb: 'preview',
      number: 3,
    });
  });

  test('days of the week may be typed as one says them', () => {
    const daysOf = (days: string) => {
      const request = READERS.daily(
        textOf('daily', 'add', { time: '8:15', zone: 'Berlin', line: 'btc ndx', days }),
      );
      return 'spec' in request && request.spec.days;
    };
    for (const days of ['mon,thu', 'Monday, Thursday', 'thu mon', 'mon and thu', 'Mon, and Thu '])
      expect([days, daysOf(days)]).toEqual([days, 'mon,thu']);
    expect(daysOf('mon - fri')).toBe('weekdays');
  });

  test.each(['daily', 'alert'] as const)('all of %s are paused, resumed and removed', (name) => {
    for (const verb of ['pause', 'resume', 'remove'] as const)
      expect(READERS[name](textOf(name, verb, { all: 'true' }))).toEqual({ verb, number: 'all' });
  });

  test('an alert gets its condition', () => {
    const line = 'btc ndx 2y';
    const conditionOf = (values: Record<string, string>) => {
      const request = READERS.alert(textOf('alert', 'add', { line, ...values }));
      return request.verb === 'add' && request.spec.condition;
    };
    expect(conditionOf({ condition: 'below', level: '-0.3' })).toEqual({ kind: 'below', level: -0.3 });
    expect(conditionOf({ condition: 'decoupled' })).toEqual({ kind: 'decoupled' });
  });

  test.each([
    ['daily', 'preview', {}, /^Say at which time/],
    ['daily', 'preview', { number: '3', time: '9am', zone: 'UTC', line: 'btc ndx' }, /is not the number/],
    ['daily', 'add', { time: '9am', zone: 'Atlantis', line: 'corr btc ndx' }, /time zone of `Atlantis`/],
    ['alert', 'add', { line: 'btc ndx', condition: 'above' }, /^Say what to wait for: `> 0.7`/],
    ['alert', 'add', { line: 'btc ndx', condition: 'coupled', level: '0.5' }, /^Say what to wait for/],
    ['alert', 'add', { line: 'rank btc', condition: 'coupled' }, /correlation of one pair/],
  ] as const)('/%s %s with %j is refused with what to do', (name, verb, values, sentence) => {
    expect(refusalOf(() => READERS[name](textOf(name, verb, values))).message).toMatch(sentence);
  });
});

function textOf(name: string, verb: string, values: Readonly<Record<string, string>>): string {
  const sub = subCommandsOf(name).find((one) => one.name === verb);
  if (sub === undefined) throw new Error(`no sub-command ${verb}`);
  return subCommandText(sub, new Map(Object.entries(values)));
}
