import { expect, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { repeatingAnswer } from '../../bad-input/repeating-answer.ts';
import { manualClock } from '../../fakes/slack/clock.ts';
import { expectAnsweredHarmlessly } from './bad-lines-in-slack.ts';
import { slackBed } from './slack-bed.ts';

test('every bad line, typed, said and behind buttons, is answered once with a sentence that does no harm', async () => {
  await expectAnsweredHarmlessly(BAD_LINES.map(({ line }) => line));
}, 300_000);

test('every bad line in the form of a daily post is a result or a sentence there', async () => {
  // A form can be opened within three seconds, which a busy machine may not have.
  const { fake, log } = await slackBed({ answer: repeatingAnswer, fake: { clock: manualClock(Date.now()) } });
  for (const { line } of BAD_LINES.filter((one) => one.line.trim() !== '' && one.line.length <= 1_000)) {
    fake.people.shortcut('U0ADA', 'new-daily-post');
    const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
    const fresh = form.hash;
    fake.people.submitView(form, { channel: 'C0GENERAL', line });
    await fake.until(`an end of ${line.slice(0, 60)}`, () => form.hash !== fresh && !isAdding(form.content));
    expect(JSON.stringify(form.content)).not.toMatch(/\\n +at |node_modules/);
    fake.people.closeView(form);
  }
  expect(log.filter(({ event }) => event === 'fault')).toEqual([]);
}, 300_000);

function isAdding(content: object): boolean {
  return JSON.stringify(content).includes('Adding it');
}
