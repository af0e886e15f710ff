import { styleText } from 'node:util';
import { tally } from '../../core/checkup/checkup.ts';
import { listed } from '../../core/describe/listed.ts';
import { count } from '../../core/describe/formats.ts';
import type { Finding } from '../../core/checkup/findings.ts';
import { displayWidth } from './display-width.ts';
import { wrap, type Layout } from './wrap.ts';

const SIGNS = {
  ok: ['✓', 'green'],
  warn: ['!', 'yellow'],
  fail: ['✗', 'red'],
} as const satisfies Record<Finding['state'], readonly [string, 'green' | 'yellow' | 'red']>;

const GAP = 2;

/** Findings as a list, each with its fix below it, and a last line that counts them. Ends without a line end. */
export function renderFindings(findings: readonly Finding[], layout: Layout): string {
  const column = Math.max(0, ...findings.map(({ part }) => displayWidth(part)));
  const rows = findings.flatMap((finding) => renderFinding(finding, column, layout));
  return [...rows, '', ...wrap(summary(findings), { ...layout, bold: true }).map(({ text }) => text)].join(
    '\n',
  );
}

function renderFinding({ part, state, said, fix }: Finding, column: number, layout: Layout): string[] {
  const [sign, colour] = SIGNS[state];
  // Whether this stream shows colour was decided once, from the stream and NO_COLOR; not by stdout again.
  const shown = layout.colour ? styleText(colour, sign, { validateStream: false }) : sign;
  const start = displayWidth(sign) + 1 + column + GAP;
  const body = { ...layout, width: Math.max(20, layout.width - start) };
  const lines = [...wrap(said, body), ...(fix === undefined ? [] : wrap(`→ ${fix}`, body))];
  return lines.map(({ text }, index) =>
    index === 0 ? `${shown} ${part.padEnd(column + GAP)}${text}` : `${' '.repeat(start)}${text}`,
  );
}

function summary(findings: readonly Finding[]): string {
  const { ok, warn, fail } = tally(findings);
  const parts = [
    `${ok} fine`,
    ...(warn > 0 ? [`${warn} with a limit`] : []),
    ...(fail > 0 ? [`${fail} broken`] : []),
  ];
  return `${count(findings.length, 'finding')}: ${listed(parts)}.`;
}
