/**
 * The textbook tests of two correlations that share a variable, r12 against r13 with r23 between the others, over n
 * normal days. They raise false alarms under fat tails, so the engine does not use them; it is held against them on
 * normal data. Formulas as in the R package cocor (Diedenhofen and Musch 2015).
 */
export interface Dependent {
  readonly r12: number;
  readonly r13: number;
  readonly r23: number;
  readonly n: number;
}

const zGap = ({ r12, r13 }: Dependent): number => Math.atanh(r12) - Math.atanh(r13);

/** Williams (1959): t with n - 3 degrees of freedom. */
export const williams = ({ r12, r13, r23, n }: Dependent): number => {
  const determinant = 1 - r12 ** 2 - r13 ** 2 - r23 ** 2 + 2 * r12 * r13 * r23;
  const mean = (r12 + r13) / 2;
  const variance = 2 * determinant * ((n - 1) / (n - 3)) + mean ** 2 * (1 - r23) ** 3;
  return (r12 - r13) * Math.sqrt(((n - 1) * (1 + r23)) / variance);
};

const withCovariance = (tested: Dependent, covariance: number): number =>
  (zGap(tested) * Math.sqrt(tested.n - 3)) / Math.sqrt(2 - 2 * covariance);

/** Dunn and Clark (1969): standard normal. */
export const dunnClark = (tested: Dependent): number => {
  const { r12, r13, r23 } = tested;
  const rest = 1 - r12 ** 2 - r13 ** 2;
  const psi = r23 * rest - (r12 * r13 * (rest - r23 ** 2)) / 2;
  return withCovariance(tested, psi / ((1 - r12 ** 2) * (1 - r13 ** 2)));
};

const withPooled = (tested: Dependent, pooled: number): number => {
  const rest = 1 - 2 * pooled ** 2;
  const psi = tested.r23 * rest - (pooled ** 2 * (rest - tested.r23 ** 2)) / 2;
  return withCovariance(tested, psi / (1 - pooled ** 2) ** 2);
};

/** Steiger (1980): Dunn and Clark with the mean of both r's; standard normal. */
export const steiger = (tested: Dependent): number => withPooled(tested, (tested.r12 + tested.r13) / 2);

/** Hittner, May and Silver (2003): Dunn and Clark with the mean taken on Fisher's z; standard normal. */
export const hittner = (tested: Dependent): number =>
  withPooled(tested, Math.tanh((Math.atanh(tested.r12) + Math.atanh(tested.r13)) / 2));

/** Meng, Rosenthal and Rubin (1992): standard normal. */
export const meng = (tested: Dependent): number => {
  const { r12, r13, r23, n } = tested;
  const square = (r12 ** 2 + r13 ** 2) / 2;
  const f = Math.min(1, (1 - r23) / (2 * (1 - square)));
  const h = (1 - f * square) / (1 - square);
  return zGap(tested) * Math.sqrt((n - 3) / (2 * (1 - r23) * h));
};

/** Zou (2007): 95% interval of r12 - r13. */
export const zou = ({ r12, r13, r23, n }: Dependent): readonly [low: number, high: number] => {
  const bounds = (r: number): readonly [number, number] => {
    const margin = 1.959963984540054 / Math.sqrt(n - 3);
    return [Math.tanh(Math.atanh(r) - margin), Math.tanh(Math.atanh(r) + margin)];
  };
  const rest = 1 - r12 ** 2 - r13 ** 2 - r23 ** 2;
  const psi = (r23 - (r12 * r13) / 2) * rest + r23 ** 3;
  const correlation = psi / ((1 - r12 ** 2) * (1 - r13 ** 2));
  const reach = (a: number, b: number): number => Math.sqrt(a ** 2 + b ** 2 - 2 * correlation * a * b);
  const [low12, high12] = bounds(r12);
  const [low13, high13] = bounds(r13);
  const difference = r12 - r13;
  return [difference - reach(r12 - low12, high13 - r13), difference + reach(high12 - r12, r13 - low13)];
};
