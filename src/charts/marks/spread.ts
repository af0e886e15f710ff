/** A label that wants its middle at `center` and is `height` high. */
export interface Placed {
  readonly center: number;
  readonly height: number;
}

/** Labels that touch, from top to bottom. */
interface Stack {
  readonly labels: readonly { readonly index: number; readonly label: Placed }[];
  readonly top: number;
  readonly height: number;
}

/**
 * Centres for labels in one column so that they neither overlap nor leave `top`..`bottom`, in the order of their wishes and
 * as near to them as that allows (least squares: labels that would touch become a stack whose middle is at their mean
 * wish). Labels that are too many for the column start at `top` and run over.
 */
export function spread(labels: readonly Placed[], top: number, bottom: number): number[] {
  const ordered = labels.map((label, index) => ({ label, index })).sort(byWish);
  const stacks: Stack[] = [];
  for (const entry of ordered) {
    let stack = stacked([entry], top, bottom);
    for (let above = stacks.at(-1); above !== undefined && overlap(above, stack); above = stacks.at(-1)) {
      stacks.pop();
      stack = stacked([...above.labels, ...stack.labels], top, bottom);
    }
    stacks.push(stack);
  }
  const centers = labels.map(() => top);
  for (const stack of stacks) {
    let edge = stack.top;
    for (const { index, label } of stack.labels) {
      centers[index] = edge + label.height / 2;
      edge += label.height;
    }
  }
  return centers;
}

function byWish(one: { label: Placed }, other: { label: Placed }): number {
  return one.label.center - other.label.center;
}

function overlap(above: Stack, below: Stack): boolean {
  return above.top + above.height > below.top;
}

function stacked(labels: Stack['labels'], top: number, bottom: number): Stack {
  let height = 0;
  let wishes = 0;
  for (const { label } of labels) {
    wishes += label.center - height - label.height / 2;
    height += label.height;
  }
  const wish = wishes / labels.length;
  return { labels, height, top: Math.max(top, Math.min(wish, bottom - height)) };
}
