import type { PlatformHealth } from '../core/health/platform-health.ts';
import type { SourceHealth } from '../core/health/source-health.ts';
import type { StoreHealth } from '../core/health/store-health.ts';

/** What the pages for operators are made from: looks that ask nobody outside, and the database one short question. */
export interface Vitals {
  readonly platforms: () => readonly { readonly name: string; readonly health: PlatformHealth }[];
  readonly sources: () => readonly SourceHealth[];
  /** Null while there is no database, as on the simulated market. */
  readonly store: () => Promise<StoreHealth | null>;
  /** True from the moment on at which the process was told to stop. */
  readonly isStopping: () => boolean;
}
