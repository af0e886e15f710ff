import { readPostDays } from '../../../core/orders/post-days.ts';

/** What is offered while a value is typed: places, days, lines to post, lines to watch, or one's own orders. */
export type SubOffer = 'zones' | 'days' | 'posts' | 'pairs' | 'orders';

/** One value of a sub-command: how it is typed in Discord, and how it stands in the command's text. */
export interface SubOption {
  readonly name: string;
  readonly description: string;
  /** `number` is that of an order, `level` one between -1 and 1. */
  readonly type: 'text' | 'number' | 'level' | 'yes-no';
  readonly required: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly offer?: SubOffer;
  /** Its words in the text; the value itself when it is left out, nothing when it returns an empty string. */
  readonly words?: (value: string) => string;
}

export interface SubCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly SubOption[];
}

const number: SubOption = {
  name: 'number',
  description: 'its number, as the list shows it',
  type: 'number',
  required: true,
  offer: 'orders',
};
const all: SubOption = {
  name: 'all',
  description: 'every one of this channel that is yours to change, instead of a number',
  type: 'yes-no',
  required: false,
  words: (value) => (value === 'true' ? 'all' : ''),
};

/** The settings of a daily post, in the order in which they would be typed. */
const post: readonly SubOption[] = [
  { name: 'time', description: 'local time, such as 16:30 or 4:30pm', type: 'text', required: true },
  {
    name: 'zone',
    description: 'time zone or city, such as America/New_York or London',
    type: 'text',
    required: true,
    offer: 'zones',
  },
  {
    name: 'line',
    description: 'what to ask, such as corr btc r2k-tech 1y',
    type: 'text',
    required: true,
    offer: 'posts',
  },
  {
    name: 'days',
    description: 'on which days, such as weekdays or mon,thu; New York sessions if left out',
    type: 'text',
    required: false,
    offer: 'days',
    words: (value) => `days=${readPostDays(value) ?? value.replace(/\s+/g, '')}`,
  },
  {
    name: 'late',
    description: 'how late it may still be posted, such as 30m or 6h',
    type: 'text',
    required: false,
    words: (value) => `late=${value.replaceAll(' ', '')}`,
  },
  {
    name: 'quiet',
    description: 'one line without a picture while nothing material changes',
    type: 'yes-no',
    required: false,
    words: (value) => (value === 'true' ? 'quiet' : ''),
  },
];

/** What is done to one order, by its number. */
function numbered(noun: string, names: Readonly<Record<string, string>>): SubCommand[] {
  return Object.entries(names).map(([name, what]) => ({
    name,
    description: what.replace('%', noun),
    options: [number],
  }));
}

const history = { history: 'What became of a %' } as const;

/** What is done to one order by its number, or to all. */
function changes(noun: string): SubCommand[] {
  const names = {
    pause: `Let a ${noun} rest, or all of them`,
    resume: `Let a resting ${noun} go on, or all of them`,
    remove: `Remove a ${noun}, or all of them`,
  };
  const options = [{ ...number, required: false }, all];
  return Object.entries(names).map(([name, description]) => ({ name, description, options }));
}

/**
 * The commands whose words begin with a verb, as Discord shows them: each verb is a sub-command with options of its own.
 * Their values, in this order, are the words that would be typed: `add 16:30 America/New_York corr btc r2k-tech 1y`.
 */
const SUB_COMMANDS: Readonly<Record<string, readonly SubCommand[]>> = {
  daily: [
    { name: 'add', description: 'Post an answer here every day', options: post },
    { name: 'list', description: 'The daily posts of this channel, and yours', options: [] },
    {
      name: 'preview',
      description: 'Show a daily post as it would be posted: one that is there, or one to be added',
      options: [number, ...post].map((option) => ({ ...option, required: false })),
    },
    ...numbered('daily post', { run: 'Post a % now' }),
    ...changes('daily post'),
    ...numbered('daily post', history),
  ],
  alert: [
    {
      name: 'add',
      description: 'Tell this channel when a correlation crosses a level, couples or decouples',
      options: [
        {
          name: 'line',
          description: 'the pair to watch, such as corr btc r2k-tech 1y',
          type: 'text',
          required: true,
          offer: 'pairs',
        },
        {
          name: 'condition',
          description: 'what to wait for; above and below take a level',
          type: 'text',
          required: true,
          choices: ['above', 'below', 'coupled', 'decoupled'],
        },
        {
          name: 'level',
          description: 'the correlation to cross, such as 0.7',
          type: 'level',
          required: false,
        },
      ],
    },
    { name: 'list', description: 'The alerts of this channel, and yours', options: [] },
    ...changes('alert'),
    ...numbered('alert', history),
  ],
};

/** The sub-commands of a command; none for most. */
export function subCommandsOf(command: string): readonly SubCommand[] {
  return Object.hasOwn(SUB_COMMANDS, command) ? (SUB_COMMANDS[command] ?? []) : [];
}

/** What was filled in, as the text of the command: `pause 3`. */
export function subCommandText(sub: SubCommand, values: ReadonlyMap<string, string>): string {
  const words = sub.options.map(({ name, words }) => {
    const value = values.get(name)?.trim() ?? '';
    return value === '' || words === undefined ? value : words(value);
  });
  return [sub.name, ...words].filter((word) => word !== '').join(' ');
}

/** Standing orders speak for a whole channel, so whoever manages the server decides who may give them. */
export function isManaged(command: string): boolean {
  return subCommandsOf(command).length > 0;
}
