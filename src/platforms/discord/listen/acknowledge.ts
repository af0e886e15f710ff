import { setImmediate } from 'node:timers/promises';
import {
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
  type BaseInteraction,
} from 'discord.js';
import { DISCORD } from './caller.ts';
import { apiCode } from '../post/delivery-error.ts';
import type { Desk } from '../desk.ts';
import { send } from '../connect/rest.ts';

/** One that can be answered. */
export type Answerable = BaseInteraction & { readonly token: string };

/** `new`: an answer of its own; `ephemeral`: one that only the person sees; `in place`: the message is replaced. */
export type Manner = 'new' | 'ephemeral' | 'in place';

/**
 * Tells Discord, before anything else is done, that an answer will come: it waits three seconds for that. False when
 * somebody else did, or it came too late: then nothing more can be said. Resolves when the answer may be worked out.
 */
export async function acknowledge(interaction: Answerable, manner: Manner, desk: Desk): Promise<boolean> {
  const { now, tell: tellOf } = desk.telemetry;
  const began = now();
  const isOurs = await desk.urgent.during(() => tell(interaction, manner, desk));
  if (isOurs) tellOf({ kind: 'acknowledged', platform: DISCORD, ms: now() - began });
  if (isOurs) await desk.urgent.calm();
  return isOurs;
}

/** A try that Discord has not answered by then is made again: it may hang in a connection that is gone. */
const TRY_AGAIN_MS = 1_000;

async function tell(interaction: Answerable, manner: Manner, { interactionRest, clock, log }: Desk) {
  const attempt = () => outcomeOf(sendAcknowledgement(interaction, manner, interactionRest));
  const first = attempt();
  const over = new AbortController();
  const silence = clock
    .wait(TRY_AGAIN_MS, over.signal)
    // A process that was busy for a second first reads what has arrived meanwhile.
    .then(() => setImmediate())
    .catch(() => undefined)
    .then(() => 'silence' as const);
  const early = await Promise.race([first, silence]);
  over.abort();
  if (early === 'taken') return true;
  let refusal: unknown = early;
  if (typeof early !== 'number') {
    log.warn({ event: 'discord-acknowledge-again', interaction: interaction.id, why: early });
    const second = await attempt();
    const known = second === 'taken' ? second : await first;
    // Nobody has heard of the first one, and somebody has acknowledged: it did arrive, only its answer was lost.
    const wasFirst =
      known === 'failed' && second === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (known === 'taken' || wasFirst) return true;
    refusal = second;
  }
  const event = { event: 'discord-not-acknowledged', interaction: interaction.id, code: refusal };
  if (typeof refusal === 'number') log.info(event);
  else log.warn(event);
  return false;
}

function sendAcknowledgement({ id, token }: Answerable, manner: Manner, rest: Desk['interactionRest']) {
  const body =
    manner === 'in place'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: manner === 'ephemeral' ? MessageFlags.Ephemeral : 0 },
        };
  return send(rest, { method: 'post', route: Routes.interactionCallback(id, token), body, auth: false });
}

/** Taken, refused with a code, or without an answer. Never rejects. */
async function outcomeOf(sent: Promise<unknown>): Promise<'taken' | 'failed' | number> {
  try {
    await sent;
    return 'taken';
  } catch (error) {
    return apiCode(error) ?? 'failed';
  }
}
