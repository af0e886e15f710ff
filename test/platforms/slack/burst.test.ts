import { expect, test } from 'vitest';
import type { Answer, Reply } from '../../../src/core/types.ts';
import { GENERAL, MODES, plainReply, slackBed, type Mode } from './slack-bed.ts';
import { withPicture } from './pictures-for-tests.ts';

const COMMANDS = 200;
const DIFFERENT = 50;
/**
 * Over HTTP the two hundred connections of both ends are opened in this one process, which alone takes half a second on an
 * idle machine; what is left of Slack's three seconds is for a busy one.
 */
const MOST_MS: Readonly<Record<Mode, number>> = { socket: 1_000, http: 3_000 };

/** An answer that works on each line once at a time, as the prices and the drawing behind it do. */
function singleFlight() {
  const running = new Map<string, Promise<Reply>>();
  const computed: string[] = [];
  const answer: Answer = (line) => {
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

test.each(MODES)(
  '%s: of two hundred commands at once none is lost and none is answered twice',
  async (mode) => {
    const { answer, computed } = singleFlight();
    const { fake, stop } = await slackBed({ mode, answer });
    const lines = Array.from({ length: COMMANDS }, (_, index) => `btc ndx ${100 + (index % DIFFERENT)}d`);
    const sent = lines.map((line) => fake.people.slash(GENERAL, '/corr', line));
    const acks = await Promise.all(sent.map(({ acked }) => acked));
    await fake.until('two hundred answers', () => fake.messages('C0GENERAL').length >= COMMANDS);
    await stop();

    const answers = fake.messages('C0GENERAL').map(({ text }) => text);
    expect(answers).toHaveLength(COMMANDS);
    for (const line of new Set(lines)) {
      expect(answers.filter((text) => text.startsWith(`Answer to ${line}:`))).toHaveLength(
        COMMANDS / DIFFERENT,
      );
    }
    expect(computed).toHaveLength(DIFFERENT);
    expect(fake.files()).toHaveLength(DIFFERENT);
    expect(fake.violations).toEqual([]);

    const latencies = acks.map((ack) => (ack.ok ? ack.latencyMs : Infinity)).sort((a, b) => a - b);
    const p99 = latencies[Math.ceil(0.99 * COMMANDS) - 1] ?? Infinity;
    process.stdout.write(
      `${mode}: ${COMMANDS} commands at once, ack p50 ${latencies[COMMANDS / 2]?.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms\n`,
    );
    expect(p99).toBeLessThan(MOST_MS[mode]);
  },
);
