import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainReply, slackBed } from './slack-bed.ts';

const AT = 'x-slack-request-timestamp';
const SIGNED = 'x-slack-signature';

/** A slash command as Slack sends it, byte for byte. */
function bodyOf(trigger: string, text = 'btc'): string {
  return new URLSearchParams({
    command: '/corr',
    text,
    team_id: 'T0ACME',
    channel_id: 'C0GENERAL',
    user_id: 'U0ADA',
    user_name: 'ada',
    trigger_id: trigger,
    response_url: 'http://127.0.0.1:1/nowhere',
  }).toString();
}

/** The real receiver, and a way to send it anything. */
async function receiver() {
  const lines: string[] = [];
  const bed = await slackBed({
    mode: 'http',
    answer: async (line) => {
      lines.push(line);
      return plainReply(line);
    },
  });
  const { fake, slack, stop } = bed;
  const sign = (
    body: string,
    seconds: number | string,
    { secret = fake.signingSecret, version = 'v0' } = {},
  ) => ({
    [AT]: String(seconds),
    [SIGNED]: `${version}=${createHmac('sha256', secret).update(`${version}:${seconds}:${body}`).digest('hex')}`,
  });
  const send = async (body: string, headers: Readonly<Record<string, string>>) => {
    const { status } = await fetch(`http://127.0.0.1:${slack.port()}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
    return status;
  };
  const heard = async () => {
    await stop();
    return lines;
  };
  return { sign, send, heard, fake, seconds: Math.floor(Date.now() / 1_000) };
}

describe('a request over HTTP', () => {
  test('that Slack signed is heard', async () => {
    const { sign, send, heard, seconds, fake } = await receiver();
    const body = bodyOf('one');
    expect(await send(body, sign(body, seconds))).toBe(200);
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    expect(await heard()).toEqual(['btc']);
  });

  test('that anything of is changed, missing or made up is refused and not heard', async () => {
    const { sign, send, heard, seconds } = await receiver();
    const body = bodyOf('one');
    const right = sign(body, seconds);
    const signature = right[SIGNED] ?? '';
    const forgeries: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
      ['another text', bodyOf('one', 'eth'), right],
      ['one byte more', `${body}&`, right],
      ['a later time', body, { ...right, [AT]: String(seconds + 1) }],
      ['another secret', body, sign(body, seconds, { secret: 'guessed' })],
      ['no secret', body, sign(body, seconds, { secret: '' })],
      ['another version', body, sign(body, seconds, { version: 'v1' })],
      ['no signature', body, { [AT]: String(seconds) }],
      ['an empty signature', body, { ...right, [SIGNED]: '' }],
      ['a signature without its version', body, { ...right, [SIGNED]: signature.slice(3) }],
      ['half a signature', body, { ...right, [SIGNED]: signature.slice(0, -32) }],
      ['a signature in capitals', body, { ...right, [SIGNED]: signature.toUpperCase() }],
      ['no time', body, { [SIGNED]: signature }],
      ['a time that is none', body, sign(body, 'now')],
      ['an endless time', body, sign(body, 'Infinity')],
      ['neither', body, {}],
    ];
    const refused = await Promise.all(
      forgeries.map(async ([what, sent, headers]) => [what, await send(sent, headers)] as const),
    );
    expect(refused).toEqual(forgeries.map(([what]) => [what, 401]));
    expect(await heard()).toEqual([]);
  });

  test.each([
    [-280, 200],
    [-330, 401],
    [280, 200],
    [330, 401],
  ])('signed %i seconds from now: %i', async (offset, status) => {
    const { sign, send, seconds } = await receiver();
    const body = bodyOf(`at ${offset}`);
    expect(await send(body, sign(body, seconds + offset))).toBe(status);
  });

  test('that comes again, byte for byte, is answered once', async () => {
    const { sign, send, heard, seconds, fake } = await receiver();
    const body = bodyOf('one');
    const headers = sign(body, seconds);
    expect([await send(body, headers), await send(body, headers)]).toEqual([200, 200]);
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    expect(await heard()).toEqual(['btc']);
  });
});
