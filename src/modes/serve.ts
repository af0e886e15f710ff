import type { House } from '../compose/house.ts';
import { pageOf } from '../compose/platforms.ts';
import { hiderOf } from '../compose/secrets.ts';
import type { Settings } from '../compose/settings.ts';
import { stopAll } from '../compose/stop.ts';
import { wait } from '../compose/wait.ts';
import { Refusal } from '../core/errors.ts';
import { limitedAnswer } from '../core/answering/limited-answer.ts';
import type { Platform } from '../core/ports.ts';
import { isInteractive } from './output.ts';

/** Answers until the process is told to stop, or the person at its prompt leaves; then finishes what is under way. */
export async function serve(
  house: House,
  chats: readonly Platform[],
  settings: Settings,
  told: Promise<void>,
): Promise<number> {
  const { terminal, answer, commands, store, asOf, operation, log } = house;
  const { telemetry, pages, closing } = operation;
  const prompts = isInteractive() ? [terminal] : [];
  const beside = chats.length + prompts.length > 0;
  const parts = { ...house, telemetry, tell: tellOf(settings) };
  const page = await pageOf(settings, parts, { beside, pages, closing });
  const served = page === null ? chats : [...chats, page];
  operation.watch(chats);
  // Where anybody may ask; who sits at the prompt may ask as often as they like, and so do posts.
  const limited = limitedAnswer(answer, { ...settings.config.limits, now: Date.now, telemetry });
  const run = async () => {
    await store.run({ answer, platforms: [...served, ...prompts], asOf, telemetry });
    await Promise.all(served.map((platform) => platform.start(limited, commands)));
    // Its prompt stays the last line on the screen.
    for (const prompt of prompts) await prompt.start(answer, commands);
    // Without a prompt it never ends by itself.
    return terminal.finished;
  };
  const stop = () => {
    operation.stopping();
    return stopAll({ platforms: [...chats, ...prompts], page, store, log: log.warn, now: Date.now, wait });
  };
  // A process that is still starting can be told to stop, too.
  const code = await Promise.race([told.then(() => 0), run()]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return code === 0 ? stop() : stop().then(() => code);
}

/** Says a sentence to whoever runs the bot; what a service says of itself when it fails may be anything. */
export function tellOf({ config }: Settings): (sentence: string) => void {
  const hide = hiderOf(config);
  return (sentence) => void process.stderr.write(`${hide(sentence)}\n`);
}

/** Where there is no chat. @throws Refusal when there is no person at a terminal either, and no page or no address for it */
export async function refuseToServeNothing({ config: { web } }: Settings): Promise<void> {
  if (isInteractive()) return;
  if (web === undefined) {
    throw new Refusal(
      'There is nothing to ask at: WEB_PORT is off, and neither Slack nor Discord is set up.',
    );
  }
  // A port in use is no reason to make a database first.
  const { tryAddress } = await import('../platforms/web/listen.ts');
  await tryAddress(web);
}
