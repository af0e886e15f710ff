import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveChart } from '../../../src/platforms/terminal/chart-file.ts';
import { image, temporaryFolder } from './fake-terminal.ts';

test('a chart is saved under its name in a folder that need not exist, and nothing else is left there', async () => {
  const folder = join(temporaryFolder(), 'state', 'charts');
  const { chart, note } = await saveChart(image, { folder });
  const file = join(folder, 'corr-btc-r2k-tech-1y.png');
  expect({ chart, note }).toEqual({ chart: { file, width: 1200, height: 630, alt: 'A chart.' }, note: null });
  expect(readFileSync(file)).toEqual(Buffer.from(image.png));
  expect(readdirSync(folder)).toEqual(['corr-btc-r2k-tech-1y.png']);
});

test('the file that was asked for is written, over what was there', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'mine.PNG');
  writeFileSync(out, 'old');
  const { chart } = await saveChart(image, { folder: join(folder, 'unused'), out });
  expect(chart?.file).toBe(out);
  expect(readFileSync(out)).toEqual(Buffer.from(image.png));
  expect(readdirSync(folder)).toEqual(['mine.PNG']);
});

describe('a chart that can not be saved leaves a note that says why, and nothing on the disk', () => {
  test('the folder of the file is missing: it is not created', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'nowhere', 'a.png');
    const { chart, note } = await saveChart(image, { folder, out });
    expect(chart).toBeNull();
    expect(note).toBe(
      `The chart was not saved to ${out}: the folder ${dirname(out)} does not exist; create it first.`,
    );
    expect(existsSync(dirname(out))).toBe(false);
  });

  test('a part of the path is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const notes = await Promise.all([
      saveChart(image, { folder: join(file, 'charts') }),
      saveChart(image, { folder: file }),
      saveChart(image, { folder: '.', out: join(file, 'a.png') }),
    ]);
    for (const { chart, note } of notes) {
      expect(chart).toBeNull();
      expect(note).toMatch(/: a part of its path is a file, not a folder\.$/);
    }
  });

  test('a folder has the name, and the temporary file is taken away', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.png', 'inside'), { recursive: true });
    const { chart, note } = await saveChart(image, { folder, out: join(folder, 'a.png') });
    expect(chart).toBeNull();
    expect(note).toMatch(/: there is a folder of that name\.$/);
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  test('the file is no PNG by its name', async () => {
    const out = join(temporaryFolder(), 'a.jpg');
    const { chart, note } = await saveChart(image, { folder: '.', out });
    expect(chart).toBeNull();
    expect(note).toBe(`The chart was not saved: it is a PNG picture, so let ${out} end in .png.`);
  });
});

const names: [typed: string, safe: string][] = [
  ['../../etc/passwd', 'etc-passwd.png'],
  ['corr-pepe/usdt.png', 'corr-pepe-usdt.png'],
  ['a b\u0000c\u202E.png', 'a-b-c-.png'],
  ['.hidden.png', 'hidden.png'],
  ['..', 'chart.png'],
  ['', 'chart.png'],
  [`${'x'.repeat(300)}.png`, `${'x'.repeat(120)}.png`],
];
test.each(names)('the name %j stays inside the folder as %j', async (filename, safe) => {
  const folder = temporaryFolder();
  const { chart } = await saveChart({ ...image, filename }, { folder });
  expect(chart?.file).toBe(join(folder, safe));
  expect(readdirSync(folder)).toEqual([safe]);
});
