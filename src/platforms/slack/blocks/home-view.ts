import type { types } from '@slack/bolt';
import type { HomeContent, OrderCard } from '../standing-orders.ts';
import { LIMITS } from './limits.ts';
import { lineValue } from './line-value.ts';
import { contextBlock, headerBlock, mrkdwnText, plainText, sectionBlock } from './message.ts';
import { mrkdwn } from './mrkdwn.ts';

/** Starts the action id of the buttons of the home tab; a number follows. */
export const HOME_LINE = 'home-line:';
export const HOME_NEW = 'home-new';

export interface HomeParts {
  /** What is standing, or a sentence about why it can't be shown. */
  readonly content: HomeContent | string;
  /** What was just done. */
  readonly said: string | null;
  /** The person's own time zone. */
  readonly zone: string | undefined;
  /** Lines to try. */
  readonly examples: readonly string[];
}

/** The home tab. */
export function homeView({ content, said, zone, examples }: HomeParts): types.HomeView {
  const newButton: types.Button = {
    type: 'button',
    action_id: HOME_NEW,
    style: 'primary',
    text: plainText('New daily post', LIMITS.buttonText),
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
        : [{ type: 'actions' as const, elements: [newButton] }, ...listBlocks(content, zone)]),
    ],
  };
}

function listBlocks({ cards, more }: HomeContent, zone: string | undefined): types.KnownBlock[] {
  if (cards.length === 0) {
    return [
      sectionBlock('None yet. They post an answer every trading day, or when a correlation crosses a level.'),
    ];
  }
  return [
    ...cards.flatMap((card, index) => cardBlocks(card, zone, index)),
    ...(more === 0 ? [] : [contextBlock([`… ${more} more: ask me \`daily list\` and \`alert list\`.`])]),
  ];
}

function cardBlocks(card: OrderCard, zone: string | undefined, index: number): types.KnownBlock[] {
  const { kind, number, line, target, toChannel, pausedBecause, when } = card;
  const title = mrkdwn(`**${kind === 'daily' ? 'Daily post' : 'Alert'} ${number}** \`${line}\``, 1_000);
  // The one link of ours: Slack shows the channel's name to whoever may know it.
  const place = toChannel && /^[CGD][A-Z0-9]+$/.test(target) ? ` in <#${target}>` : '';
  const state = pausedBecause === null ? nextWords(card, zone) : `Paused: ${pausedBecause}`;
  return [
    { type: 'section', text: mrkdwnText(`${title}${place}`) },
    contextBlock([`${when}. ${state}`, lastWords(card, zone)]),
    {
      type: 'actions',
      elements: [
        ...(kind === 'daily' ? [homeButton('Run now', `daily run ${number}`, index)] : []),
        pausedBecause === null
          ? homeButton('Pause', `${kind} pause ${number}`, index)
          : homeButton('Resume', `${kind} resume ${number}`, index),
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
    text: plainText(label, LIMITS.buttonText),
    value: lineValue(line, LIMITS.buttonValue),
  };
}

function removal(kind: string, number: number): types.ConfirmationDialog {
  return {
    title: plainText(`Remove ${kind} ${number}?`, 100),
    text: plainText('It cannot be brought back.', 300),
    confirm: plainText('Remove', 30),
    deny: plainText('Keep', 30),
    style: 'danger',
  };
}

function nextWords({ nextAt }: OrderCard, zone: string | undefined): string {
  return nextAt === null ? 'Watching.' : `Next: ${moment(nextAt, zone)}.`;
}

function lastWords({ last }: OrderCard, zone: string | undefined): string {
  if (last === null) return 'Last: nothing yet.';
  const why = last.reason === null ? '' : ` (${last.reason})`;
  return `Last: ${last.state} ${moment(last.at, zone)}${why}`;
}

function moment(milliseconds: number, zone: string | undefined): string {
  const timeZone = zone ?? 'America/New_York';
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(milliseconds);
  return `${words} ${timeZone}`;
}
