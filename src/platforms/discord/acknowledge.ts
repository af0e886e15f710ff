import {
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
  type BaseInteraction,
} from 'discord.js';
import { DISCORD } from './caller.ts';
import { apiCode } from './delivery-error.ts';
import type { Desk } from './desk.ts';
import { send } from './rest.ts';

/** One that can be answered. */
export type Answerable = BaseInteraction & { readonly token: string };

/** `new`: an answer of its own; `own eyes`: one that only the person sees; `in place`: the message is replaced. */
export type Manner = 'new' | 'own eyes' | 'in place';

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

async function tell(
  { id, token }: Answerable,
  manner: Manner,
  { interactionRest, log }: Desk,
): Promise<boolean> {
  const body =
    manner === 'in place'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: manner === 'own eyes' ? MessageFlags.Ephemeral : 0 },
        };
  const attempt = () =>
    send(interactionRest, {
      method: 'post',
      route: Routes.interactionCallback(id, token),
      body,
      auth: false,
    });
  try {
    await attempt();
    return true;
  } catch (error) {
    const code = apiCode(error);
    if (code !== null) {
      log.info({ event: 'discord-not-acknowledged', interaction: id, code });
      return false;
    }
    log.warn({ event: 'discord-acknowledge-again', interaction: id, err: error });
  }
  try {
    await attempt();
    return true;
  } catch (error) {
    // The first one did arrive; only its answer was lost.
    if (apiCode(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return true;
    log.warn({ event: 'discord-not-acknowledged', interaction: id, err: error });
    return false;
  }
}
