import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src/operate/log.ts';
import { answerOf, replyAbout, startBot } from './bot.ts';

test('the log says what Discord refused and where, without the picture and the token that went along', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'lockstep.log');
  const log = createLog({
    place: { kind: 'file', path },
    level: 'info',
    secrets: [],
    complain: (sentence) => expect.unreachable(sentence),
  });
  const png = new Uint8Array(50_000).fill(7);
  const { fake } = await startBot({
    log,
    reply: ({ line }) => {
      const reply = replyAbout(line);
      return { ...reply, ...(reply.image === undefined ? {} : { image: { ...reply.image, png } }) };
    },
  });
  const { ada, general } = fake.community;
  fake.fail({ kind: 'error', status: 400, code: 50_035, message: 'Invalid Form Body' }, { method: 'PATCH' });
  const interaction = fake.command(ada, general, 'corr');
  await answerOf(fake, interaction);
  const text = await readFile(path, 'utf8');
  expect(text).toContain('discord-answer-refused');
  expect(text).toContain('Invalid Form Body');
  expect(text).toContain('/webhooks/');
  expect(text).not.toContain(interaction.token);
  expect(text.length).toBeLessThan(10_000);
});
