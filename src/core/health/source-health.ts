/** How it stands with a price source over a network, from its last answers: nobody is asked for it. */
export interface SourceHealth {
  /** The source's name, such as `yahoo`. */
  readonly source: string;
  /** Milliseconds until it is asked again after too many failures in a row; 0 when it is asked as usual. */
  readonly restMs: number;
  /** Its last failure, a clause: `answered 429, too many requests`; empty when it has none. */
  readonly reason: string;
}
