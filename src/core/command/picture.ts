import type { Chart } from '../chart.ts';
import type { Services } from '../ports.ts';
import type { Image } from '../types.ts';

/** What a drawn chart, or one that could not be drawn, adds to a reply. */
export interface Picture {
  readonly image?: Image;
  readonly notes: readonly string[];
}

/** Draws a chart under the name of its canonical line. An answer is never lost for want of its picture. */
export async function picture(
  chart: Chart,
  line: string,
  alt: string,
  services: Pick<Services, 'draw'>,
): Promise<Picture> {
  const image = await services.draw(chart, `${fileStem(line)}.png`, alt);
  return image === null
    ? { notes: ['The chart could not be drawn; the numbers are complete.'] }
    : { image, notes: [] };
}

/** A canonical line as a file name without its ending: `corr-btc-r2k-tech-1y`. */
export function fileStem(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
