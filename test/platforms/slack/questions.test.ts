import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { explain } from '../../../src/core/answering/explain.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import type { AnswerLine } from '../../../src/core/ports.ts';
import { DIALOGUE, OFF_TOPIC, understanding } from '../../contracts/plain-questions.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

/** Notes down what is asked; refuses what does not begin with a coin or a command. */
function listening() {
  const lines: string[] = [];
  const goesOnFrom: (string | undefined)[] = [];
  const answer: AnswerLine = async (line, { previous }) => {
    lines.push(line);
    goesOnFrom.push(previous);
    if (/^\d/.test(line)) throw new Refusal(`\`${line}\` can't be read.`);
    return plainReply(line);
  };
  return { answer, lines, goesOnFrom };
}

const commands = await loadCommands();

const byBot = (message: { readonly byBot: boolean }) => message.byBot;

describe.each(MODES)('questions (%s)', (mode) => {
  test('a mention is answered in its thread, once, though it comes as two events', async () => {
    const { answer, lines } = listening();
    const { fake, stop } = await slackBed({ mode, answer });
    const asked = fake.people.mention(GENERAL, 'btc and <https://ndx.example|ndx>');
    const reply = await fake.until('an answer', () => fake.messages('C0GENERAL').find(byBot));
    await stop();
    expect(reply.threadTs).toBe(asked.ts);
    expect(lines).toEqual(['btc and ndx']);
    expect(fake.messages('C0GENERAL').filter(byBot)).toHaveLength(1);
  });

  test('a follow-up in the thread goes on from the last line', async () => {
    const { answer, lines, goesOnFrom } = listening();
    const { fake } = await slackBed({ mode, answer });
    const asked = fake.people.mention(GENERAL, 'corr eth ndx 1y');
    const answers = (count: number) =>
      fake.until('answers', () => fake.messages('C0GENERAL').filter(byBot).length === count);
    await answers(1);
    fake.people.mention(GENERAL, '2y', asked.ts);
    await answers(2);
    fake.people.mention(GENERAL, 'rank btc', asked.ts);
    await answers(3);
    expect(lines).toEqual(['corr eth ndx 1y', '2y', 'rank btc']);
    expect(goesOnFrom.slice(0, 2)).toEqual([undefined, 'corr eth ndx 1y']);
  });

  test('a follow-up under the answer of a command knows its line', async () => {
    const { answer, goesOnFrom } = listening();
    const { fake, stop, keyValue } = await slackBed({ mode, answer });
    fake.people.slash(GENERAL, '/corr', 'corr eth ndx 1y');
    const first = await fake.until('an answer', () => fake.messages('C0GENERAL').find(byBot));
    const kept = () => keyValue.get('slack-last-line', `T0ACME/C0GENERAL/${first.ts}`);
    await vi.waitFor(async () => expect(await kept()).toBe('corr eth ndx 1y'));
    fake.people.mention(GENERAL, 'window=30', first.ts);
    await fake.until('a second', () => fake.messages('C0GENERAL').filter(byBot)[1]);
    await stop();
    expect(goesOnFrom.at(-1)).toBe('corr eth ndx 1y');
  });

  test('a direct message is answered there, and its follow-up too', async () => {
    const { answer, goesOnFrom } = listening();
    const { fake } = await slackBed({ mode, answer });
    const { channel } = fake.people.directMessage('U0ADA', 'corr eth ndx 1y');
    await fake.until('an answer', () => fake.messages(channel).find(byBot));
    fake.people.directMessage('U0ADA', '5y');
    const second = await fake.until('a second', () => fake.messages(channel).filter(byBot)[1]);
    expect(second.threadTs).toBeUndefined();
    expect(goesOnFrom).toEqual([undefined, 'corr eth ndx 1y']);
  });

  test('other names after a line are a question of their own', async () => {
    const { answer, lines } = listening();
    const { fake } = await slackBed({ mode, answer });
    const { channel } = fake.people.directMessage('U0ADA', 'corr eth ndx 1y');
    await fake.until('an answer', () => fake.messages(channel).find(byBot));
    fake.people.directMessage('U0ADA', 'sol gold 6m');
    await fake.until('a second', () => fake.messages(channel).filter(byBot)[1]);
    expect(lines.at(-1)).toBe('sol gold 6m');
  });

  test('plain questions are understood in a direct message and go on from each other', async () => {
    const { answer, lines } = understanding(commands);
    const { fake } = await slackBed({ mode, answer });
    for (const [place, [said]] of DIALOGUE.entries()) {
      const { channel } = fake.people.directMessage('U0ADA', said);
      await fake.until('an answer', () => fake.messages(channel).filter(byBot)[place]);
    }
    expect(lines).toEqual(DIALOGUE.map(([, line]) => line));
  });

  test('plain questions are understood in the thread of a mention; what is none gets one kind sentence', async () => {
    const { answer, lines } = understanding(commands);
    const { fake } = await slackBed({ mode, answer });
    const answers = (count: number) =>
      fake.until('answers', () => fake.messages('C0GENERAL').filter(byBot).length === count);
    const asked = fake.people.mention(GENERAL, DIALOGUE[0][0]);
    await answers(1);
    fake.people.mention(GENERAL, DIALOGUE[1][0], asked.ts);
    await answers(2);
    fake.people.mention(GENERAL, OFF_TOPIC, asked.ts);
    await answers(3);
    expect(lines).toEqual(DIALOGUE.slice(0, 2).map(([, line]) => line));
    expect(fake.messages('C0GENERAL').filter(byBot).at(-1)?.text).toContain(
      'how closely things move together',
    );
  });

  test('what is neither a line nor a follow-up is one sentence', async () => {
    const { answer, lines } = listening();
    const { fake } = await slackBed({ mode, answer });
    fake.people.directMessage('U0ADA', '7 apples');
    const { text } = await fake.until('a sentence', () => fake.messages(fake.direct('U0ADA')).find(byBot));
    expect(text).toContain("7 apples can't be read.");
    expect(lines).toEqual(['7 apples']);
  });

  test('its own messages, other bots, edits and deletions are no questions', async () => {
    const { answer, lines } = listening();
    const { fake, stop } = await slackBed({ mode, answer });
    const said = fake.people.directMessage('U0ADA', 'btc');
    const reply = await fake.until('an answer', () => fake.messages(said.channel).find(byBot));
    fake.people.edit(said, 'eth');
    fake.people.erase(said);
    fake.people.event('message', {
      channel: said.channel,
      channel_type: 'im',
      user: 'U0BOT',
      bot_id: 'B0OTHER',
      text: 'btc',
      ts: '99.1',
    });
    fake.people.event('message', {
      channel: said.channel,
      channel_type: 'im',
      subtype: 'bot_message',
      bot_id: 'B0OTHER',
      text: 'btc',
      ts: '99.2',
    });
    fake.people.event('app_mention', {
      channel: 'C0GENERAL',
      user: fake.botUser,
      bot_id: reply.user,
      text: 'btc',
      ts: '99.3',
    });
    await Promise.all(fake.deliveries.map(({ acked }) => acked));
    await stop();
    expect(lines).toEqual(['btc']);
    expect(fake.messages(said.channel).filter(byBot)).toHaveLength(1);
  });

  test('a mention in a direct message, which comes as two events, is answered once', async () => {
    const { answer, lines } = listening();
    const { fake, stop } = await slackBed({ mode, answer });
    const said = fake.people.directMessage('U0ADA', `<@${fake.botUser}> btc`);
    const { channel, ts, text, user } = said;
    fake.people.event('app_mention', { channel, ts, text, user });
    await Promise.all(fake.deliveries.map(({ acked }) => acked));
    await fake.until('an answer', () => fake.messages(channel).find(byBot));
    await stop();
    expect(lines).toEqual(['btc']);
    expect(fake.messages(channel).filter(byBot)).toHaveLength(1);
  });

  test('words in a channel that mention nobody are not for the bot', async () => {
    const { answer, lines } = listening();
    const { fake, stop } = await slackBed({ mode, answer });
    fake.people.say(GENERAL, 'btc looks weak');
    await Promise.all(fake.deliveries.map(({ acked }) => acked));
    await stop();
    expect(lines).toEqual([]);
  });

  test('a mention without a question is a call for help', async () => {
    const { answer, lines } = listening();
    const { fake } = await slackBed({ mode, answer });
    fake.people.mention(GENERAL, '');
    await fake.until('help', () => fake.messages('C0GENERAL').find(byBot));
    expect(lines).toEqual(['help']);
  });

  test('the assistant pane suggests questions, shows a status and answers in its thread', async () => {
    const { answer, lines } = listening();
    const { fake } = await slackBed({ mode, answer });
    const { channel, threadTs } = fake.people.openAssistant('U0ADA');
    const prompts = await fake.until('prompts', () =>
      fake.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts'),
    );
    expect(prompts.outcome).toBe('ok');
    const messages = z
      .array(z.object({ title: z.string(), message: z.string() }))
      .parse(prompts.args['prompts']);
    expect(messages.map(({ message }) => explain(message, { catalog: createCatalog(), commands }))).toEqual(
      ['corr btc r2k-tech 1y', 'rank btc 1y', 'alts r2k-tech 1y', 'history btc r2k-tech max'].map((line) => ({
        line,
        sure: true,
        alternatives: [],
      })),
    );
    fake.people.directMessage('U0ADA', 'corr btc r2k-tech 1y', threadTs);
    const reply = await fake.until('an answer', () =>
      fake.messages(channel).find(({ text }) => text.includes('0.51')),
    );
    expect(reply.threadTs).toBe(threadTs);
    expect(fake.calls).toContainEqual(
      expect.objectContaining({ method: 'assistant.threads.setStatus', outcome: 'ok' }),
    );
    expect(lines).toEqual(['corr btc r2k-tech 1y']);
  });
});

