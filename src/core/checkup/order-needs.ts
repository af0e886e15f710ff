/** A channel, or direct messages, that standing orders post to. */
export interface OrderPlace {
  readonly platform: string;
  readonly workspace: string;
  /** The platform's own id. */
  readonly channel: string;
  readonly orders: number;
}

/** What standing orders need so that they can be delivered. */
export interface OrderNeeds {
  readonly places: readonly OrderPlace[];
  /** Time zones as they are stored. */
  readonly zones: readonly string[];
}
