import { windowExample } from '../src/core/query/reading.ts';
import { Refusal } from '../src/core/errors.ts';
import { echo } from '../src/core/query/echo.ts';
import { format } from '../src/core/query/format.ts';
import type { Command, CommandOption, Services } from '../src/core/ports.ts';

/** What can be asked, and how. */
const help: Command = {
  name: 'help',
  summary: 'What can be asked, and how?',
  examples: ['help', 'help corr'],
  options: [{ kind: 'text', placeholder: 'command', description: 'a command' }],
  cheap: true,
  run: async (query, services) => {
    const reply = query.text === '' ? overview(services) : detail(query.text, services);
    return { ...reply, notes: [], query: format(query, help) };
  },
};

export default help;

function overview({ commands }: Services) {
  return {
    title: 'Lockstep',
    lead: 'How closely is bitcoin moving with small-cap tech? Ask for any coin and any benchmark, such as `corr btc r2k-tech 1y`.',
    facts: commands.map((command) => [usage(command), command.summary] as const),
    actions: [
      { label: 'Try it', line: 'corr btc r2k-tech 1y' },
      { label: 'Names', line: 'symbols' },
      ...commands
        .filter(({ name }) => name !== 'help')
        .map(({ name }) => ({ label: name, line: `help ${name}` })),
    ],
  };
}

function detail(name: string, { commands }: Services) {
  const command = commands.find((candidate) => candidate.name === name.toLowerCase());
  if (command === undefined) {
    const known = commands.map((candidate) => candidate.name).join(', ');
    throw new Refusal(`There is no command ${echo(name)}. Try one of these: ${known}.`);
  }
  return {
    title: usage(command),
    lead: command.summary,
    facts: command.options.map((option) => [shownName(option), optionWords(option)] as const),
    actions: command.examples.map((line) => ({ label: line, line })),
  };
}

/** `corr [asset] [benchmark] [range] [window=63]` */
function usage({ name, options }: Command): string {
  return [name, ...options.map(optionUsage)].join(' ');
}

function optionUsage(option: CommandOption): string {
  switch (option.kind) {
    case 'assets':
    case 'benchmarks':
      return option.least > 0 ? 'a,b,...' : '[a,b,...]';
    case 'window':
      return `[${windowExample(option)}]`;
    case 'choice':
      return `[${option.name}=${option.default}]`;
    case 'asset':
    case 'benchmark':
    case 'range':
    case 'text':
      return `[${shownName(option)}]`;
  }
}

function shownName(option: CommandOption): string {
  if (option.kind === 'choice') return option.name;
  return option.kind === 'text' ? (option.placeholder ?? 'words') : option.kind;
}

function optionWords(option: CommandOption): string {
  switch (option.kind) {
    case 'assets':
    case 'benchmarks':
      return `${option.description}; ${option.least} to ${option.most}`;
    case 'window':
      return `${option.description}, ${option.least} to ${option.most}; ${option.default === 0 ? 'none' : option.default} if left out`;
    case 'choice':
      return `${option.description}: ${option.choices.join(', ')}; ${option.default} if left out`;
    case 'asset':
    case 'benchmark':
    case 'range':
      return `${option.description}; ${option.default} if left out`;
    case 'text':
      return option.description;
  }
}
