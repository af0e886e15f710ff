import { parseArgs } from 'node:util';
import { numberOfDay } from '../../core/calendar/civil.ts';
import type { Look } from '../../core/chart.ts';
import type { Day } from '../../core/types.ts';

/** What a `corr` command line asks for. Files and folders as typed; nothing is read yet. */
export interface Run {
  readonly kind: 'run';
  /** One line, the lines of the input (`corr -`), or a prompt (no words at all). */
  readonly mode: 'line' | 'lines' | 'prompt';
  /** The words, joined by spaces; empty in the other modes. */
  readonly line: string;
  readonly json: boolean;
  /** Say how a question would be read, and answer nothing. */
  readonly explain: boolean;
  readonly demo: boolean;
  readonly prices: string | null;
  readonly asOf: Day | null;
  readonly out: string | null;
  /** Only what was given. */
  readonly look: Partial<Look>;
}

/** `usage`: print the message on the error output and exit with 2. */
export type Arguments =
  | Run
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'usage'; readonly message: string };

/** A string option is followed by what its value stands for, as the help names it. */
const valueNames: Readonly<Record<string, string>> = {
  prices: 'a folder of CSV files, as in --prices prices',
  'as-of': 'a day, as in --as-of 2025-05-05',
  out: 'a file, as in --out chart.png',
  theme: 'light or dark, as in --theme dark',
  scale: '1 or 2, as in --scale 2',
};
const flags: readonly string[] = ['json', 'explain', 'demo', 'help'];

const helpText = `Usage: corr [options] [words]

  corr btc r2k-tech 1y     one answer
  corr -                   one answer for each line of the input
  corr                     a prompt

Options:
  --json                   one JSON document an answer, and nothing else
  --explain                how a question would be read, as JSON, without an answer
  --out FILE.png           where to save the chart
  --theme light|dark       how the chart looks
  --scale 1|2              2 for a chart with twice the pixels
  --prices DIR             answer from a folder of CSV files
  --as-of YYYY-MM-DD       answer as of an earlier day
  --demo                   answer from a simulated market, without a network
  --help                   this text

Exit codes: 0 answered, 1 could not answer, 2 wrong options.`;

/** Reads the arguments after the program's name. Words are joined untouched, also negative numbers such as `-1y`. */
export function parseArguments(argv: readonly string[]): Arguments {
  const read = readTokens(argv);
  if (typeof read === 'string') return usage(read);
  const { words, given } = read;
  if (given.has('help')) return { kind: 'help', text: helpText };
  const fault = valueFault(given);
  if (fault !== null) return usage(fault);
  const mode = words.length === 0 ? 'prompt' : words.length === 1 && words[0] === '-' ? 'lines' : 'line';
  if (mode === 'lines' && given.has('out')) {
    return usage(
      '--out names one file, and "corr -" may draw many. Leave it out: each chart gets its own name.',
    );
  }
  if (mode === 'prompt' && given.has('json')) {
    return usage('--json needs a line, as in: corr btc r2k-tech 1y --json. For many lines: corr - --json.');
  }
  if (mode === 'prompt' && given.has('explain')) {
    return usage(
      '--explain needs a question, as in: corr --explain "is btc tracking small tech?". For many: corr --explain -.',
    );
  }
  return {
    kind: 'run',
    mode,
    line: mode === 'line' ? words.join(' ') : '',
    json: given.has('json'),
    explain: given.has('explain'),
    demo: given.has('demo'),
    prices: given.get('prices') ?? null,
    asOf: given.get('as-of') ?? null,
    out: given.get('out') ?? null,
    look: lookOf(given),
  };
}

interface Tokens {
  readonly words: readonly string[];
  /** Options by name; a flag's value is empty. */
  readonly given: ReadonlyMap<string, string>;
}

/** Splits words from options; a string is the fault found. */
function readTokens(argv: readonly string[]): Tokens | string {
  const words: string[] = [];
  const given = new Map<string, string>();
  // Not strict: the strict messages can't tell `-1y` from an option, nor say which options there are.
  const { tokens } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(Object.keys(valueNames).map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let negative = -1;
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const typed = argv[token.index] ?? '';
    if (/^-[\d.]/.test(typed)) {
      // `-1y` comes as two short options with one index.
      if (token.index !== negative) words.push(typed);
      negative = token.index;
      continue;
    }
    const fault = optionFault(token);
    if (fault !== null) return fault;
    given.set(token.name, token.value ?? '');
  }
  return { words, given };
}

function optionFault({ name, rawName, value, inlineValue }: OptionToken): string | null {
  const wanted = Object.hasOwn(valueNames, name) ? valueNames[name] : undefined;
  if (wanted === undefined) {
    if (!flags.includes(name)) return `I don't know the option ${rawName}. See corr --help.`;
    return value === undefined ? null : `--${name} takes no value. Write it alone: --${name}.`;
  }
  const missing = value === undefined || value === '' || (inlineValue === false && value.startsWith('-'));
  return missing ? `--${name} needs ${wanted}.` : null;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueFault(given: Tokens['given']): string | null {
  const { theme = 'light', scale = '1', out = '.png', 'as-of': day } = Object.fromEntries(given);
  if (theme !== 'light' && theme !== 'dark') return `There is no theme "${theme}". Use light or dark.`;
  if (scale !== '1' && scale !== '2') return `There is no scale "${scale}". Use 1 or 2.`;
  if (!out.toLowerCase().endsWith('.png')) return `A chart is a PNG picture: let "${out}" end in .png.`;
  if (day !== undefined && numberOfDay(day) === null)
    return `"${day}" is not a day. Write it as in --as-of 2025-05-05.`;
  if (given.has('demo') && given.has('prices')) {
    return 'Give --demo or --prices, not both: one is simulated, the other is yours.';
  }
  return null;
}

function lookOf(given: Tokens['given']): Partial<Look> {
  const [theme, scale] = [given.get('theme'), given.get('scale')];
  return {
    ...(theme === undefined ? {} : { theme: theme === 'dark' ? 'dark' : 'light' }),
    ...(scale === undefined ? {} : { scale: scale === '2' ? 2 : 1 }),
  };
}

function usage(message: string): Arguments {
  return { kind: 'usage', message };
}
