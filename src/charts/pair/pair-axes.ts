import { gapAxis, timeAxis, valueAxis, type Axis } from '../marks/axes.ts';
import { minus } from '../marks/figure.ts';
import type { PairPanels } from './pair-panels.ts';
import { indexFigure } from './pair-words.ts';
import type { Theme } from '../theme.ts';

/** Heights of the panels and of the gap with the lower heading, as shares. */
const PANEL_WEIGHT = { price: 205, gap: 72, correlation: 185 } as const;

/** The axes of a pair's chart: time, and above each other the prices and their correlation. */
export function pairAxes(panels: PairPanels, theme: Theme): Record<string, Axis> {
  return {
    x: timeAxis(panels.days, panels.sessionTicks, theme),
    price: priceAxis(panels, theme),
    gap: gapAxis(PANEL_WEIGHT.gap),
    correlation: {
      ...valueAxis(panels.correlation, 0, theme, (value) => minus(String(value))),
      type: 'linear',
      stackWeight: PANEL_WEIGHT.correlation,
    },
  };
}

function priceAxis({ price, logarithmic }: PairPanels, theme: Theme): Axis {
  const axis = { ...valueAxis(price, 100, theme, indexFigure), weight: 2, stackWeight: PANEL_WEIGHT.price };
  return logarithmic ? { ...axis, type: 'logarithmic' } : { ...axis, type: 'linear' };
}
