import type { Theme } from '../theme.ts';

/** Fill of a cell and the text on it, `#rrggbb`. */
export interface CellColor {
  readonly fill: string;
  readonly text: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Ends of a diverging scale that stays apart for every common colour blindness: blue for together, orange for against,
 * and the ground's own colour at zero (after ColorBrewer's PuOr and RdBu, brought to the two colours of the house).
 */
const ENDS: Readonly<Record<Theme['name'], { readonly together: string; readonly against: string }>> = {
  light: { together: '#0b4a9e', against: '#a34a00' },
  dark: { together: '#8cc2ff', against: '#ffb35c' },
};

/** A correlation as a colour; one whose interval holds zero is drawn half as strong. */
export function cellColor(value: number, holdsZero: boolean, theme: Theme): CellColor {
  const { together, against } = ENDS[theme.name];
  const strength = Math.min(1, Math.abs(value)) * (holdsZero ? MUTED : 1);
  const fill = hex(mix(rgb(theme.background), rgb(value < 0 ? against : together), strength));
  const candidates = [theme.text, theme.background, ...EXTREMES];
  // The chart's own text colours where they can be read, else black or white.
  const text = candidates.find((color) => contrast(color, fill) >= LEAST_CONTRAST) ?? theme.text;
  return { fill, text };
}

const MUTED = 0.5;
const EXTREMES = ['#000000', '#ffffff'];
/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

function rgb(color: string): Rgb {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function hex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => from[at] + (to[at] - from[at]) * share;
  return [channel(0), channel(1), channel(2)];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [first, second] = [luminance(rgb(one)), luminance(rgb(other))];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
