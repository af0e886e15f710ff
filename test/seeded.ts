import { configureGlobal } from 'fast-check';

/**
 * Properties draw the same cases on every run, so that a red run is a change and not luck. `FC_SEED=7 npm test` draws
 * others.
 */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_250_129) });
