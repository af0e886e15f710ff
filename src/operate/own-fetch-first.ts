/**
 * Loads Node's own HTTP client before a library brings a copy of it. All copies of undici in a process send through one
 * dispatcher, that of whoever came first. Discord's library hands it pictures as Node's `FormData`; the copy that comes
 * with Slack's library takes that for nothing it knows, and no picture would arrive.
 */
export function ownFetchFirst(): void {
  void globalThis.Response;
}
