import { wayBack, type Alert, type AlertCondition } from '../../orders/alert.ts';
import type { Reading } from '../../orders/judge-alert.ts';
import { date, twoDecimals } from '../formats.ts';

/** `rises above 0.7`: what the rolling correlation has to do. */
export function conditionWords(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'above':
      return `rises above ${condition.level}`;
    case 'below':
      return `falls below ${condition.level}`;
    case 'coupled':
    case 'decoupled':
      return `is called ${condition.kind}`;
  }
}

/** What a list says of an alert: watching, what it needs first, or why it rests. */
export function alertState({
  pausedBecause,
  armed,
  condition,
}: Pick<Alert, 'pausedBecause' | 'armed' | 'condition'>): string {
  if (pausedBecause !== null) return `paused: ${pausedBecause}`;
  return armed ? 'watching' : `fires again ${rearmWords(condition)}`;
}

/** When an alert that has fired, or whose condition already holds, can fire again. */
export function rearmWords(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'above':
      return `after it has been below ${wayBack(condition)}`;
    case 'below':
      return `after it has been above ${wayBack(condition)}`;
    case 'coupled':
    case 'decoupled':
      return 'after it has been called something else';
  }
}

/** `0.72 (coupled) on 5 May 2025` */
export function readingWords({ value, label, day }: Reading, shown = twoDecimals(value)): string {
  return `${shown}${label === 'unclear' ? '' : ` (${label})`} on ${date(day)}`;
}

/** With more decimals where two would put it on the wrong side of the level. */
function beyond(value: number, level: number): string {
  const short = twoDecimals(value);
  return Number(short) > level === value > level && Number(short) !== level ? short : value.toFixed(4);
}

/** The sentence that an event begins with. */
export function eventSentence(
  { number, line, condition }: Pick<Alert, 'number' | 'line' | 'condition'>,
  reading: Reading,
): string {
  const shown = 'level' in condition ? beyond(reading.value, condition.level) : twoDecimals(reading.value);
  const what =
    condition.kind === 'above' || condition.kind === 'below'
      ? `the rolling correlation of \`${line}\` is ${condition.kind} ${condition.level}`
      : `the link of \`${line}\` is now called ${condition.kind}`;
  return `Alert ${number}: ${what}: ${readingWords(reading, shown)}. The next one comes ${rearmWords(condition)}.`;
}
