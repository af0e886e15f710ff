/** `none`: nothing that the bot answers. `ask`: it can't be told apart, so the bot asks back. */
export type Expected = string | 'none' | 'ask';

/** What somebody said, the canonical line it means, and the line that the conversation was about before. */
export type Question = readonly [text: string, expected: Expected, previous?: string];
