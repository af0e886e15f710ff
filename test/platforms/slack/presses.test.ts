import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { AnswerLine } from '../../../src/core/ports.ts';
import type { Reply } from '../../../src/core/types.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { withPicture } from './pictures-for-tests.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

const answered = (fake: FakeSlack, line: string, channel = 'C0GENERAL') =>
  fake.until(`the answer to ${line}`, () =>
    fake.messages(channel).find(({ text }) => text.startsWith(`Answer to ${line}:`)),
  );

describe.each(MODES)('a button under an answer (%s)', (mode) => {
  test('changes the message of whoever asked', async () => {
    const { fake } = await slackBed({ mode, answer: async (line) => withPicture(plainReply(line)) });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const message = await answered(fake, 'btc');
    expect(await fake.people.press('U0ADA', message, { text: '2y' }).acked).toMatchObject({ ok: true });
    await answered(fake, 'corr btc r2k-tech 2y');
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
    expect(message.edits).toBe(1);
    expect(fake.violations).toEqual([]);
  });

  test('posts a new message for everybody else, with their name', async () => {
    const { fake } = await slackBed({ mode });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const message = await answered(fake, 'btc');
    fake.people.press('U0BOB', message, { text: '2y' });
    const { blocks } = await answered(fake, 'corr btc r2k-tech 2y');
    expect(message.text).toContain('Answer to btc');
    expect(JSON.stringify(blocks)).toContain('bob asked');
  });

  test('of a private answer changes it for the person alone', async () => {
    const { fake } = await slackBed({ mode });
    fake.people.slash(GENERAL, '/corr', 'private btc');
    const message = await fake.until('a private answer', () => fake.ephemerals('U0ADA')[0]);
    fake.people.press('U0ADA', message, { text: '2y' });
    await fake.until('the next answer', () => message.text.startsWith('Answer to corr btc r2k-tech 2y'));
    expect(fake.ephemerals('U0ADA')).toHaveLength(1);
    expect(fake.messages('C0GENERAL')).toEqual([]);
  });

  test('in a thread answers in the thread', async () => {
    const { fake } = await slackBed({ mode });
    const asked = fake.people.mention(GENERAL, 'btc');
    const message = await answered(fake, 'btc');
    fake.people.press('U0BOB', message, { text: '2y' });
    expect((await answered(fake, 'corr btc r2k-tech 2y')).threadTs).toBe(asked.ts);
  });

  test('pressed twice works once', async () => {
    const hold = Promise.withResolvers<void>();
    const lines: string[] = [];
    const answer: AnswerLine = async (line) => {
      lines.push(line);
      if (line !== 'btc') await hold.promise;
      return plainReply(line);
    };
    const { fake, stop } = await slackBed({ mode, answer });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const message = await answered(fake, 'btc');
    const presses = [1, 2, 3].map(() => fake.people.press('U0ADA', message, { text: '2y' }));
    for (const { acked } of presses) expect(await acked).toMatchObject({ ok: true });
    hold.resolve();
    await answered(fake, 'corr btc r2k-tech 2y');
    await stop();
    expect(lines).toEqual(['btc', 'corr btc r2k-tech 2y']);
    expect(message.edits).toBe(1);
  });
});

describe.each(MODES)('“Delete this answer” (%s)', (mode) => {
  const aim = { text: 'Delete this answer' };

  test('takes it away for whoever asked, and for nobody else', async () => {
    const { fake } = await slackBed({ mode });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const message = await answered(fake, 'btc');
    fake.people.press('U0BOB', message, aim);
    const { text } = await fake.until('a sentence', () => fake.ephemerals('U0BOB')[0]);
    expect(text).toBe('Only whoever asked can delete this answer.');
    expect(fake.messages('C0GENERAL')).toEqual([message]);
    fake.people.press('U0ADA', message, aim);
    await fake.until('it is gone', () => fake.messages('C0GENERAL').length === 0);
  });

  test('takes away an answer that only one person sees', async () => {
    const { fake } = await slackBed({ mode });
    fake.people.slash(GENERAL, '/corr', 'private btc');
    const message = await fake.until('a private answer', () => fake.ephemerals('U0ADA')[0]);
    fake.people.press('U0ADA', message, aim);
    await fake.until('it is gone', () => fake.ephemerals('U0ADA').length === 0);
    expect(fake.messages('C0GENERAL')).toEqual([]);
  });
});

