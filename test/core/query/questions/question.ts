/**
 * What somebody said, the canonical line it means, and the line that the conversation was about before. In place of a line
 * stand `none`, for what the bot does not answer, and `ask`, for what can't be told apart.
 */
export type Question = readonly [text: string, expected: string, previous?: string];
