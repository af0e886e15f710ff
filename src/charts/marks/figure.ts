import { twoDecimals } from '../../core/describe/formats.ts';

/** The hyphen of a negative number as a minus sign, which is as wide as a plus. */
export function minus(text: string): string {
  return text.replaceAll('-', '−');
}

/** A correlation with two decimals and a real minus sign. */
export function figure(value: number): string {
  return minus(twoDecimals(value));
}
