/** What Discord takes at most: characters, items and bytes. More is refused there with 50035, so it is cut here. */
export const LIMITS = {
  embed: { total: 6_000, title: 256, description: 4_096, fields: 25, name: 256, value: 1_024, footer: 2_048 },
  alt: 1_024,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  menuOptions: 25,
  optionText: 100,
  threadName: 100,
  autocomplete: 25,
  choices: 25,
  commandText: 100,
  fileBytes: 10 * 1_024 * 1_024,
} as const;
