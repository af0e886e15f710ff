import type { PairView } from '../../engine/views/pair-view.ts';
import { betaWords } from './beta-words.ts';
import { dccWords } from './dcc-words.ts';
import { leadLagWords } from './lead-lag-words.ts';
import { partialWords } from './partial-words.ts';
import { tailsWords } from './tails-words.ts';
import { upDownWords } from './up-down-words.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** The words of a view, whichever it is. */
export function viewWords(view: PairView, context: ViewContext): ViewWords {
  switch (view.kind) {
    case 'beta':
      return betaWords(view, context);
    case 'updown':
      return upDownWords(view, context);
    case 'tails':
      return tailsWords(view, context);
    case 'leadlag':
      return leadLagWords(view, context);
    case 'dcc':
      return dccWords(view, context);
    case 'partial':
      return partialWords(view, context);
  }
}

/** The receipt with a view's facts right after the headline; a row that both have is the view's. */
export function withViewFacts(
  facts: ViewWords['facts'],
  added: ViewWords['facts'],
): readonly (readonly [label: string, value: string])[] {
  const labels = new Set(added.map(([label]) => label));
  const [first, ...rest] = facts.filter(([label]) => !labels.has(label));
  return first === undefined ? added : [first, ...added, ...rest];
}
