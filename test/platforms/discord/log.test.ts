import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { answerOf, replyAbout, startBot } from './bot.ts';

test('the log says what Discord refused and where, without the picture and the token that went along', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'lockstep.log');
  const logger = createLog({ file, level: 'info', complain: (sentence) => expect.unreachable(sentence) })();
  const png = new Uint8Array(50_000).fill(7);
  const { fake } = await startBot({
    log: {
      info: (event) => logger.info(event),
      warn: (event) => logger.warn(event),
      error: (event) => logger.error(event),
    },
    reply: ({ line }) => {
      const reply = replyAbout(line);
      return { ...reply, ...(reply.image === undefined ? {} : { image: { ...reply.image, png } }) };
    },
  });
  const { ada, general } = fake.community;
  fake.fail({ kind: 'error', status: 400, code: 50_035, message: 'Invalid Form Body' }, { method: 'PATCH' });
  const interaction = fake.command(ada, general, 'corr');
  await answerOf(fake, interaction);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('discord-answer-refused');
  expect(text).toContain('Invalid Form Body');
  expect(text).toContain('/webhooks/');
  expect(text).not.toContain(interaction.token);
  expect(text.length).toBeLessThan(10_000);
});
