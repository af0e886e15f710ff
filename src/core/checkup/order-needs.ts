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
  readonly zones: readonly OrderZone[];
}

/** A time zone, as it is stored, that daily posts of a workspace go by. */
interface OrderZone {
  readonly platform: string;
  readonly workspace: string;
  readonly zone: string;
}
