import type { types } from '@slack/bolt';
import { capitalised } from '../../../core/describe/formats.ts';
import type { HomeContent, OrderCard } from '../home-content.ts';
import { LIMITS } from './limits.ts';
import { lineValue } from './lines.ts';
import { contextBlock, headerBlock, mrkdwnText, plainElement, sectionBlock } from './message.ts';
import { mrkdwn } from './mrkdwn.ts';

/** Starts the action id of the buttons of the home tab; a number follows. */
export const HOME_LINE = 'home-line:';
export const HOME_NEW = 'home-new';

export interface HomeParts {
  /** What is standing, or a sentence about why it can't be shown. */
  readonly content: HomeContent | string;
  /** What was just done. */
  readonly said: string | null;
  /** Lines to try. */
  readonly examples: readonly string[];
}

/** The home tab. */
export function homeView({ content, said, examples }: HomeParts): types.HomeView {
  const newButton: types.Button = {
    type: 'button',
    action_id: HOME_NEW,
    style: 'primary',
    text: plainElement('New daily post', LIMITS.buttonText),
  };
  return {
    type: 'home',
    blocks: [
      headerBlock('Lockstep'),
      sectionBlock(
        `How closely is bitcoin moving with small-cap tech? Ask here, mention me in a channel, or type \`/corr\`: ${examples.map((line) => `\`${line}\``).join(', ')}.`,
      ),
      ...(said === null ? [] : [sectionBlock(said)]),
      { type: 'divider' },
      headerBlock('Daily posts and alerts'),
      ...(typeof content === 'string'
        ? [sectionBlock(content)]
        : [{ type: 'actions' as const, elements: [newButton] }, ...listBlocks(content)]),
    ],
  };
}

function listBlocks({ cards, more }: HomeContent): types.KnownBlock[] {
  if (cards.length === 0) {
    return [
      sectionBlock('None yet. They post an answer every trading day, or when a correlation crosses a level.'),
    ];
  }
  return [
    ...cards.flatMap(cardBlocks),
    ...(more === 0 ? [] : [contextBlock([`… ${more} more: ask me \`daily list\` and \`alert list\`.`])]),
  ];
}

function cardBlocks(
  { kind, number, line, target, toChannel, isPaused, standing, outlook, last }: OrderCard,
  index: number,
): types.KnownBlock[] {
  const title = mrkdwn(`**${kind === 'daily' ? 'Daily post' : 'Alert'} ${number}** \`${line}\``, 1_000);
  // The one link of ours: Slack shows the channel's name to whoever may know it.
  const place = toChannel && /^[CGD][A-Z0-9]+$/.test(target) ? ` in <#${target}>` : '';
  const stands = `${capitalised(standing).replace(/\.$/, '')}.`;
  return [
    { type: 'section', text: mrkdwnText(`${title}${place}`) },
    contextBlock([
      outlook === null ? stands : `${stands} ${outlook}.`,
      last === null ? 'Last: nothing yet.' : `Last: ${last}`,
    ]),
    {
      type: 'actions',
      elements: [
        ...(kind === 'daily' ? [homeButton('Run now', `daily run ${number}`, index)] : []),
        isPaused
          ? homeButton('Resume', `${kind} resume ${number}`, index)
          : homeButton('Pause', `${kind} pause ${number}`, index),
        {
          ...homeButton('Remove', `${kind} remove ${number}`, index),
          style: 'danger',
          confirm: removal(kind, number),
        },
      ],
    },
  ];
}

function homeButton(label: string, line: string, index: number): types.Button {
  return {
    type: 'button',
    action_id: `${HOME_LINE}${index}:${label.split(' ')[0]?.toLowerCase()}`,
    text: plainElement(label, LIMITS.buttonText),
    value: lineValue(line, LIMITS.buttonValue),
  };
}

function removal(kind: string, number: number): types.ConfirmationDialog {
  return {
    title: plainElement(`Remove ${kind} ${number}?`, 100),
    text: plainElement('It stops at once. You can add it again later, with an empty history.', 300),
    confirm: plainElement('Remove', 30),
    deny: plainElement('Keep', 30),
    style: 'danger',
  };
}
