import { setFlagsFromString } from 'node:v8';

/**
 * To be called before PGlite is started: keeps V8 from compiling the engine's busiest functions a second time. That
 * takes half a gigabyte for a moment (docs/decisions/007-one-sql-dialect.md), and our questions are too small to win
 * anything by it.
 */
export function keepEngineSmall(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
