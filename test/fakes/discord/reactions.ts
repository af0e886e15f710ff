import type { Message, Person, World } from './world.ts';

/** False when they had done so already. */
export function addReaction(world: World, message: Message, emoji: string, person: Person): boolean {
  const people = message.reactions.get(emoji) ?? new Set();
  if (people.has(person)) return false;
  message.reactions.set(emoji, people.add(person));
  show(world, message);
  return true;
}

/** False when there was none. */
export function removeReaction(world: World, message: Message, emoji: string, person: Person): boolean {
  const people = message.reactions.get(emoji);
  if (people?.delete(person) !== true) return false;
  if (people.size === 0) message.reactions.delete(emoji);
  show(world, message);
  return true;
}

function show({ bot }: World, message: Message): void {
  const reactions = [...message.reactions].map(([emoji, people]) => ({
    emoji: { id: null, name: emoji },
    count: people.size,
    count_details: { burst: 0, normal: people.size },
    me: people.has(bot),
    me_burst: false,
    burst_colors: [],
  }));
  message.data = { ...message.data, reactions };
}
