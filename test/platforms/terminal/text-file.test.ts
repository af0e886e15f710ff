import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveTextFile } from '../../../src/platforms/terminal/text-file.ts';
import { temporaryFolder } from './fake-terminal.ts';

test('a text is saved whole under its name in a folder that need not exist, over what was there', async () => {
  const folder = join(temporaryFolder(), 'state', 'charts');
  await saveTextFile({ filename: 'a.csv', text: 'old' }, folder);
  const saved = await saveTextFile({ filename: 'a.csv', text: 'date\n' }, folder);
  expect(saved).toEqual({ path: join(folder, 'a.csv'), note: null });
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('date\n');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

const names: [typed: string, safe: string][] = [
  ['../../etc/passwd', 'etc-passwd'],
  ['csv-pepe/usdt.csv', 'csv-pepe-usdt.csv'],
  ['a b\u0000.CSV', 'a-b-.csv'],
  ['.csv', 'csv'],
  ['..', 'file'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(120)}.csv`],
];
test.each(names)('the name %j stays inside the folder as %j', async (filename, safe) => {
  const folder = temporaryFolder();
  const { path } = await saveTextFile({ filename, text: '' }, folder);
  expect(path).toBe(join(folder, safe));
  expect(readdirSync(folder)).toEqual([safe]);
});

test('a place that can not be written leaves a note that says why, and nothing on the disk', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.csv', 'inside'), { recursive: true });
  const { path, note } = await saveTextFile({ filename: 'a.csv', text: '' }, folder);
  expect(path).toBeNull();
  expect(note).toBe(`The file was not saved to ${join(folder, 'a.csv')}: there is a folder of that name.`);
  expect(readdirSync(folder)).toEqual(['a.csv']);
});
