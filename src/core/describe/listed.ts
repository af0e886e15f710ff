/**
 * Names as a sentence lists them: `A, B and C`. With more than `most`, the first of them and how many are left:
 * `A, B, C and 4 more`. Empty for no names.
 */
export function listed(names: readonly string[], most = Infinity): string {
  const shown = names.slice(0, most);
  const left = names.length - shown.length;
  if (left > 0) return `${shown.join(', ')} and ${left} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
