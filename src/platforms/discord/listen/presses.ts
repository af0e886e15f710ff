import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import { Refusal } from '../../../core/errors.ts';
import { holdWhile } from '../../../core/pacing/hold-while.ts';
import { acknowledge } from './acknowledge.ts';
import { readPress } from '../embeds/actions.ts';
import { answerInto } from './answer-into.ts';
import { callerOfInteraction, conversationOf } from './caller.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from './interaction-place.ts';
import { lineBehind } from './lines.ts';
import { toSentence } from '../embeds/message.ts';

const SPACE = 'discord-press';
/** As long as an impatient finger takes. */
const AFTER_SECONDS = 10;

/**
 * A pressed button or a picked entry is one more line. Whoever asked sees the message replaced; everybody else gets an
 * answer of their own that only they see. A second press while the first is worked on does nothing more. Never rejects.
 */
export async function onPress(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  desk: Desk,
): Promise<void> {
  const press = readPress(interaction.customId, interaction.isStringSelectMenu() ? interaction.values : []);
  const isOwner = press !== null && press.owner === interaction.user.id;
  const manner = isOwner || press === null ? 'in place' : 'ephemeral';
  if (!(await acknowledge(interaction, manner, desk)) || press === null) return;

  const { message, user } = interaction;
  const keep = [...message.attachments.keys()].map((id) => ({ id }));
  const place = interactionPlace(interaction, manner, desk, keep);
  const caller = callerOfInteraction(interaction, false);
  const key = [message.id, message.editedTimestamp ?? 0, user.id, press.reference].join('/');
  const { keyValue, log, clock } = desk;
  const { workspace } = caller;
  const ask = async () => (await lineBehind(keyValue, press.reference, workspace)) ?? refuseOld();
  const conversation = conversationOf(interaction, isOwner);
  try {
    const held = { space: SPACE, key, afterSeconds: AFTER_SECONDS, workspace };
    const work = () => answerInto({ caller, place, conversation, ask }, desk);
    const isFirst = await holdWhile(keyValue, held, work, clock.wait);
    if (!isFirst && !isOwner) {
      await place.show(toSentence('You have just pressed that; its answer is above or on its way.', [], ''));
    }
  } catch (error) {
    log.error({ event: 'discord-press-failed', err: error });
  }
}

function refuseOld(): never {
  throw new Refusal(
    'That button is older than I remember. Type the line instead, such as `corr btc r2k-tech 1y`.',
  );
}
