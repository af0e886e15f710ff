import { describe, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { sendBadLines } from './bad-lines-in-slack.ts';

describe('hostile lines', () => {
  test('typed, said and behind buttons, they ping nobody, link nowhere, and are all answered', async () => {
    const lines = BAD_LINES.filter(({ kind }) => kind === 'pings' || kind === 'formatting');
    await sendBadLines(lines.map(({ line }) => line));
  }, 60_000);
});
