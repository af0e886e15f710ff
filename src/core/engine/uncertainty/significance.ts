/** The level of every test: below it two things are told apart. The 95% intervals are its complement. */
export const SIGNIFICANCE = 0.05;
