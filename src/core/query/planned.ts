/** Commands that are on their way. A name counts only while no such command is there: the file in commands/ wins. */
const PLANNED: ReadonlySet<string> = new Set([
  'rank',
  'alts',
  'history',
  'matrix',
  'study',
  'daily',
  'alert',
  'doctor',
]);

/** True for the name of a command that is planned but not among `commands`. */
export function isPlanned(name: string, commands: readonly { readonly name: string }[]): boolean {
  return PLANNED.has(name) && !commands.some((command) => command.name === name);
}
