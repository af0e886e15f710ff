import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCommands } from '../src/load-commands.ts';

const command = (name: string) =>
  `export default { name: '${name}', summary: 's', examples: [], options: [], run: async () => ({}) };\n`;

describe('loading commands', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-commands-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('the project has corr, symbols and, last, help', async () => {
    const names = (await loadCommands()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['corr', 'symbols']));
    expect(names.at(-1)).toBe('help');
  });

  test('a new file is a new command, nothing else to change', async () => {
    await writeFile(join(folder, 'wave.ts'), command('wave'));
    await writeFile(join(folder, 'notes.md'), 'not a command');
    expect((await loadCommands(folder)).map(({ name }) => name)).toEqual(['wave']);
  });

  test('a file without a command stops the start and is named', async () => {
    await writeFile(join(folder, 'broken.ts'), 'export const run = 1;\n');
    await expect(loadCommands(folder)).rejects.toThrow(/broken\.ts must export a Command by default/);
  });

  test('two commands of one name stop the start', async () => {
    await writeFile(join(folder, 'one.ts'), command('same'));
    await writeFile(join(folder, 'two.ts'), command('same'));
    await expect(loadCommands(folder)).rejects.toThrow(/Two files.*same/);
  });
});
