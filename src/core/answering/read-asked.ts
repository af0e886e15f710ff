import { DAYS_SETTING } from '../orders/post-days.ts';
import { NOTHING, readDraft, type QuestionContext, type QuestionReading } from '../query/questions/draft.ts';
import { readQuestion } from '../query/questions/read-question.ts';

/** The verbs of standing orders that set nothing up, and `add`, with which settings may be typed. */
const TYPED = /^\s*\/?(daily|alert)\s+(add|list|preview|run|pause|resume|remove|history)(?!\S)/i;
const SETTINGS = new RegExp(`${DAYS_SETTING.source}|(?<!\\S)(?:late=\\S*|quiet)(?!\\S)`, 'gi');

/**
 * A text as the grammar of questions reads it. Behind `daily` or `alert` the verb and the settings of the language hold,
 * whatever else is said: what asks for a preview sets nothing up, and where the verb can't be kept nothing is read.
 */
export function readAsked(text: string, context: QuestionContext): QuestionReading {
  const [, command, verb] = TYPED.exec(text)?.map((word) => word.toLowerCase()) ?? [];
  if (verb === undefined || command === undefined) return readQuestion(text, context);
  const settings = command === 'daily' ? (text.match(SETTINGS) ?? []) : [];
  const asked = settings.length === 0 ? text : text.replace(SETTINGS, ' ');
  // What is previewed is said as what is added, unless it is there already under a number.
  const said = asked.replace(/^(\s*\/?daily\s+)preview(?=\s+(?!(?:number |no )?#?\d+(?:\s|$)))/i, '$1add');
  return withVerb(readQuestion(said, context), { command, verb, settings }, context);
}

interface Typed {
  readonly command: string;
  readonly verb: string;
  readonly settings: readonly string[];
}

function withVerb(reading: QuestionReading, typed: Typed, context: QuestionContext): QuestionReading {
  if (reading.kind === 'none') return reading;
  if (reading.kind === 'ask') {
    const choices = reading.choices.map(({ label, line }) => ({ label, line: inVerb(line, typed) }));
    const kept = choices.flatMap(({ label, line }) => (line === null ? [] : [{ label, line }]));
    return kept.length < choices.length ? NOTHING : { ...reading, choices: kept };
  }
  const line = inVerb(reading.line, typed);
  if (line === null) return NOTHING;
  if (line === reading.line) return reading;
  const [command = '', ...words] = line.split(' ');
  return readDraft({ command, lists: [], text: words.join(' '), said: reading.said }, context);
}

/** The line with the verb and the settings that were typed; null when it would do something else. */
function inVerb(line: string, { command, verb, settings }: Typed): string | null {
  const isAdded = line.startsWith(`${command} add `);
  if (verb !== 'add' && verb !== 'preview') return isAdded ? null : line;
  if (!isAdded) return verb === 'preview' && !line.startsWith(`${command} preview `) ? null : line;
  if (command === 'alert' && verb === 'preview') return null;
  const words = line.split(' ').slice(2);
  const said = settings.some((one) => /^days=/i.test(one))
    ? words.filter((word) => !word.startsWith('days='))
    : words;
  return [command, verb, ...said, ...settings].join(' ');
}
