/** The sum of the weights on news and on memory stays below this: at 1 there would be no mean to return to. */
export const LARGEST_PERSISTENCE = 0.9999;

/** Two positive weights whose sum stays below `LARGEST_PERSISTENCE`, as two numbers that may be anything. */
export function toLogits(news: number, memory: number): [persistence: number, share: number] {
  const persistence = (news + memory) / LARGEST_PERSISTENCE;
  return [Math.log(persistence / (1 - persistence)), Math.log(news / memory)];
}

/** The weights behind two logits: the first on yesterday's news, the second on yesterday's state. */
export function fromLogits(persistence: number, share: number): [news: number, memory: number] {
  const sum = LARGEST_PERSISTENCE / (1 + Math.exp(-persistence));
  const news = sum / (1 + Math.exp(-share));
  return [news, sum - news];
}
