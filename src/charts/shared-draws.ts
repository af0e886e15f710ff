import type { Image } from '../core/types.ts';
import type { Renderer } from './render.ts';

/**
 * A picture that many ask for at once is drawn once. Two pictures are the same when they are of the same question, in the
 * same look, and the same words describe what is to be seen.
 */
export function sharedDraws(draw: Renderer['draw']): Renderer['draw'] {
  const running = new Map<string, Promise<Image>>();
  return (chart, look, filename, alt) => {
    const key = JSON.stringify([chart.kind, chart.names, look.theme, look.scale, filename, alt]);
    const work = running.get(key) ?? draw(chart, look, filename, alt).finally(() => running.delete(key));
    running.set(key, work);
    return work;
  };
}
