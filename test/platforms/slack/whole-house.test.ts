import { expect, test } from 'vitest';
import { createRenderer } from '../../../src/charts/render.ts';
import type { Look } from '../../../src/core/types.ts';
import { simulatedAnswer } from './simulated-answer.ts';
import { GENERAL, MODES, slackBed } from './slack-bed.ts';

const renderer = createRenderer();
const draw = (look: Look) => (chart: Parameters<typeof renderer.draw>[0], filename: string, alt: string) =>
  renderer.draw(chart, look, filename, alt);

test.each(MODES)('%s: a command, its chart and its buttons, and other commands', async (mode) => {
  const { fake } = await slackBed({ mode, answer: simulatedAnswer(draw) });
  const answered = (start: string) =>
    fake.until(start, () => fake.messages('C0GENERAL').find(({ text }) => text.startsWith(start)));

  fake.people.slash(GENERAL, '/corr', 'btc r2k-tech 1y');
  const message = await answered('SIMULATED: BTC and small-cap tech, 1y');
  const [file] = fake.files();
  expect(file?.mimetype).toBe('image/png');
  expect(file?.bytes?.readUInt32BE(16)).toBe(1_200);
  expect(file?.name).toBe('corr-btc-r2k-tech-1y.png');

  fake.people.press('U0ADA', message, { text: '5y' });
  await fake.until('the longer range', () => message.text.includes('BTC and small-cap tech, 5y'));
  fake.people.slash(GENERAL, '/corr', 'rank btc 1y');
  await answered('SIMULATED: What BTC moves with, 1y');
  fake.people.slash(GENERAL, '/corr', 'matrix btc,eth,ndx,gold 1y');
  await fake.until('the matrix', () =>
    fake.messages('C0GENERAL').find(({ text }) => text.includes('every pair')),
  );
  fake.people.mention({ user: 'U0BOB', channel: 'C0GENERAL' }, 'csv btc ndx 6m');
  await fake.until('the CSV', () => fake.files().find(({ name }) => name.endsWith('.csv')));
});
