import { walk, type Json } from './json.ts';

const MENTION = /<(!(?:channel|here|everyone|subteam\^[A-Z0-9]+)|@[UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const BARE_NAME = /@(channel|here|everyone)\b/g;
/** Fields that Slack reads as its own markup; texts inside `plain_text` and rich text are none. */
const MARKUP_FIELDS = ['text', 'initial_comment', 'pretext', 'fallback', 'title'];
const LITERAL_TYPES = new Set(['plain_text', 'text', 'raw_text']);

/**
 * Whom a message would notify: `!channel`, `!here`, `!everyone`, `@U123`. A bare `@channel` notifies only where the
 * sender asked Slack to find names (`link_names`, `parse: full`).
 */
export function pingsIn(message: Json): readonly string[] {
  const findsNames = message['parse'] === 'full' || [true, 'true', '1', 1].includes(linkNames(message));
  const found = new Set<string>();
  for (const { object } of walk(message)) {
    if (object['type'] === 'user') found.add(`@${String(object['user_id'])}`);
    if (object['type'] === 'broadcast') found.add(`!${String(object['range'])}`);
    if (LITERAL_TYPES.has(String(object['type']))) continue;
    for (const name of MARKUP_FIELDS) {
      const text = object[name];
      if (typeof text !== 'string') continue;
      for (const [, ping = ''] of text.matchAll(MENTION)) found.add(ping);
      for (const [, who = ''] of findsNames ? text.matchAll(BARE_NAME) : []) found.add(`!${who}`);
    }
  }
  return [...found];
}

function linkNames({ link_names: value }: Json): string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' ? value : value === true;
}