test('the caller is known: workspace, channel, zone, and whether they manage it', async () => {
  const callers: unknown[] = [];
  const { fake, stop } = await slackBed({
    answer: async (line, { caller }) => {
      callers.push(caller);
      return plainReply(line);
    },
  });
  fake.people.slash(GENERAL, '/corr', 'btc');
  fake.people.slash(GENERAL, '/corr', 'eth');
  fake.people.slash({ user: 'U0CAT', channel: 'C0GENERAL' }, '/corr', 'eth');
  await fake.until('three answers', () => fake.messages('C0GENERAL').length === 3);
  await stop();
  const ada = {
    platform: 'slack',
    workspace: 'T0ACME',
    channel: 'C0GENERAL',
    person: 'U0ADA',
    manages: true,
    zone: 'Europe/Berlin',
  };
  expect(callers).toEqual(
    expect.arrayContaining([ada, { ...ada, person: 'U0CAT', manages: false, zone: undefined }]),
  );
  expect(fake.calls.filter(({ method }) => method === 'users.info')).toHaveLength(2);
});

test('somebody who can not be looked up is answered all the same', async () => {
  const { fake } = await slackBed();
  fake.failAlways('users.info', { error: 'user_not_found' });
  fake.people.slash(GENERAL, '/corr', 'btc');
  const { blocks } = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  expect(JSON.stringify(blocks)).toContain('U0ADA asked');
});
