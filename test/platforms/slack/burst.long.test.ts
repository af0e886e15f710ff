import { expect, test } from 'vitest';
import type { AnswerLine } from '../../../src/core/ports.ts';
import type { Reply } from '../../../src/core/types.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { withPicture } from './pictures-for-tests.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

const COMMANDS = 200;
const DIFFERENT = 50;
/** This one process is also Slack, which opens two hundred connections over HTTP: as much work again. */
const MOST_MS = 1_000;

/** An answer that works on each line once at a time, as the prices and the drawing behind it do. */
function singleFlight() {
  const running = new Map<string, Promise<Reply>>();
  const computed: string[] = [];
  const answer: AnswerLine = (line) => {
    const work =
      running.get(line) ??
      (async () => {
        computed.push(line);
        return withPicture(plainReply(line), `A chart of ${line}.`);
      })();
    running.set(line, work);
    return work;
  };
  return { answer, computed };
}

/** Milliseconds of work of this process, Slack's part in it included: other work on the machine does not count. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function p99(latencies: readonly number[]): number {
  return latencies.toSorted((a, b) => a - b)[Math.ceil(0.99 * latencies.length) - 1] ?? Infinity;
}

/** A process that has just begun is slower than it will ever be again. */
async function warmUp(fake: FakeSlack): Promise<void> {
  for (let index = 0; index < 50; index += 1) {
    fake.people.slash({ ...GENERAL, channel: 'C0OPEN' }, '/corr', 'eth');
  }
  await fake.until('fifty answers', () => fake.messages('C0OPEN').length === 50);
}

test.each(MODES)(
  '%s: of two hundred commands at once none is lost and none is answered twice',
  async (mode) => {
    const { answer, computed } = singleFlight();
    const { fake, stop } = await slackBed({ mode, answer, fake: { latencyNow: workedMs } });
    const lines = Array.from({ length: COMMANDS }, (_, index) => `btc ndx ${100 + (index % DIFFERENT)}d`);
    await warmUp(fake);
    computed.length = 0;
    const start = performance.now();
    const sent = lines.map((line) => fake.people.slash(GENERAL, '/corr', line));
    const acks = await Promise.all(
      sent.map(async ({ acked }) => ({ ack: await acked, wallMs: performance.now() - start })),
    );
    await fake.until('two hundred answers', () => fake.messages('C0GENERAL').length >= COMMANDS);
    await stop();

    const answers = fake.messages('C0GENERAL').map(({ text }) => text);
    expect(answers).toHaveLength(COMMANDS);
    for (const line of new Set(lines)) {
      const same = answers.filter((text) => text.startsWith(`Answer to ${line}:`));
      expect(same).toHaveLength(COMMANDS / DIFFERENT);
    }
    expect(computed).toHaveLength(DIFFERENT);
    expect(fake.files()).toHaveLength(DIFFERENT + 1);

    const worked = p99(acks.map(({ ack }) => (ack.ok ? ack.latencyMs : Infinity)));
    const wall = p99(acks.map(({ wallMs }) => wallMs));
    process.stdout.write(
      `${mode}: ${COMMANDS} commands at once, ack p99 ${worked.toFixed(0)} ms of work, ${wall.toFixed(0)} ms by the clock\n`,
    );
    expect(worked).toBeLessThan(MOST_MS);
  },
);
