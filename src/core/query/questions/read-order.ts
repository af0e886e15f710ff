import type { Query } from '../../types.ts';
import { daysWords } from '../../describe/orders/daily-words.ts';
import { format } from '../format.ts';
import { each, nameOf, NOTHING, readDraft, type QuestionContext, type QuestionReading } from './draft.ts';
import type { Order } from './order-questions.ts';
import type { PostOrder } from './post-orders.ts';
import { sceneOf } from './scene.ts';
import type { Spoken } from './spoken-words.ts';
import { FILLERS, ORDERING } from './vocabulary.ts';

type Line = Extract<QuestionReading, { kind: 'line' }>;
type ReadRest = (words: readonly Spoken[]) => QuestionReading;

/** Commands whose answers can be posted every day. */
const POSTABLE: readonly string[] = ['corr', 'rank', 'alts', 'history', 'matrix', 'study'];

/** The canonical line that sets an order up, looks at those that are there, or asks for what is missing. */
export function readOrder(
  order: Order,
  previous: Query | null,
  context: QuestionContext,
  readRest: ReadRest,
): QuestionReading {
  if (order.kind === 'manage') {
    const [command = '', ...words] = order.line.split(' ');
    return readDraft({ command, lists: [], text: words.join(' ') }, context);
  }
  if (order.kind === 'which') return askWhich(order);
  if (order.kind === 'remove-all') return askRemoveAll(order);
  return order.kind === 'alert'
    ? readAlert(order, previous, context)
    : readPost(order, previous, context, readRest);
}

function askWhich({ lines, isAll }: Extract<Order, { kind: 'which' }>): QuestionReading {
  const choices = lines.map((line) => ({ label: line, line }));
  const sentence = isAll
    ? 'Do you mean the daily posts or the alerts of this channel?'
    : 'Do you mean the daily post or the alert of that number?';
  return { kind: 'ask', sentence, choices };
}

/** What would be gone is asked about first; what rests comes back with one word. */
function askRemoveAll({ subject }: Extract<Order, { kind: 'remove-all' }>): QuestionReading {
  const noun = subject === 'daily' ? 'daily posts' : 'alerts';
  const choices = [
    { label: 'pause all', line: `${subject} pause all` },
    { label: 'remove all', line: `${subject} remove all` },
    { label: 'show them', line: `${subject} list` },
  ];
  return {
    kind: 'ask',
    sentence: `Shall I remove all ${noun} of this channel, or only let them rest?`,
    choices,
  };
}

/** What an alert watches is a pair: two names, the correlation, or what was spoken of before. */
function readAlert(
  { condition, rest, isNoLevel }: Extract<Order, { kind: 'alert' }>,
  previous: Query | null,
  context: QuestionContext,
): QuestionReading {
  if (isNoLevel) return NOTHING;
  const scene = sceneOf(rest, context, previous);
  const { names, strangers, relation, range, window } = scene;
  if (names.length > 2 || strangers > (names.length === 2 ? 2 : 0) || scene.refused === 'wholly')
    return NOTHING;
  // One name alone under a level is a price: doge at 0.3.
  if (names.length === 1 && relation !== 'strong' && condition !== 'decoupled' && condition !== 'coupled')
    return NOTHING;
  const isEmpty = rest.every(({ text, isMark }) => isMark || FILLERS.has(text) || ORDERING.has(text));
  if (names.length === 0 && relation === null && !isEmpty) return NOTHING;
  const known = previous?.command === 'corr' || previous?.command === 'history' ? previous : null;
  const [asset, benchmark] = [known?.assets[0], known?.benchmarks[0]];
  const isSame = names.length === 0 && known !== null && asset !== undefined && benchmark !== undefined;
  const pair = isSame ? [asset, benchmark].map((id) => nameOf(id, context.catalog)) : names;
  const goesOn = (text: string | undefined) =>
    text === undefined || /^(?:\d{4}|\d[\d-]*\.\.\d.*|max)$/.test(text) ? null : text;
  const watched = readDraft(
    {
      command: 'corr',
      lists: each(pair),
      range: goesOn(range ?? (isSame ? known.range.text : undefined)),
      settings: window === null ? [] : [`window=${window}`],
    },
    context,
  );
  if (watched.kind !== 'line') return watched;
  if (condition === null) {
    if (relation === 'strong' || names.length === 2) return askCondition(watched);
    return isEmpty && names.length === 0
      ? readDraft({ command: 'help', lists: [], text: 'alert' }, context)
      : NOTHING;
  }
  const text = `add ${watched.line} ${condition}`;
  return withSaid(readDraft({ command: 'alert', lists: [], text }, context), watched.said);
}

