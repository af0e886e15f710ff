import { describe, expect, test } from 'vitest';
import { parseArguments, type Run } from '../../../src/platforms/terminal/arguments.ts';

const plainRun: Run = {
  kind: 'run',
  mode: 'prompt',
  line: '',
  json: false,
  explain: false,
  demo: false,
  prices: null,
  asOf: null,
  out: null,
  look: {},
};

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

describe('what to run', () => {
  const lines: [typed: string, line: string][] = [
    ['btc r2k-tech 1y', 'btc r2k-tech 1y'],
    ['-- btc r2k-tech 1y', 'btc r2k-tech 1y'],
    ['symbols tech', 'symbols tech'],
    ['btc ndx window=21', 'btc ndx window=21'],
    ['btc eth -1y', 'btc eth -1y'],
    ['-1y', '-1y'],
    ['-.5y -12 btc', '-.5y -12 btc'],
    ['btc -- --json -x', 'btc --json -x'],
    ['- - -', '- - -'],
    ['btc -', 'btc -'],
    ['__proto__ constructor', '__proto__ constructor'],
  ];
  test.each(lines)('corr %s asks %s', (typed, line) => {
    expect(parseArguments(words(typed))).toEqual({ ...plainRun, mode: 'line', line });
  });

  test('a quoted question is one word and stays as it is', () => {
    expect(parseArguments(['is bitcoin,  still high?'])).toMatchObject({ line: 'is bitcoin,  still high?' });
  });

  test('no words are a prompt, a lone dash is the lines of the input', () => {
    expect(parseArguments([])).toEqual(plainRun);
    expect(parseArguments(['-'])).toEqual({ ...plainRun, mode: 'lines' });
    expect(parseArguments(['-', '--json'])).toEqual({ ...plainRun, mode: 'lines', json: true });
  });

  test('options may stand anywhere, with a space or an equals sign', () => {
    const typed =
      '--as-of 2025-05-05 btc --json --prices=data r2k-tech --out a/B.PNG --theme dark --scale=2 1y';
    expect(parseArguments(words(typed))).toEqual({
      ...plainRun,
      mode: 'line',
      line: 'btc r2k-tech 1y',
      json: true,
      prices: 'data',
      asOf: '2025-05-05',
      out: 'a/B.PNG',
      look: { theme: 'dark', scale: 2 },
    });
    expect(parseArguments(words('--demo --theme light --scale 1'))).toEqual({
      ...plainRun,
      demo: true,
      look: { theme: 'light', scale: 1 },
    });
  });

  test.each(['--help', '-h', 'btc --help --theme loud'])(
    '%s is the help, which names every option',
    (typed) => {
      const read = parseArguments(words(typed));
      expect(read.kind).toBe('help');
      for (const name of [
        '--json',
        '--out',
        '--theme',
        '--scale',
        '--prices',
        '--as-of',
        '--demo',
        'corr -',
      ]) {
        expect(read.kind === 'help' && read.text).toContain(name);
      }
    },
  );
});

describe('what can not be run says how to write it', () => {
  const faults: [typed: string, message: string][] = [
    ['--colour', "I don't know the option --colour. See corr --help."],
    ['--colour=red', "I don't know the option --colour. See corr --help."],
    ['--__proto__ x', "I don't know the option --__proto__. See corr --help."],
    ['--no-json', "I don't know the option --no-json. See corr --help."],
    ['-x', "I don't know the option -x. See corr --help."],
    ['--json=yes btc', '--json takes no value. Write it alone: --json.'],
    ['btc --out', '--out needs a file, as in --out chart.png.'],
    ['--out --json btc', '--out needs a file, as in --out chart.png.'],
    ['--prices= btc', '--prices needs a folder of CSV files, as in --prices prices.'],
    ['btc --as-of', '--as-of needs a day, as in --as-of 2025-05-05.'],
    ['--as-of yesterday', '"yesterday" is not a day. Write it as in --as-of 2025-05-05.'],
    ['--as-of 2025-02-30', '"2025-02-30" is not a day. Write it as in --as-of 2025-05-05.'],
    ['--as-of 2025-13-01', '"2025-13-01" is not a day. Write it as in --as-of 2025-05-05.'],
    ['--as-of 2025-5-5', '"2025-5-5" is not a day. Write it as in --as-of 2025-05-05.'],
    ['--theme loud', 'There is no theme "loud". Use light or dark.'],
    ['--scale 3', 'There is no scale "3". Use 1 or 2.'],
    ['--out chart.jpg', 'A chart is a PNG picture: let "chart.jpg" end in .png.'],
    ['--demo --prices x', 'Give --demo or --prices, not both: one is simulated, the other is yours.'],
    [
      '- --out a.png',
      '--out names one file, and "corr -" may draw many. Leave it out: each chart gets its own name.',
    ],
    ['--json', '--json needs a line, as in: corr btc r2k-tech 1y --json. For many lines: corr - --json.'],
  ];
  test.each(faults)('corr %s', (typed, message) => {
    expect(parseArguments(words(typed))).toEqual({ kind: 'usage', message });
  });
});
