import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'both-chats-program.ts');

async function said(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words]);
  return stdout.trim();
}

test('a picture reaches Discord although Slack’s library was loaded first', async () => {
  expect(await said()).toBe('arrived');
});

test('without it none would, so it is still needed', async () => {
  expect(await said('unprepared')).toBe('TypeError: action is not a function');
});
