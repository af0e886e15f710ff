const days = Array.from({ length: 600 }, (_, i) => i + 1);
const x = Float64Array.from(days, (t) => 3 * Math.sin((t * t) / 7) + Math.cos(t));

/**
 * Two columns that any statistics program can type in, for known answers from elsewhere; the first 250 days are linked
 * weakly, the others strongly. In R:
 * `t <- 1:600; x <- 3 * sin(t * t / 7) + cos(t)`
 * `y <- ifelse(t <= 250, 0.1, 0.9) * x + 2 * cos(3.3 * t * t) + sin(t * 1.7)`
 */
export const waves = {
  x,
  y: Float64Array.from(
    days,
    (t, i) => (t <= 250 ? 0.1 : 0.9) * (x[i] ?? NaN) + 2 * Math.cos(3.3 * t * t) + Math.sin(t * 1.7),
  ),
};
