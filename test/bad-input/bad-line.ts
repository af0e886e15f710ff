/**
 * A line that nobody should have to type. Alone it is refused with a sentence; with another one beside it it is odd but
 * has a meaning, which is that canonical line.
 */
export type BadLine = string | readonly [line: string, readAs: string];
