/** Discord's epoch, the first second of 2015, in milliseconds since 1970. */
const EPOCH_MS = 1_420_070_400_000n;

/** Ids that carry their time as Discord's do, each greater than the one before. `now`: milliseconds since 1970. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(Math.floor(now())) - EPOCH_MS) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return String(last);
  };
}
