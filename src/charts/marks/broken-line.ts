/** A line through points at whole positions; where some are missing it has a hole, which Chart.js draws for NaN. */
export function brokenLine(points: readonly { readonly x: number; readonly y: number }[]) {
  return points.flatMap((here, index) => {
    const before = points[index - 1];
    const hole = before !== undefined && here.x > before.x + 1;
    return hole ? [{ x: before.x + 1, y: Number.NaN }, here] : [here];
  });
}
