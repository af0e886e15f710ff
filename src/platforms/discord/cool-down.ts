/** Takes a turn if one is left; false when that person or channel has had its share. */
export type TakeTurn = (person: string, channel: string) => boolean;

const PER_MS = 60_000;

/**
 * So many turns a minute for one person and for one channel. What is over a minute old is forgotten, so it holds no more
 * than those who spoke lately.
 */
export function createCoolDown(
  now: () => number,
  most: { readonly person: number; readonly channel: number },
): TakeTurn {
  const turns = new Map<string, number[]>();
  let sweptAt = now();

  const recent = (key: string) => (turns.get(key) ?? []).filter((at) => at > now() - PER_MS);
  const sweep = () => {
    if (now() - sweptAt < PER_MS) return;
    sweptAt = now();
    for (const key of turns.keys()) if (recent(key).length === 0) turns.delete(key);
  };

  return (person, channel) => {
    sweep();
    const own = recent(`person ${person}`);
    const shared = recent(`channel ${channel}`);
    if (own.length >= most.person || shared.length >= most.channel) return false;
    turns.set(`person ${person}`, [...own, now()]);
    turns.set(`channel ${channel}`, [...shared, now()]);
    return true;
  };
}
