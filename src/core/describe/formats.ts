import type { Estimate } from '../reports/estimate.ts';
import type { Day } from '../types.ts';

/** A correlation or slope with two decimals; never `-0.00`. */
export function twoDecimals(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

/** `0.41 to 0.60`: with "to", because a dash before a negative bound can't be read. */
export function interval(low: number, high: number): string {
  return `${twoDecimals(low)} to ${twoDecimals(high)}`;
}

/** `0.51 (0.41 to 0.60)` */
export function estimate({ value, low, high }: Estimate): string {
  return `${twoDecimals(value)} (${interval(low, high)})`;
}

/** A share of one as whole per cent: `26%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `p=0.47`; below a thousandth `p<0.001`, because the jackknife can't tell such small ones apart. */
export function pValue(p: number): string {
  if (p < 0.001) return 'p<0.001';
  return p < 0.1 ? `p=${p.toFixed(3)}` : `p=${p.toFixed(2)}`;
}

// Making a format takes longer than a thousand numbers in it.
const WHOLE = new Intl.NumberFormat('en-US');

/** `1,240` */
export function whole(n: number): string {
  return WHOLE.format(n);
}

/** `1 session`, `1,240 sessions` */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${n === 1 ? one : many}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2025-05-05` -> `5 May 2025` */
export function date(day: Day): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${dayOfMonth} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `2020-03-12` -> `Mar 2020`: for what is only known to the month. */
export function month(day: Day): string {
  return date(day).replace(/^\d+ /, '');
}

/** `2025-05-05 20:21 UTC`: an instant in milliseconds since 1970, to the minute. */
export function utcMinute(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Starts a sentence: `the S&P 500` -> `The S&P 500`. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