function askCondition({ line }: Line): QuestionReading {
  const on = (condition: string) => ({ label: condition, line: `alert add ${line} ${condition}` });
  return {
    kind: 'ask',
    sentence: 'When should I tell you? When it couples or decouples, or crosses a level?',
    choices: [on('decoupled'), on('coupled'), on('< 0.3'), on('> 0.7')],
  };
}

function readPost(
  order: Extract<Order, { kind: 'post' }>,
  previous: Query | null,
  context: QuestionContext,
  readRest: ReadRest,
): QuestionReading {
  const posted = postedLine(order.rest, previous, context, readRest);
  if (posted.kind !== 'line') return posted;
  if (!POSTABLE.includes(posted.query.command)) return NOTHING;
  const days = order.days === null ? '' : `days=${order.days}`;
  const add = (time: string, zone: string | null, often = days) =>
    ['add', time, zone ?? '', posted.line, often].filter((part) => part !== '').join(' ');
  if (order.other !== null || order.isOnce) return askDays(order, add);
  if (order.time === null) {
    return {
      kind: 'ask',
      sentence: 'At what time, and where? Say it as `9am London`, or take one of these.',
      choices: [
        { label: 'after the New York close', line: `daily ${add('16:30', 'America/New_York')}` },
        { label: '9:00 in New York', line: `daily ${add('09:00', 'America/New_York')}` },
      ],
    };
  }
  const often = order.days === null ? ["New York's trading days"] : [];
  return withSaid(readDraft({ command: 'daily', lists: [], text: add(order.time, order.zone) }, context), [
    ...posted.said,
    ...order.said,
    ...often,
  ]);
}

/** Posts come again and again, on days of the week: those that come near to what was said. */
function askDays(
  { days, time: said, zone: place, other }: PostOrder,
  add: (time: string, zone: string | null, often: string) => string,
): QuestionReading {
  const time = said ?? '16:30';
  const zone = place ?? (said === null ? 'America/New_York' : null);
  const named = days ?? 'mon';
  const also = (['weekdays', 'trading'] as const).filter((one) => one !== named);
  const rhythm = other === null ? 'once' : `“${other}”`;
  return {
    kind: 'ask',
    sentence: `I post again and again, on New York's trading days or on days of the week, not ${rhythm}. Which shall it be?`,
    choices: [named, ...also].map((one) => ({
      label: daysWords(one),
      line: `daily ${add(time, zone, one === 'trading' ? '' : `days=${one}`)}`,
    })),
  };
}

/** What is to be posted: what the rest of the words ask, or else the answer before, or the usual pair. */
function postedLine(
  rest: readonly Spoken[],
  previous: Query | null,
  context: QuestionContext,
  readRest: ReadRest,
): QuestionReading {
  const isEmpty = rest.every(({ text, isMark }) => isMark || FILLERS.has(text) || ORDERING.has(text));
  // Whoever wants it posted asks for it.
  if (!isEmpty) return readRest([...rest, { text: '?', typed: '?', isTicker: false, isMark: true }]);
  const grammar = context.commands.find(({ name }) => name === previous?.command);
  if (previous === null || grammar === undefined || !POSTABLE.includes(grammar.name))
    return readDraft({ command: 'corr', lists: [] }, context);
  return { kind: 'line', line: format(previous, grammar), query: previous, said: [] };
}

function withSaid(reading: QuestionReading, said: readonly string[]): QuestionReading {
  return reading.kind === 'line' ? { ...reading, said } : reading;
}
