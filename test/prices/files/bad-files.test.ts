import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Caller } from '../../../src/core/people.ts';
import { filesSource } from '../../../src/prices/files.ts';
import { BAD_FILES } from '../../bad-input/bad-files.ts';
import { expectSafeReply, expectSafeSentence } from '../../bad-input/safe-words.ts';
import { wholeAnswer } from '../../bad-input/whole-answer.ts';
import { writePrices } from '../../price-folder.ts';

const caller: Caller = { platform: 'test', workspace: 'w', channel: 'c', person: 'p', manages: false };
const look = { theme: 'light', scale: 1 } as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-bad-files-'));
  await writePrices(folder, { 'BTC/USD': 'BTC-USD.csv', SPY: 'SPY.csv' });
});
afterEach(() => rm(folder, { recursive: true }));

test.each(BAD_FILES)('a price file that is $name', async ({ bytes, said }) => {
  await writeFile(join(folder, 'PSCT.csv'), bytes);
  const answer = wholeAnswer(filesSource(folder));
  const became = await answer('corr btc r2k-tech 1y', { look, caller }).then(
    (reply) => {
      expectSafeReply(reply);
      return null;
    },
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      expectSafeSentence(error.message);
      return error.message;
    },
  );
  expect(became ?? 'an answer').toMatch(said ?? /^an answer$/);
});
