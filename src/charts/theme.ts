import type { Look } from '../core/chart.ts';
import type { Label } from '../core/reports/rolling-path.ts';

/** A colour as lines and fills use it, and one that can be read as text on the same background. */
export interface Ink {
  readonly line: string;
  readonly text: string;
}

/** Every colour of a chart, `#rrggbb`. Text colours stand at least 4.5 : 1 off the background (WCAG 2.2, 1.4.3). */
export interface Theme {
  readonly name: Look['theme'];
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  /** Half transparent, `#rrggbbaa`, because it also lies on the tints. */
  readonly grid: string;
  /** The line at zero and at 100: quieter than the data, stronger than the grid. */
  readonly baseline: string;
  readonly asset: Ink;
  readonly benchmark: Ink;
  /** Tints behind the rolling correlation; `unclear` stays bare. */
  readonly regimes: Readonly<Record<Exclude<Label, 'unclear'>, string>>;
  /** Fill of a mark that must not be overlooked, and the text on it. */
  readonly alarm: string;
  readonly onAlarm: string;
}

/** Bitcoin orange and one blue stay apart for every common colour blindness; so do the tints (test/charts/theme.test.ts). */
export const THEMES: Readonly<Record<Look['theme'], Theme>> = {
  light: {
    name: 'light',
    background: '#ffffff',
    text: '#17181b',
    muted: '#5b5f66',
    grid: '#9aa0a84d',
    baseline: '#9aa0a8',
    asset: { line: '#f08205', text: '#b35a00' },
    benchmark: { line: '#1f6fd6', text: '#1b64c4' },
    regimes: { coupled: '#cdf0d0', decoupled: '#e8e8ea', inverse: '#d2c6fa' },
    alarm: '#b3124f',
    onAlarm: '#ffffff',
  },
  dark: {
    name: 'dark',
    background: '#1b1d21',
    text: '#f2f3f5',
    muted: '#a9afb9',
    grid: '#6b717b59',
    baseline: '#6b717b',
    asset: { line: '#f7931a', text: '#f9a848' },
    benchmark: { line: '#5ba4f5', text: '#7db8fa' },
    regimes: { coupled: '#1a473a', decoupled: '#2f3138', inverse: '#423078' },
    alarm: '#ff6b9d',
    onAlarm: '#1b1d21',
  },
};

/** CSS pixels of every chart; a picture has one or two device pixels for each. */
export const CHART_SIZE = { width: 1200, height: 675 } as const;

/** Font sizes in CSS pixels: a third of them is left when the picture is shown 400 pixels wide on a phone. */
export const FONT_SIZE = { title: 40, heading: 26, label: 26, tick: 26, event: 22, footer: 22 } as const;

/** Mean width of a character of Inter, as a share of the font size. */
export const CHARACTER_WIDTH = 0.58;
