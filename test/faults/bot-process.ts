import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { templateFolder } from '../databases.ts';
import { freePort } from '../free-port.ts';

/** What the page answered. */
interface Answered {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** `npm start` in a process of its own, with its page at a port of this machine. */
export interface BotProcess {
  readonly kill: (signal: NodeJS.Signals) => boolean;
  /** Its exit code and signal, once it has ended. */
  readonly ended: Promise<unknown[]>;
  /** What whoever runs it reads. */
  readonly told: () => string;
  /** The events of its log. */
  readonly events: () => readonly Readonly<Record<string, unknown>>[];
  /** Resolves when whoever runs it was told this. */
  readonly says: (sentence: RegExp) => Promise<void>;
  readonly page: (path: string) => Promise<Answered>;
  /** A line that a person types on the page. */
  readonly ask: (line: string) => Promise<Answered>;
}

/** Of a machine with other things to do. */
const PATIENCE_MS = 300_000;

/** A folder for the state of a bot, with an empty database, gone with the test. */
export async function stateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-faults-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(templateFolder, 'data'), join(folder, 'db', 'data'), { recursive: true });
  return folder;
}

/** Starts the bot; it ends with the test. `folder` is its state. */
export async function startBot(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const port = await freePort();
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], STATE_DIR: folder, WEB_PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(bot, 'exit');
  const said = { log: '', told: '' };
  bot.stdout.on('data', (chunk: Buffer) => (said.log += chunk.toString()));
  bot.stderr.on('data', (chunk: Buffer) => (said.told += chunk.toString()));
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await ended;
  });
  const read = async (path: string, init?: RequestInit): Promise<Answered> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const json: Answered['json'] = JSON.parse(await answer.text());
    return { status: answer.status, json };
  };
  return {
    kill: (signal) => bot.kill(signal),
    ended,
    told: () => said.told,
    events: () =>
      said.log
        .split('\n')
        .slice(0, -1)
        .map((line): Answered['json'] => JSON.parse(line)),
    says: (sentence) =>
      vi.waitFor(() => expect(said.told).toMatch(sentence), { timeout: PATIENCE_MS, interval: 50 }),
    page: read,
    ask: (q) =>
      read('/api/answer', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ q, zone: 'Europe/Berlin' }),
      }),
  };
}
