/** What went on, for the log: one object an event, errors with their stack under `err`. */
export type LogEvent = Readonly<Record<string, unknown>> & { readonly event: string };

/** Where events go, by how much they matter. */
export interface DiscordLog {
  readonly info: (event: LogEvent) => void;
  readonly warn: (event: LogEvent) => void;
  readonly error: (event: LogEvent) => void;
}
