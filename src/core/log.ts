/** One event of the log: what happened, with plain JSON or an error (under `err`) beside it. Never a token. */
export type LogEvent = Readonly<Record<string, unknown>> & { readonly event: string };

/** Port: where events go, by how much they matter to whoever runs the bot. */
export interface Log {
  readonly info: (event: LogEvent) => void;
  readonly warn: (event: LogEvent) => void;
  readonly error: (event: LogEvent) => void;
}
