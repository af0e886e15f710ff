import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from './core/ports.ts';

/**
 * Every file of the commands folder is one command: its default export. `corr` comes first, `help` last, the others by name.
 * Throws when a file has no command, or two share a name: a command that is silently missing helps no one.
 */
export async function loadCommands(
  folder = join(import.meta.dirname, '..', 'commands'),
): Promise<readonly Command[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const commands = await Promise.all(files.map((file) => loadCommand(join(folder, file))));
  const names = commands.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two files in ${folder} define the command ${twice}.`);
  return commands.sort((a, b) => place(a) - place(b));
}

/** The question that the house was built for comes first, help last, the others by name between them. */
function place({ name }: Command): number {
  return name === 'corr' ? 0 : name === 'help' ? 2 : 1;
}

async function loadCommand(file: string): Promise<Command> {
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  if (!isCommand(module.default)) {
    throw new Error(
      `${file} must export a Command by default: name, summary, examples, options and run (src/core/ports.ts).`,
    );
  }
  return module.default;
}

function isCommand(value: unknown): value is Command {
  if (typeof value !== 'object' || value === null) return false;
  const { name, summary, examples, options, run }: Partial<Record<keyof Command, unknown>> = value;
  return (
    typeof name === 'string' &&
    /^[a-z]+$/.test(name) &&
    typeof summary === 'string' &&
    Array.isArray(examples) &&
    Array.isArray(options) &&
    typeof run === 'function'
  );
}
