import type { ChartOptions } from 'chart.js';
import { FONT_FAMILY } from '../fonts.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** Options of every chart: a still picture in the chart font, whose words our own plugins write. */
export function stillOptions(theme: Theme) {
  return {
    events: [],
    font: { family: FONT_FAMILY, size: FONT_SIZE.tick },
    color: theme.text,
    parsing: false,
    normalized: true,
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
    elements: {
      point: { radius: 0 },
      line: { borderJoinStyle: 'round', borderCapStyle: 'round', tension: 0 },
    },
  } satisfies ChartOptions<'line'>;
}
