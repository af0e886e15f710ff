import { describe, expect, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { expectAnsweredHarmlessly } from './bad-lines-in-slack.ts';
import { slackBed } from './slack-bed.ts';

describe('hostile lines', () => {
  test('typed, said and behind buttons, they ping nobody, link nowhere, and are all answered', async () => {
    const lines = BAD_LINES.filter(({ kind }) => kind === 'pings' || kind === 'formatting');
    await expectAnsweredHarmlessly(lines.map(({ line }) => line));
  }, 60_000);

  test('a payload whose type is no word is none of ours, and no fault', async () => {
    const { fake, log } = await slackBed({ mode: 'http' });
    const { status } = await fake.push.raw('interactive', { type: [{ toString: 'x' }] });
    expect(status).toBe(200);
    expect(log.filter(({ event }) => event === 'fault')).toEqual([]);
  });
});
