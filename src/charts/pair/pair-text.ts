import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { drawDot, writeEndLabels, type LabelLine } from '../marks/end-labels.ts';
import { fitText } from '../marks/fit-text.ts';
import { writeFooter } from '../marks/footer.ts';
import { PAGE, writeHeading } from '../marks/page.ts';
import { placementOf, type Placement } from '../marks/placement.ts';
import { writeRegimeKey } from '../marks/regime-key.ts';
import { setFont } from '../marks/set-font.ts';
import { endColumn } from '../marks/time-plot.ts';
import { writeTitleAndMarks, type TitlePart } from '../marks/title.ts';
import type { FontWeight } from '../fonts.ts';
import type { EndLabel, PairWords } from './pair-words.ts';
import { FONT_SIZE, type Ink, type Theme } from '../theme.ts';

/** CSS pixels. */
const HEADING_LIFT = 20;

/** Writes every word of a pair's chart, and the dots at the ends of the lines. */
export function pairText(words: PairWords, theme: Theme): Plugin<'line'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      const x = placementOf(chart, 'x');
      const price = placementOf(chart, 'price');
      const correlation = placementOf(chart, 'correlation');
      brush.save();
      brush.textBaseline = 'alphabetic';
      brush.textAlign = 'left';
      writeTitleAndMarks(brush, title(words, theme), words.marks, theme);
      writeHeading(brush, words.priceHeading, PAGE.headingBaseline, theme);
      writeHeading(brush, words.correlationHeading, correlation.top - HEADING_LIFT, theme);
      writeRegimeKey(brush, words.key, correlation.top - HEADING_LIFT, theme);
      writePriceEnds(brush, words, x, price, theme);
      writeCorrelationEnds(brush, words, x, correlation, theme);
      writeEmptyReason(brush, words.emptyReason, x, correlation, theme);
      writeFooter(brush, words.footer, theme);
      brush.restore();
    },
  };
}

/** The names in the colours of their lines, so that the title is the legend. */
function title({ asset, benchmark }: PairWords, theme: Theme): TitlePart[] {
  return [
    { text: asset, color: theme.asset.text, isName: true },
    { text: ' and ', color: theme.text, isName: false },
    { text: benchmark, color: theme.benchmark.text, isName: true },
  ];
}

function writePriceEnds(brush: Brush, words: PairWords, x: Placement, price: Placement, theme: Theme): void {
  const ends = [
    { end: words.benchmarkEnd, ink: theme.benchmark },
    { end: words.assetEnd, ink: theme.asset },
  ].flatMap(({ end, ink }) => (end === null ? [] : [{ end, ink }]));
  for (const { end, ink } of ends) drawEnd(brush, end, x, price, ink.line, theme);
  const blocks = ends.map(({ end, ink }) => ({
    center: price.getPixelForValue(end.value),
    lines: priceLines(end, ink),
  }));
  writeEndLabels(brush, blocks, endColumn(x, price));
}

function priceLines({ name, figure }: EndLabel, { text }: Ink): LabelLine[] {
  return [
    { text: withoutArticle(name), size: FONT_SIZE.label, weight: 600, color: text },
    { text: figure, size: FONT_SIZE.label, weight: 400, color: text },
  ];
}

/** A label is no sentence: `Magnificent Seven`, which fits in two lines where `the Magnificent Seven` does not. */
function withoutArticle(name: string): string {
  return name.replace(/^the /, '');
}

function writeCorrelationEnds(
  brush: Brush,
  { latest, overall }: PairWords,
  x: Placement,
  correlation: Placement,
  theme: Theme,
): void {
  const blocks = [
    ...(latest === null
      ? []
      : [
          {
            center: correlation.getPixelForValue(latest.value),
            lines: [line(`${latest.name} ${latest.figure}`, FONT_SIZE.label, 600, theme.text)],
          },
        ]),
    ...(overall === null
      ? []
      : [
          {
            center: correlation.getPixelForValue(overall.value),
            lines: [
              line(`${overall.name} ${overall.figure}`, FONT_SIZE.tick, 400, theme.text),
              ...(overall.interval === null
                ? []
                : [line(`(${overall.interval})`, FONT_SIZE.footer, 400, theme.muted)]),
            ],
          },
        ]),
  ];
  if (latest !== null) drawEnd(brush, latest, x, correlation, theme.text, theme);
  writeEndLabels(brush, blocks, endColumn(x, correlation));
}

function line(text: string, size: number, weight: FontWeight, color: string): LabelLine {
  return { text, size, weight, color };
}

function drawEnd(
  brush: Brush,
  { position, value }: EndLabel,
  x: Placement,
  axis: Placement,
  color: string,
  theme: Theme,
): void {
  drawDot(brush, x.getPixelForValue(position), axis.getPixelForValue(value), color, theme.background);
}

function writeEmptyReason(
  brush: Brush,
  reason: string | null,
  x: Placement,
  correlation: Placement,
  theme: Theme,
): void {
  if (reason === null) return;
  setFont(brush, 400, FONT_SIZE.heading);
  brush.textAlign = 'center';
  const middle = (correlation.top + correlation.bottom) / 2;
  const text = fitText(brush, reason, x.right - x.left - 40);
  const width = brush.measureText(text).width + 32;
  brush.fillStyle = theme.background;
  brush.fillRect((x.left + x.right - width) / 2, middle - 24, width, 44);
  brush.fillStyle = theme.text;
  brush.fillText(text, (x.left + x.right) / 2, middle + 9);
  brush.textAlign = 'left';
}
