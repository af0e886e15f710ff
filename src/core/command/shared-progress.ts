import type { OnProgress } from '../ports.ts';

/**
 * One progress for several loads at once: the mean of their shares, so that the bar of one never pushes back another's.
 * Undefined when nobody listens.
 */
export function sharedProgress(
  onProgress: OnProgress | undefined,
  count: number,
): ((index: number) => OnProgress) | undefined {
  if (onProgress === undefined) return undefined;
  const shares = Array.from({ length: count }, () => 0);
  return (index) => (share, what) => {
    shares[index] = share;
    onProgress(shares.reduce((sum, one) => sum + one, 0) / count, what);
  };
}
