/** True when that person may ask once more there, which counts; false when they or the channel have had their share. */
export type MayAsk = (person: string, channel: string) => boolean;

const PER_MS = 60_000;

/**
 * So many questions a minute for one person and for one channel. What is over a minute old is forgotten, so it holds no more
 * than those who spoke lately.
 */
export function createCoolDown(
  now: () => number,
  most: { readonly person: number; readonly channel: number },
): MayAsk {
  const asked = new Map<string, number[]>();
  let sweptAt = now();

  const recent = (key: string) => (asked.get(key) ?? []).filter((at) => at > now() - PER_MS);
  const sweep = () => {
    if (now() - sweptAt < PER_MS) return;
    sweptAt = now();
    for (const key of asked.keys()) if (recent(key).length === 0) asked.delete(key);
  };

  return (person, channel) => {
    sweep();
    const own = recent(`person ${person}`);
    const shared = recent(`channel ${channel}`);
    if (own.length >= most.person || shared.length >= most.channel) return false;
    asked.set(`person ${person}`, [...own, now()]);
    asked.set(`channel ${channel}`, [...shared, now()]);
    return true;
  };
}
