import { expect, test } from 'vitest';
import { createRenderer } from '../../../src/charts/render.ts';
import type { Chart, Look } from '../../../src/core/chart.ts';
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

test.each(MODES)(
  '%s: two hundred commands at once, fifty different: each is worked out and drawn once, and shown in all its answers',
  { timeout: 60_000 },
  async (mode) => {
    let drawn = 0;
    const counted = (look: Look) => (chart: Chart, filename: string, alt: string) => {
      drawn += 1;
      return renderer.draw(chart, look, filename, alt);
    };
    const { fake, stop } = await slackBed({ mode, answer: simulatedAnswer(counted) });
    const sent = Array.from({ length: 200 }, (_, index) =>
      fake.people.slash(GENERAL, '/corr', `btc ndx ${100 + (index % 50)}d`),
    );
    for (const { acked } of sent) expect(await acked).toMatchObject({ ok: true, attempt: 0 });
    // In steps, because a busy machine may take longer for all of them than anybody waits for one.
    for (const count of [25, 50, 100, 150, 200]) {
      await fake.until(`${count} answers`, () => fake.messages('C0GENERAL').length >= count);
    }
    await stop();
    const pictures = fake
      .messages('C0GENERAL')
      .filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file'));
    expect(pictures).toHaveLength(200);
    process.stdout.write(
      `${mode}: 200 commands, 50 different: ${drawn} worked out and drawn, ${fake.files().length} uploaded\n`,
    );
    expect(drawn).toBe(50);
    expect(fake.files()).toHaveLength(50);
  },
);
