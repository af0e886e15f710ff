import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { templateFolder } from './databases.ts';
import { freePort } from './free-port.ts';

/** What the page answered. */
interface Answered {
  readonly status: number;
  readonly text: string;
  /** The same, read; a SyntaxError when it is no JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** `npm start` in a process of its own, with its page at a port of this machine. */
export interface BotProcess {
  /** Of its page, unless that is off. */
  readonly url: string;
  readonly kill: (signal: NodeJS.Signals) => boolean;
  /** Its exit code and signal, once it has ended. */
  readonly ended: Promise<unknown[]>;
  /** What whoever runs it reads. */
  readonly told: () => string;
  /** Its log, as it stands. */
  readonly log: () => string;
  /** The events of its log. */
  readonly events: () => readonly Readonly<Record<string, unknown>>[];
  /** Resolves when whoever runs it was told this, or its log has it; rejects when it ends without. */
  readonly says: (sentence: RegExp) => Promise<void>;
  readonly page: (path: string, init?: RequestInit) => Promise<Answered>;
  /** A line that a person types on the page. */
  readonly ask: (line: string) => Promise<Answered>;
}

/** What it is started with beside its settings. */
interface Start {
  /** What it is asked to do, if not to be the bot. */
  readonly words?: readonly string[];
  /** An input that nobody writes to, in the place of none. */
  readonly hasInput?: boolean;
}

/** A folder that is gone with the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for the state of a bot, with an empty database, gone with the test. */
export async function stateFolder(): Promise<string> {
  const folder = await emptyFolder();
  await cp(join(templateFolder, 'data'), join(folder, 'db', 'data'), { recursive: true });
  return folder;
}

/** Starts the bot; it ends with the test. `folder` is its state. */
export async function startBot(
  folder: string,
  environment: Readonly<Record<string, string>>,
  { words = [], hasInput = false }: Start = {},
): Promise<BotProcess> {
  const port = environment['WEB_PORT'] ?? String(await freePort());
  const bot = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: join(import.meta.dirname, '..'),
    env: { PATH: process.env['PATH'], STATE_DIR: folder, WEB_PORT: port, ...environment },
    stdio: 'pipe',
  });
  if (!hasInput) bot.stdin.end();
  const ended = once(bot, 'exit');
  const said = { log: '', told: '' };
  bot.stdout.on('data', (chunk: Buffer) => (said.log += chunk.toString()));
  bot.stderr.on('data', (chunk: Buffer) => (said.told += chunk.toString()));
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  const page: BotProcess['page'] = async (path, init) => {
    const answer = await fetch(`${url}${path}`, init);
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      get json(): Answered['json'] {
        return JSON.parse(text);
      },
    };
  };
  return {
    url,
    kill: (signal) => bot.kill(signal),
    ended,
    told: () => said.told,
    log: () => said.log,
    events: () =>
      said.log
        .split('\n')
        .slice(0, -1)
        .map((line): Readonly<Record<string, unknown>> => JSON.parse(line)),
    says: (sentence) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => {
        if (sentence.test(said.told) || sentence.test(said.log)) resolve();
      };
      const giveUp = () => reject(new Error(`It ended without a word of ${sentence}: ${said.told}`));
      bot.stdout.on('data', look);
      bot.stderr.on('data', look);
      bot.once('close', giveUp);
      look();
      return promise.finally(() => {
        bot.stdout.off('data', look);
        bot.stderr.off('data', look);
        bot.off('close', giveUp);
      });
    },
    page,
    ask: (q) =>
      page('/api/answer', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ q, zone: 'Europe/Berlin' }),
      }),
  };
}
