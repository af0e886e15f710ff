import type { Clock } from '../../../core/clock.ts';
import type { KeyValue } from '../../../core/key-value.ts';
import type { Log } from '../../../core/log.ts';
import type { Telemetry } from '../../../core/telemetry.ts';
import type { FirstOf } from './once.ts';

/** How the app gets in: one workspace by its token, or many that install it. */
interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
}

export interface ConnectionOptions {
  /** `xoxb-...`; absent with `oauth`. */
  readonly botToken?: string | undefined;
  readonly oauth?: OAuth | undefined;
  /** `xapp-...`, for Socket Mode. */
  readonly appToken?: string | undefined;
  /** For requests over HTTP, which need a port. */
  readonly signingSecret?: string | undefined;
  readonly port?: number | undefined;
  /** Address to listen at; all of them when left out. */
  readonly host?: string | undefined;
  /** Where every call goes instead of `https://slack.com/api/`. */
  readonly apiUrl?: string | undefined;
}

/** What the line needs of the house. */
export interface ConnectionParts extends ConnectionOptions {
  /** Where installations are kept. */
  readonly keyValue: KeyValue;
  readonly log: Log;
  readonly clock: Clock;
  readonly firstOf: FirstOf;
  /** Takes a sentence for whoever runs the bot. */
  readonly say: (sentence: string) => void;
  readonly telemetry?: Telemetry | undefined;
}
