import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DailySpec } from '../../../src/core/orders/daily-post.ts';
import { postDaysOf, WEEKDAYS, type PostDays } from '../../../src/core/orders/post-days.ts';
import { formatDailySpec, readDailyRequest } from '../../../src/core/orders/daily-request.ts';
import { refusalOf, refusalOrNull } from '../../refusal-of.ts';
import { commands, readLine } from './read-line.ts';

const read = (text: string, zone?: string) => readDailyRequest(text, { read: readLine, zone });
const refused = (text: string, zone?: string) => refusalOf(() => read(text, zone));

/** The settings of `add ...`. */
function added(text: string, zone?: string): DailySpec {
  const request = read(text, zone);
  if (!('spec' in request)) throw new Error(`${text} adds nothing`);
  return request.spec;
}

describe('a daily post', () => {
  test('has a time, a zone, a line, and settings that are taken when they are left out', () => {
    expect(added('add 16:30 America/New_York corr btc r2k-tech 1y')).toEqual({
      time: '16:30',
      zone: 'America/New_York',
      line: 'corr btc r2k-tech 1y',
      days: 'trading',
      lateMinutes: 360,
      quiet: false,
    });
  });

  test.each([
    'add 4:30pm New York, BTC vs small tech, 1 year',
    'ADD 4:30 PM (new york) corr btc r2k-tech',
    'add 16.30 nyc btc r2k-tech 1y days=trading late=6h',
    'add 16:30 EST /corr btc r2k-tech 1y DAYS=TRADING',
    'add 16:30 late=360m us/eastern corr btc r2k-tech 1y',
  ])('may be asked for in many words: %s', (text) => {
    expect(formatDailySpec(added(text))).toBe('add 16:30 America/New_York corr btc r2k-tech 1y');
  });

  test('days of the week are put in order, with spaces between them or not', () => {
    for (const days of ['days=thu,mon', 'days=Monday, Thursdays', 'days=thurs, mon,', 'DAYS=mon,thu']) {
      expect(formatDailySpec(added(`add 8:15 Berlin ${days} corr sol ndx 1y`))).toBe(
        'add 08:15 Europe/Berlin corr sol ndx 1y days=mon,thu',
      );
    }
    expect(added('add 9:00 Berlin btc ndx 1y days=mon-fri').days).toBe('weekdays');
  });

  test('settings stand anywhere', () => {
    const spec = { days: 'weekdays', lateMinutes: 45, quiet: true, line: 'rank btc 2y' };
    expect(added('add quiet days=weekdays 9am London rank btc 2y late=45m')).toMatchObject(spec);
    expect(added('add 9am London late=45m rank btc quiet 2y days=weekdays')).toMatchObject(spec);
  });

  test('without a place is meant in the zone of whoever asks', () => {
    expect(added('add 9:00 btc gold 90d', 'Asia/Calcutta')).toMatchObject({
      zone: 'Asia/Kolkata',
      line: 'corr btc gold 90d',
    });
    expect(added('add 9:00 Tokyo btc gold 90d', 'Europe/Berlin').zone).toBe('Asia/Tokyo');
  });

  test.each([undefined, 'Mars/Olympus', '+05:00'])(
    'without a place and a known zone (%s) asks for one',
    (zone) => {
      expect(refused('add 9:00 corr btc gold 90d', zone).message).toBe(
        'Say in which time zone 09:00 is meant: a city such as New York, London or Tokyo, as in `daily add 16:30 America/New_York corr btc r2k-tech 1y`.',
      );
    },
  );

  const examples = commands.flatMap(({ name, examples }) => examples.map((line) => [name, line] as const));
  const isPersonal = ([name]: readonly [string, string]) => ['daily', 'alert', 'doctor'].includes(name);

  test.each(examples.filter((example) => !isPersonal(example)))('may be an answer of %s: %s', (_, line) => {
    expect(added(`add 9:00 London ${line}`).line).toBe(readLine(line).line);
  });

  test.each(examples.filter(isPersonal))(
    'may not be what belongs to whoever asks, of %s: %s',
    (name, line) => {
      expect(refused(`add 9:00 London ${line}`).message).toMatch(
        new RegExp(`^\`${name}\` can't be posted every day\\. .*\`daily add`),
      );
    },
  );

  test('reads back from its canonical words as itself', () => {
    const lines = commands
      .filter(({ name }) => !['daily', 'alert', 'doctor'].includes(name))
      .flatMap(({ examples }) => examples.map((line) => readLine(line).line));
    const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'].map(
      (zone) => added(`add 1:00 ${zone} btc`).zone,
    );
    const specs = fc.record<DailySpec>({
      time: fc
        .tuple(fc.nat(23), fc.nat(59))
        .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':')),
      zone: fc.constantFrom(...zones),
      line: fc.constantFrom(...lines),
      days: fc.oneof(
        fc.constantFrom<PostDays>('trading', 'weekdays', 'all'),
        fc.subarray([...WEEKDAYS]).map((some) => postDaysOf(some) ?? 'trading'),
      ),
      lateMinutes: fc.nat(48 * 60),
      quiet: fc.boolean(),
    });
    fc.assert(
      fc.property(specs, (spec) => {
        fc.pre(!spec.quiet || /^(?:corr|rank|alts)\b/.test(spec.line));
        expect(added(formatDailySpec(spec))).toEqual(spec);
      }),
    );
  });
});

