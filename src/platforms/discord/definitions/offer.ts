import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { LIMITS } from '../embeds/limits.ts';
import { toPlain } from '../embeds/markdown.ts';

/** One of the values that Discord shows below an option while it is typed. */
export type Offer<Value extends string | number = string | number> = APIApplicationCommandOptionChoice<Value>;

/** A value by a name that fits and can't format. */
export function offer<Value extends string | number>(name: string, value: Value): Offer<Value> {
  return { name: toPlain(name, LIMITS.optionText) || String(value), value };
}
