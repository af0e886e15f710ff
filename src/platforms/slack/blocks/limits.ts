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
  buttonValue: 2_000,
  optionValue: 150,
  messageText: 3_000,
} as const;
