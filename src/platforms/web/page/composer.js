import { byId } from './dom.js';
import { suggestionList } from './suggestions.js';

const KEPT = 'lockstep-asked';
const MOST_KEPT = 100;

/**
 * The field that questions are typed into: suggestions below it while something is typed, earlier questions on the
 * arrow keys while none are open.
 *
 * @param {(line: string) => void} onAsk
 * @returns {{ readonly field: HTMLInputElement, readonly remember: (line: string) => void }}
 */
export function startComposer(onAsk) {
  const field = byId('line', HTMLInputElement);
  const asked = askedBefore(field);
  const list = suggestionList(field);
  byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const line = field.value.trim();
    if (line === '') return;
    list.close();
    field.value = '';
    onAsk(line);
  });
  field.addEventListener('input', () => void list.open());
  field.addEventListener('blur', list.close);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (list.key(event.key) || asked.key(event.key)) event.preventDefault();
  });
  return { field, remember: asked.remember };
}

/**
 * What was asked before, on the arrow keys as in a shell. It lasts as long as the tab.
 *
 * @param {HTMLInputElement} field
 */
function askedBefore(field) {
  /** @type {string[]} */
  const lines = kept();
  let at = lines.length;
  /** What was being typed when the first earlier line came. */
  let draft = '';
  /** @param {number} index */
  const go = (index) => {
    if (at === lines.length) draft = field.value;
    at = index;
    field.value = lines[at] ?? draft;
    field.setSelectionRange(field.value.length, field.value.length);
  };
  return {
    /** @param {string} line */
    remember: (line) => {
      if (lines.at(-1) !== line) lines.push(line);
      lines.splice(0, lines.length - MOST_KEPT);
      at = lines.length;
      keep(lines);
    },
    /** @param {string} key */
    key: (key) => {
      if (key === 'ArrowUp' && at > 0) go(at - 1);
      else if (key === 'ArrowDown' && at < lines.length) go(at + 1);
      else return false;
      return true;
    },
  };
}

/** @returns {string[]} */
function kept() {
  try {
    const lines = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
  } catch {
    // Some browsers keep nothing.
    return [];
  }
}

/** @param {readonly string[]} lines */
function keep(lines) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(lines));
  } catch {
    // As above.
  }
}
