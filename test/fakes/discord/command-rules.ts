import type { Flaw } from './api-error.ts';
import type { CommandPart } from './bodies.ts';
import { optionType } from './protocol.ts';

/** What the published description of the API does not say about commands, although the API refuses it. */

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const COMMAND_LENGTH = 8_000;
/** `path` is where the command stands: empty for a single one, `[3]` in a list. */
export function commandFlaws(command: CommandPart, path: Flaw['path']): Flaw[] {
  const flaws = (command.type ?? 1) === 1 ? partFlaws(command, path) : [];
  if (lengthOf(command) > COMMAND_LENGTH) {
    const message = `Command exceeds maximum size (${COMMAND_LENGTH})`;
    flaws.push({ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return flaws;
}

export function duplicateFlaws(commands: readonly CommandPart[]): Flaw[] {
  return commands.flatMap(({ name, type }, index) =>
    commands.findIndex((other) => other.name === name && (other.type ?? 1) === (type ?? 1)) < index
      ? [
          {
            path: [index],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ]
      : [],
  );
}

function partFlaws(part: CommandPart, path: Flaw['path']): Flaw[] {
  const flaws: Flaw[] = [];
  if (!NAME.test(part.name) || part.name !== part.name.toLowerCase()) {
    const message = "Command name is invalid; it must match ^[-_'\\p{L}\\p{N}]{1,32}$ in lower case";
    flaws.push({ path: [...path, 'name'], code: 'APPLICATION_COMMAND_INVALID_NAME', message });
  }
  if ((part.description ?? '') === '') {
    flaws.push({
      path: [...path, 'description'],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    });
  }
  if (part.autocomplete === true && (part.choices ?? []).length > 0) {
    const message = 'Autocomplete cannot be set for options that have choices';
    flaws.push({
      path: [...path, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
      message,
    });
  }
  return [...flaws, ...optionsFlaws(part.options ?? [], [...path, 'options'])];
}

function optionsFlaws(options: readonly CommandPart[], path: Flaw['path']): Flaw[] {
  const flaws = options.flatMap((option, index) => partFlaws(option, [...path, index]));
  const nested = options.filter(
    ({ type }) => type === optionType.subcommand || type === optionType.group,
  ).length;
  if (nested > 0 && nested < options.length) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    flaws.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  for (const [index, { name, required }] of options.entries()) {
    const before = options.slice(0, index);
    if (before.some((other) => other.name === name)) {
      const message = 'Option name is already used';
      flaws.push({
        path: [...path, index],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message,
      });
    }
    if (required === true && before.some((other) => other.required !== true)) {
      const message = 'Required options must be placed before non-required options';
      flaws.push({ path: [...path, index], code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
  }
  return flaws;
}

function lengthOf({ name, description, choices, options }: CommandPart): number {
  const own = name.length + (description?.length ?? 0);
  const chosen = (choices ?? []).reduce(
    (sum, choice) => sum + choice.name.length + String(choice.value).length,
    0,
  );
  return own + chosen + (options ?? []).reduce((sum, option) => sum + lengthOf(option), 0);
}
