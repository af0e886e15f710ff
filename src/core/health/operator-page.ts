/** A page for whoever runs the bot, such as `/healthz`. The web platform serves it; the part that knows fills it. */
export interface OperatorPage {
  readonly path: `/${string}`;
  /** Rejects only by a fault of ours. `type` is the content type of the body. */
  readonly respond: () => Promise<{ readonly status: number; readonly type: string; readonly body: string }>;
}
