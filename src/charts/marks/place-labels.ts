import type { Corner } from './stroke-line.ts';

/** A rectangle of the picture, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A label of a size with the centres it may have, best first. */
export interface LabelWish {
  readonly width: number;
  readonly height: number;
  readonly centers: readonly Corner[];
}

/**
 * A box for each label, in the order of the wishes: none over another, nor over `taken`, nor out of `bounds`, and off the
 * `points` where that is possible. Null for a label that has room nowhere.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  bounds: Box,
  taken: readonly Box[],
  points: readonly Corner[],
): (Box | null)[] {
  const boxes = [...taken];
  return wishes.map((wish) => {
    const free = wish.centers
      .map((center) => boxAround(center, wish))
      .filter((box) => isInside(box, bounds) && boxes.every((other) => areApart(box, other)));
    const chosen = free.find((box) => !points.some((point) => covers(box, point))) ?? free[0] ?? null;
    if (chosen !== null) boxes.push(chosen);
    return chosen;
  });
}

function boxAround([x, y]: Corner, { width, height }: LabelWish): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isInside(box: Box, bounds: Box): boolean {
  return (
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom
  );
}

function areApart(one: Box, other: Box): boolean {
  return (
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
  );
}

function covers({ left, right, top, bottom }: Box, [x, y]: Corner): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
