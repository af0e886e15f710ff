import { normalCdf } from './normal.ts';

/** Points of one panel of the quadrature. */
const POINTS = 20;
/** Angle from the perfect link, in radians, down to which one panel will do; below it each panel halves the angle. */
const ONE_PANEL_DOWN_TO = 0.4;

/** Value and derivative of the Legendre polynomial of degree `POINTS`. */
function legendre(x: number): { readonly value: number; readonly slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= POINTS; k += 1)
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (POINTS * (x * value - before)) / (x * x - 1) };
}

/** Nodes and weights of Gauss-Legendre quadrature on [-1, 1]. */
const RULE = Array.from({ length: POINTS }, (_, i) => {
  let node = Math.cos((Math.PI * (i + 0.75)) / (POINTS + 0.5));
  for (let round = 0; round < 5; round += 1) {
    const { value, slope } = legendre(node);
    node -= value / slope;
  }
  return { node, weight: 2 / ((1 - node * node) * legendre(node).slope ** 2) };
});

function integral(f: (u: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (const { node, weight } of RULE) sum += weight * f(middle + half * node);
  return half * sum;
}

/** P(X <= h, Y <= k) beyond what independence gives, for 0 <= r < 1. */
function excess(h: number, k: number, r: number): number {
  // The angle is counted from the perfect link, so that 1 - sin keeps its digits there.
  const density = (u: number): number =>
    Math.exp(-((h - k) ** 2) / (2 * Math.sin(u) ** 2) - (h * k) / (1 + Math.cos(u)));
  const end = Math.acos(r);
  let from = Math.PI / 2;
  let sum = 0;
  while (from > end) {
    const to = Math.max(end, from > ONE_PANEL_DOWN_TO ? ONE_PANEL_DOWN_TO : from / 2);
    sum += integral(density, to, from);
    from = to;
  }
  return sum / (2 * Math.PI);
}

/**
 * P(X <= h, Y <= k) for standard normals with correlation `r`, to about 1e-14; NaN for an `r` outside [-1, 1].
 * Plackett's identity dP/dr = density(h, k; r), integrated over the angle asin(r) by Gauss-Legendre quadrature
 * (Drezner and Wesolowsky 1990; Genz 2004).
 */
export function bivariateNormalCdf(h: number, k: number, r: number): number {
  if (Number.isNaN(h) || Number.isNaN(k) || !(Math.abs(r) <= 1)) return NaN;
  if (h === -Infinity || k === -Infinity) return 0;
  if (h === Infinity) return normalCdf(k);
  if (k === Infinity) return normalCdf(h);
  if (r < 0) return Math.max(0, normalCdf(h) - bivariateNormalCdf(h, -k, -r));
  if (r === 1) return normalCdf(Math.min(h, k));
  return normalCdf(h) * normalCdf(k) + excess(h, k, r);
}
