/** A stream of random numbers that depends on nothing but its seed and its name. */
export interface RandomStream {
  /** Uniform in (0, 1): never 0, so that its logarithm is finite. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/** Mulberry32 (Tommy Ettinger) behind an FNV-1a hash of the name, so that streams of different names are unrelated. */
export function randomStream(seed: number, name: string): RandomStream {
  let state = hash(`${seed} ${name}`);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32 + 2 ** -33;
  };
  // Box and Muller, one of the two: the other would make a draw depend on how many came before.
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