describe('other requests', () => {
  test.each([
    ['', { verb: 'list' }],
    ['list', { verb: 'list' }],
    ['LIST', { verb: 'list' }],
    ['pause 3', { verb: 'pause', number: 3 }],
    ['Resume #3', { verb: 'resume', number: 3 }],
    ['start 3', { verb: 'resume', number: 3 }],
    ['remove 12', { verb: 'remove', number: 12 }],
    ['delete 12', { verb: 'remove', number: 12 }],
    ['history 1', { verb: 'history', number: 1 }],
    ['run 1', { verb: 'run', number: 1 }],
    ['preview 1', { verb: 'preview', number: 1 }],
  ])('%s', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  test('a preview may be of a post that is not there yet', () => {
    expect(read('preview 9:00 London btc gold')).toMatchObject({
      verb: 'preview',
      spec: { time: '09:00', zone: 'Europe/London', line: 'corr btc gold 1y' },
    });
  });
});

describe('what can not be read is refused with its fix', () => {
  test.each([
    ['add', /^Say at which time, as 16:30 or 4:30pm, as in `daily add/],
    ['add 25:61 btc eth', /^`25:61` is no time of the day\. Say it as 16:30 or 4:30pm/],
    ['add ""', /^`""` is no time of the day/],
    ['add * * * * * btc eth', /^`\*` is no time of the day/],
    ['add @every 1s btc eth', /^`@every` is no time of the day/],
    ['add 9 London btc', /^`9` is no time of the day/],
    ['add 9:00', /^Say what to post, as in `daily add/],
    ['add 9:00 London', /^Say what to post, as in `daily add/],
    ['add 9:00 London corr', /^Say what to post/],
    ['add 9:00 Mars/Olympus btc eth', /^I don't know the time zone of `Mars\/Olympus`\. Name a city such as/],
    ['add 9:00 Mars/Olympus corr btc eth', /^I don't know the time zone of `Mars\/Olympus`/],
    ['add 9:00 Gotham corr btc eth', /^I don't know the time zone of `Gotham`/],
    ['add 9:00 Gotham City rank btc', /^I don't know the time zone of `Gotham City`/],
    ['add 9:00 UTC+2 corr btc eth', /^`UTC\+2` is an offset, .* Name a city such as/],
    ['add 9:00 +05:30 btc eth', /^`\+05:30` is an offset/],
    ['add 9:00 London corr btc forever', /^I don't know the range `forever`/],
    ['add 9:00 London <!channel>', /^`<!channel>` can't be a name/],
    ['add 9:00 London btc days=sometimes', /^`sometimes` is no choice of days\. Try days=trading/],
    ['add 9:00 London btc days=all days=all', /^That line has `days=` twice\. Keep one of them\.$/],
    ['add 9:00 London btc late=1h late=2h', /^That line has `late=` twice/],
    [
      'add 9:00 London btc late=49h',
      /^`49h` is not how late a post may be\. Try late=30m or late=6h, at most late=48h\.$/,
    ],
    ['add 9:00 London btc late=', /^that is not how late/i],
    ['add 9:00 London btc late=1e9h', /^`1e9h` is not how late/],
    [
      'add 9:00 London study quiet',
      /^`quiet` compares one headline number .*`study` has none\. Leave `quiet` out\.$/,
    ],
    [
      'pause',
      /^Say which one, as in `daily pause 1` or `daily pause all`\. `daily list` shows the numbers\.$/,
    ],
    ['pause x', /^`x` is not the number of one, as in `daily pause 1`/],
    ['remove 0', /^`0` is not the number of one/],
    ['remove 1 OR 1=1', /^`1 OR 1=1` is not the number of one/],
    ['remove 99999999999', /^`99999999999` is not the number of one/],
    ['25:61 btc eth', /^I don't know what `daily` should do with `25:61 btc eth`\. Try `daily add/],
    ['09:00 Mars/Olympus btc eth', /^I don't know what `daily` should do with/],
    ['* * * * * btc eth', /^I don't know what `daily` should do with/],
    ['__proto__ 1', /^I don't know what `daily` should do with/],
  ])('%s', (text, sentence) => {
    for (const zone of [undefined, 'Europe/Berlin']) expect(refused(text, zone).message).toMatch(sentence);
  });

  test('whatever is typed', () => {
    const words = fc.constantFrom(
      'add',
      'preview',
      '9:00',
      'London',
      'corr',
      'btc',
      'days=all',
      'quiet',
      '#1',
      '(',
    );
    const text = fc.array(fc.oneof(words, fc.string({ maxLength: 12 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const refusal = refusalOrNull(() => read(parts.join(' '), 'Europe/Berlin'));
        expect(refusal?.message ?? 'It was read.').toMatch(/[.)]$/);
      }),
    );
  });
});
