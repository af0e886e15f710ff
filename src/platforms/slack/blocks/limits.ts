/** What Slack refuses beyond: characters of a text, or elements of a list. */
export const LIMITS = {
  blocks: 50,
  headerText: 150,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  contextElements: 10,
  altText: 2_000,
  elements: 25,
  buttonText: 75,
  /** Slack takes 2,000, but all blocks of a message together must stay small. */
  buttonValue: 200,
  optionValue: 75,
  messageText: 3_000,
  /** Of all blocks of a message as JSON; Slack's own limit is 13,200. */
  blocksJson: 13_000,
} as const;
