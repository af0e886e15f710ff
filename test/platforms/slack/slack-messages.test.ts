import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Reply } from '../../../src/core/types.ts';
import { homeView } from '../../../src/platforms/slack/blocks/home-view.ts';
import { notice } from '../../../src/platforms/slack/blocks/notice.ts';
import { workingNote } from '../../../src/platforms/slack/blocks/working-note.ts';
import { replyMessage, type Dress } from '../../../src/platforms/slack/blocks/reply-message.ts';
import { dailyForm } from '../../../src/platforms/slack/listen/daily-form.ts';
import { assertOutgoing } from '../../fakes/slack/assert-outgoing.ts';
import { someone } from '../../commands/asking.ts';
import { simulatedAnswer } from './simulated-answer.ts';

const FILE = join(import.meta.dirname, '../../../docs/slack-messages.md');
/** The builder can't see files of a workspace; this is the picture of its own templates. */
const STAND_IN = 'https://api.slack.com/img/blocks/bkb_template_images/beagle.png';

const DRESS: Dress = {
  picture: { kind: 'file', id: 'F0CHART' },
  asker: 'Ada',
  owner: 'U0ADA',
  daily: true,
  hints: [],
};

/** One kind of message. */
interface Shown {
  readonly title: string;
  readonly words: string;
  readonly picture?: string;
  readonly payload: object;
}

const answer = simulatedAnswer();
const ask = (line: string) => answer(line, { look: { theme: 'light', scale: 1 }, caller: someone });
const blocksOf = (reply: Reply, dress: Partial<Dress> = {}) => ({
  blocks: replyMessage(reply, { ...DRESS, ...dress }).blocks,
});

async function refusalOf(line: string): Promise<Refusal> {
  try {
    await ask(line);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${line} was answered`);
}

async function kinds(): Promise<readonly Shown[]> {
  const corr = await ask('corr btc r2k-tech 1y');
  const refusal = await refusalOf('corr btc xyzzy 0d');
  const command = async (line: string, picture: string, words: string): Promise<Shown> => ({
    title: `\`${line}\``,
    words,
    picture,
    payload: blocksOf(await ask(line)),
  });
  return [
    {
      title: '`corr btc r2k-tech 1y`',
      words: 'An answer to `/corr` in a channel.',
      picture: 'corr',
      payload: blocksOf(corr),
    },
    {
      title: 'The same, when its chart could not be uploaded',
      words: 'The rolling correlation as a line of blocks, and the reason.',
      payload: blocksOf(corr, {
        picture: {
          kind: 'none',
          reason: 'The chart could not be uploaded to Slack (it could not be reached).',
        },
      }),
    },
    await command('rank btc 1y', 'rank', 'A table is a code block.'),
    await command('alts r2k-tech 1y', 'alts', 'The same the other way round.'),
    await command('history btc r2k-tech max', 'history', 'The whole path.'),
    await command('matrix btc,eth,sol,r2k-tech,ndx,gold 1y', 'matrix', 'Every pair.'),
    await command('study max', 'study', 'Five claims, five verdicts.'),
    {
      title: '`csv btc r2k-tech 1y`',
      words: 'The file itself is shared in the thread of this message.',
      payload: blocksOf(await ask('csv btc r2k-tech 1y')),
    },
    { title: '`help`', words: 'Also for an empty `/corr`.', payload: blocksOf(await ask('help')) },
    {
      title: "What can't be answered",
      words: 'A sentence with what would work instead.',
      payload: { blocks: notice(refusal.message, { actions: refusal.actions, owner: 'U0ADA' }).blocks },
    },
    {
      title: 'While an answer takes its time',
      words: 'The answer takes its place.',
      payload: { blocks: workingNote('corr btc r2k-tech 1y', 0.4, 'BTC/USD from Coinbase').blocks },
    },
    {
      title: 'A daily post',
      words: "Nobody's message: a button under it posts a new one.",
      picture: 'corr',
      payload: blocksOf(corr, { asker: null, owner: null }),
    },
    { title: 'The home tab', words: 'Daily posts and alerts, with what can be done.', payload: home() },
    {
      title: 'The form for a daily post',
      words: 'Opened by the shortcut, the home tab, or the menu under an answer.',
      payload: dailyForm({
        channel: null,
        time: '16:45',
        zone: 'America/New_York',
        days: [],
        line: 'corr btc r2k-tech 1y',
      }),
    },
  ];
}

function home(): object {
  const card = { toChannel: true, target: 'C0GENERAL', last: null } as const;
  return homeView({
    content: {
      cards: [
        {
          ...card,
          kind: 'daily',
          number: 3,
          line: 'corr btc r2k-tech 1y',
          isPaused: false,
          standing: 'every trading day at 16:45 New York, running',
          outlook: 'Next: Tue 6 May 2025, 16:45 New York',
        },
        {
          ...card,
          kind: 'alert',
          number: 4,
          line: 'corr btc ndx 1y',
          isPaused: true,
          standing: 'rises above 0.6: paused: I am not in that channel.',
          outlook: 'It stands at 0.46 (coupled) on 5 May 2025',
        },
      ],
      more: 0,
    },
    said: null,
    examples: ['corr btc r2k-tech 1y', 'rank btc 1y'],
  });
}

/** As the builder takes it: with a picture that it can see. */
function forBuilder(payload: object): unknown {
  const text = JSON.stringify(payload).replaceAll(
    '"slack_file":{"id":"F0CHART"}',
    `"image_url":"${STAND_IN}"`,
  );
  return JSON.parse(text);
}

function page(shown: readonly Shown[]): string {
  const sections = shown.map(({ title, words, picture, payload }) => {
    const image = picture === undefined ? '' : `\n![The chart of this answer](pictures/${picture}.png)\n`;
    const json = JSON.stringify(forBuilder(payload), null, 2);
    return `## ${title}\n\n${words}\n${image}\n<details><summary>JSON</summary>\n\n\`\`\`json\n${json}\n\`\`\`\n\n</details>\n`;
  });
  return `# What Lockstep says in Slack

Each kind of message as it is sent, answered from the simulated market on the evening of 2025-05-05. Paste a JSON into
Slack's Block Kit Builder (app.slack.com/block-kit-builder; its template must be a message, a modal or the home tab, as
the type says) to see it in a workspace of your own. The builder can't see files, so the chart shown here is there
another picture.

A test keeps this page true: \`UPDATE_DOCS=1 npx vitest run test/platforms/slack/slack-messages.test.ts\` writes it anew.

${sections.join('\n')}`;
}

/** Headings and JSON of a page: what the formatter does to it makes no difference. */
function contentOf(markdown: string): readonly unknown[] {
  const shown = markdown.matchAll(/^## (.+)$[^]*?^(`{3,})json\n([^]*?)\n\2$/gm);
  return [...shown].map(([, title, , json = '']) => [title, JSON.parse(json)]);
}

test('docs/slack-messages.md shows what is sent', async () => {
  const written = page(await kinds());
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, written);
  expect(contentOf(readFileSync(FILE, 'utf8'))).toEqual(contentOf(written));
});

test('Slack would take all of it', async () => {
  const refused = (await kinds()).map(({ title, payload }) => {
    const isView = 'type' in payload;
    const args: unknown = JSON.parse(JSON.stringify(isView ? { view: payload } : { text: 'x', ...payload }));
    return [title, assertOutgoing(isView ? 'views.open' : 'chat.postMessage', Object(args), () => 'image')];
  });
  expect(refused.filter(([, fault]) => fault !== null)).toEqual([]);
});
