import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../test/free-port.ts';
import { writePrices } from '../test/price-folder.ts';
import { AS_OF, PRICED } from './parts.ts';

/** What went on in the bot's process since it was last asked. */
interface Watched {
  /** How late timers came beyond their 5 ms, milliseconds. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** JavaScript objects of the main thread, and what they hold outside of the heap. */
  readonly heapMb: number;
  readonly externalMb: number;
}

/** Resident memory of the whole process: now, and at most since its start. */
interface Resident {
  readonly nowMb: number;
  readonly peakMb: number;
}

/** The bot as its own process, with nothing of the bench in it. */
export interface BotProcess {
  /** Of its page. */
  readonly url: string;
  readonly watched: () => Promise<Watched>;
  readonly resident: () => Promise<Resident>;
  /** Resolves when it has said so on its way up, such as `Slack: ready.`. */
  readonly said: (words: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Starts `node src/start.mjs` as the image does, with its database, its page and, where the environment says so, chats; its
 * prices are files of the simulated market. Resolves when its page is there.
 */
export async function startBot(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  const prices = join(folder, 'prices');
  await mkdir(prices, { recursive: true });
  await writePrices(prices, PRICED, { from: '2018-01-02', to: AS_OF });
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'watched.mjs'), join(import.meta.dirname, '../src/start.mjs')],
    {
      env: {
        PATH: process.env['PATH'],
        ...(await imageSettings()),
        STATE_DIR: folder,
        WEB_PORT: String(await freePort()),
        // A few made-up people ask for hundreds.
        ASKS_PER_PERSON: 'off',
        ASKS_PER_CHANNEL: 'off',
        PRICES_DIR: prices,
        AS_OF,
        LOG_LEVEL: 'silent',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  let said = '';
  const page = Promise.withResolvers<string>();
  const { stderr } = child;
  if (stderr === null) throw new Error('The bot has no standard error.');
  stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    const [, address] = /^Page: (http:\S+)$/m.exec(said) ?? [];
    if (address !== undefined) page.resolve(address);
  });
  const stopped = ended.then(() => Promise.reject(new Error(`The bot ended: ${said}`)));
  const url = await Promise.race([page.promise, stopped]);
  stopped.catch(() => {});
  return {
    url,
    watched: async () => {
      const answer = once(child, 'message');
      child.send('now');
      const [told]: Watched[] = await answer;
      if (told === undefined) throw new Error('The bot said nothing of itself.');
      return told;
    },
    resident: () => residentOf(child.pid ?? NaN),
    said: async (words) => {
      while (!said.includes(words)) await Promise.race([once(stderr, 'data'), stopped]);
    },
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What Node and the C library are told in the image, because that is how the bot is run. */
async function imageSettings(): Promise<Record<string, string>> {
  const dockerfile = await readFile(join(import.meta.dirname, '../Dockerfile'), 'utf8');
  const settings = dockerfile
    .matchAll(/^ENV .*\b(?:MALLOC_\w+|NODE_OPTIONS)=.*$/gm)
    .flatMap(([line]) =>
      line
        .matchAll(/(\w+)=("[^"]*"|\S+)/g)
        .map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]),
    );
  return Object.fromEntries(settings);
}

/** Linux only: the one place where a process's peak stands. */
async function residentOf(pid: number): Promise<Resident> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1_024) / 1e6;
  return { nowMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}
