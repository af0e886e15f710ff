/** How many answers each client has under way. */
export interface AtOncePerClient {
  /** Room for one more, as what gives it back; null when the client has as many as one may have. */
  readonly take: (client: string) => (() => void) | null;
}

/** At most so many at once for each client. A client without any is not remembered. */
export function atOncePerClient(most: number): AtOncePerClient {
  const taken = new Map<string, number>();
  const give = (client: string) => {
    const left = (taken.get(client) ?? 1) - 1;
    if (left === 0) taken.delete(client);
    else taken.set(client, left);
  };
  return {
    take: (client) => {
      const held = taken.get(client) ?? 0;
      if (held >= most) return null;
      taken.set(client, held + 1);
      return () => give(client);
    },
  };
}
