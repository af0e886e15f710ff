import type { Brush } from './brush.ts';
import { fitText } from './fit-text.ts';
import { PAGE } from './page.ts';
import type { HeadMark } from './provenance-marks.ts';
import { setFont } from './set-font.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** A piece of a title. Names may be cut when the title is too long; the words between them stay. */
export interface TitlePart {
  readonly text: string;
  readonly color: string;
  readonly isName: boolean;
}

/** Writes the title, and the marks at its right or one row lower where a long title needs the whole width. */
export function writeTitleAndMarks(
  brush: Brush,
  parts: readonly TitlePart[],
  marks: readonly HeadMark[],
  theme: Theme,
): void {
  const marksWidth = marks.reduce((sum, { text }) => sum + markWidth(brush, text) + MARK_DISTANCE, 0);
  const room = PAGE.right - PAGE.left - marksWidth;
  const beside = titleWidth(brush, FONT_SIZE.title, parts) <= room;
  writeMarks(brush, marks, beside ? PAGE.titleBaseline : PAGE.headingBaseline, theme);
  writeTitle(brush, parts, beside ? room : PAGE.right - PAGE.left);
}

const MARK_DISTANCE = 14;

function markWidth(brush: Brush, text: string): number {
  setFont(brush, 600, FONT_SIZE.heading);
  return brush.measureText(text).width + FONT_SIZE.heading;
}

function writeMarks(brush: Brush, marks: readonly HeadMark[], baseline: number, theme: Theme): void {
  const size = FONT_SIZE.heading;
  const height = size * 1.6;
  const top = baseline - size * 1.16;
  let left: number = PAGE.right;
  for (const { text, alarm } of marks.toReversed()) {
    const width = markWidth(brush, text);
    left -= width;
    brush.beginPath();
    brush.roundRect(left, top, width, height, 8);
    brush.lineWidth = 2.5;
    brush.strokeStyle = alarm ? theme.alarm : theme.muted;
    brush.fillStyle = alarm ? theme.alarm : theme.background;
    brush.fill();
    brush.stroke();
    brush.fillStyle = alarm ? theme.onAlarm : theme.text;
    brush.fillText(text, left + size / 2, baseline);
    left -= MARK_DISTANCE;
  }
}

const SMALLEST = 28;
const TITLE_SIZES = [FONT_SIZE.title, 36, 32, SMALLEST];

/** Shrunk first, then its names cut, to fit. */
function writeTitle(brush: Brush, parts: readonly TitlePart[], room: number): void {
  const size = TITLE_SIZES.find((candidate) => titleWidth(brush, candidate, parts) <= room) ?? SMALLEST;
  setFont(brush, 600, size);
  let left: number = PAGE.left;
  for (const { text, color } of cutNames(brush, parts, room)) {
    brush.fillStyle = color;
    brush.fillText(text, left, PAGE.titleBaseline);
    left += brush.measureText(text).width;
  }
}

/** Each name gets its share of the room, and what the later ones leave. */
function cutNames(brush: Brush, parts: readonly TitlePart[], room: number): readonly TitlePart[] {
  const width = (text: string): number => brush.measureText(text).width;
  const names = parts.filter(({ isName }) => isName);
  let left = room - parts.reduce((sum, { text, isName }) => (isName ? sum : sum + width(text)), 0);
  return parts.map((part) => {
    if (!part.isName) return part;
    const later = names.slice(names.indexOf(part) + 1);
    const laterWidth = later.reduce((sum, { text }) => sum + width(text), 0);
    const text = fitText(brush, part.text, Math.max(left / (later.length + 1), left - laterWidth));
    left -= width(text);
    return { ...part, text };
  });
}

function titleWidth(brush: Brush, size: number, parts: readonly TitlePart[]): number {
  setFont(brush, 600, size);
  return brush.measureText(parts.map(({ text }) => text).join('')).width;
}
