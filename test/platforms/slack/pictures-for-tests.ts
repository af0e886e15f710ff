import type { Image, Reply } from '../../../src/core/types.ts';

/** One dark pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const PICTURE: Image = {
  png: PNG,
  width: 1,
  height: 1,
  filename: 'corr-btc-r2k-tech-1y.png',
  alt: 'A chart of BTC and small-cap tech.',
};

export function withPicture(reply: Reply, alt = PICTURE.alt): Reply {
  return { ...reply, image: { ...PICTURE, alt } };
}
