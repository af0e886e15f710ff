const LEVELLED: readonly string[] = ['above', 'below'];
const FOR_ALL: readonly string[] = ['pause', 'resume', 'remove'];

/**
 * What is wrong with what was filled into a sub-command, in the names that its options have in Discord; null when the
 * reader of its text may have the word. Only for what depends on several options: Discord itself checks each of them.
 */
export function objectionTo(
  command: string,
  sub: string,
  values: ReadonlyMap<string, string>,
): string | null {
  if (command === 'alert' && sub === 'add') return objectionToAlert(values);
  if (command === 'daily' && sub === 'preview') return objectionToPreview(values);
  return FOR_ALL.includes(sub) ? objectionToChange(values) : null;
}

function objectionToChange(values: ReadonlyMap<string, string>): string | null {
  const isAll = values.get('all') === 'true';
  if (isAll !== values.has('number')) return null;
  return isAll
    ? 'Fill in `number` for one, or `all` for every one here, and not both.'
    : 'Fill in `number`, or set `all` to True for every one of this channel that is yours to change.';
}

function objectionToAlert(values: ReadonlyMap<string, string>): string | null {
  const condition = values.get('condition') ?? '';
  if (LEVELLED.includes(condition) === values.has('level')) return null;
  return values.has('level')
    ? `\`${condition}\` takes no level. Leave \`level\` empty, or choose \`above\` or \`below\`.`
    : `\`${condition}\` takes a level. Fill in \`level\` too, such as 0.7.`;
}

function objectionToPreview(values: ReadonlyMap<string, string>): string | null {
  const missing = ['time', 'zone', 'line'].filter((name) => !values.has(name));
  if (values.has('number') || missing.length === 0) return null;
  const names = new Intl.ListFormat('en').format(missing.map((name) => `\`${name}\``));
  return `Fill in \`number\` for a daily post that is there, or ${names} for one that is not there yet.`;
}