test('“Delete this answer” works where the bot itself may not', async () => {
  const { fake, log } = await slackBed();
  fake.people.slash(GENERAL, '/corr', 'btc');
  const message = await answered(fake, 'btc');
  fake.failNext('chat.delete', { error: 'channel_not_found' });
  fake.people.press('U0ADA', message, { text: 'Delete this answer' });
  await fake.until('it is gone', () => fake.messages('C0GENERAL').length === 0);
  expect(log).toContainEqual(expect.objectContaining({ event: 'slack-answer-not-deleted' }));
});

describe('what stands there', () => {
  test('stays while the next answer is in work, without its buttons, and under a refusal', async () => {
    const outcome = Promise.withResolvers<Reply>();
    const answer: AnswerLine = async (line) =>
      line === 'btc' ? withPicture(plainReply(line)) : outcome.promise;
    const { fake, waits } = await slackBed({ answer });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const message = await answered(fake, 'btc');
    fake.people.press('U0ADA', message, { text: '2y' });
    await fake.until('the press in work', () => fake.deliveries.at(-1)?.ack);
    await waits.began(1_500);
    waits.pass(1_500);
    await fake.until('a note', () => JSON.stringify(message.blocks).includes('Working on'));
    const noted = JSON.stringify(message.blocks);
    expect(noted).toContain('Answer to btc');
    expect(noted).toContain('slack_file');
    expect(noted).not.toContain('line:0');
    outcome.reject(new Refusal('No prices before 2015. Try 1y.', [{ label: 'Use 1y', line: 'corr btc 1y' }]));
    await fake.until('the refusal', () => JSON.stringify(message.blocks).includes('No prices before 2015'));
    expect(JSON.stringify(message.blocks)).toContain('Answer to btc');
    expect(JSON.stringify(message.blocks)).toContain('=corr btc 1y');
    expect(fake.violations).toEqual([]);
  });
});

test('a button carries a line of any length', async () => {
  const long = `corr ${Array.from({ length: 900 }, (_, index) => `c${index}`).join(',')} 1y`;
  const lines: string[] = [];
  const answer: AnswerLine = async (line) => {
    lines.push(line);
    return { ...plainReply('x'), actions: [{ label: 'Long', line: long }] };
  };
  const { fake } = await slackBed({ answer });
  fake.people.slash(GENERAL, '/corr', 'btc');
  const message = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  fake.people.press('U0ADA', message, { text: 'Long' });
  await fake.until('the next answer', () => message.edits === 1);
  expect(lines.at(-1)).toBe(long);
});

test('a button whose line is forgotten says so', async () => {
  const answer: AnswerLine = async () => ({
    ...plainReply('x'),
    actions: [{ label: 'Long', line: 'x'.repeat(2_500) }],
  });
  const { fake, keyValue } = await slackBed({ answer });
  fake.people.slash(GENERAL, '/corr', 'btc');
  const message = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  await keyValue.forget('T0ACME');
  fake.people.press('U0ADA', message, { text: 'Long' });
  const { text } = await fake.until('a sentence', () => fake.ephemerals('U0ADA')[0]);
  expect(text).toContain('too old');
});

test('the menu has the CSV and the daily post', async () => {
  const schedule = async () => {
    throw new Refusal('not today');
  };
  const { fake } = await slackBed({ options: { schedule } });
  fake.people.slash(GENERAL, '/corr', 'btc');
  const message = await answered(fake, 'btc');
  fake.people.press('U0BOB', message, { text: 'CSV file' });
  await answered(fake, 'csv btc r2k-tech 1y');
  fake.people.press('U0BOB', message, { text: 'Make this a daily post' });
  const form = await fake.until('the form', () => fake.modals('U0BOB')[0]);
  expect(JSON.stringify(form.content)).toContain('"initial_value":"btc"');
  expect(JSON.stringify(form.content)).toContain('"initial_conversation":"C0GENERAL"');
  expect(JSON.stringify(form.content)).toContain('America/New_York');
});

test("a press under a daily post, which is nobody's, posts a new message", async () => {
  const { fake, slack } = await slackBed();
  await slack.post(
    { platform: 'slack', workspace: 'T0ACME', kind: 'channel', id: 'C0GENERAL' },
    plainReply('corr btc'),
    'key-1',
  );
  const post = await answered(fake, 'corr btc');
  expect(JSON.stringify(post.blocks)).not.toContain('Delete this answer');
  fake.people.press('U0ADA', post, { text: '2y' });
  await answered(fake, 'corr btc r2k-tech 2y');
  expect(fake.messages('C0GENERAL')).toHaveLength(2);
});
