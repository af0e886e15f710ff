import { read } from './ask.js';
import { byId, element, say } from './dom.js';

/** @import { Suggestion } from '../suggest.ts' */

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
  field.addEventListener('input', list.open);
  field.addEventListener('blur', list.close);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (list.key(event.key) || asked.key(event.key)) event.preventDefault();
  });
  return { field, remember: asked.remember };
}

/**
 * The list of a combobox: the focus stays in the field, which says what is chosen.
 *
 * @param {HTMLInputElement} field
 */
function suggestionList(field) {
  const list = byId('suggestions', HTMLUListElement);
  /** @type {readonly Suggestion[]} */
  let offered = [];
  let chosen = -1;
  let latest = new AbortController();

  const choose = (/** @type {number} */ index) => {
    chosen = index;
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${index}`);
  };
  const close = () => {
    latest.abort();
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(-1);
  };
  const take = (/** @type {number} */ index) => {
    const suggestion = offered[index];
    if (suggestion === undefined) return;
    // What follows is typed after a space, and suggested at once.
    field.value = suggestion.kind === 'example' ? suggestion.text : `${suggestion.text} `;
    field.focus();
    open();
  };
  const show = () => {
    list.replaceChildren(
      ...offered.map(({ word, about }, index) => {
        const option = element(
          'li',
          { id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false' },
          element('span', { class: 'word' }, word),
          element('span', { class: 'about' }, about),
        );
        // The field must not lose the focus to the press.
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => take(index));
        return option;
      }),
    );
    list.hidden = offered.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
    if (!list.hidden) say(`${offered.length} suggestions.`);
  };
  const open = async () => {
    latest.abort();
    if (field.value.trim() === '') return close();
    latest = new AbortController();
    const { signal } = latest;
    const found = await read(`/api/suggest?${new URLSearchParams({ text: field.value })}`, signal);
    if (signal.aborted || document.activeElement !== field) return;
    offered = found?.suggestions ?? [];
    show();
  };
  /** @param {string} key */
  const key = (key) => {
    if (list.hidden) return false;
    const count = offered.length;
    if (key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (key === 'ArrowUp') choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (key === 'Escape') close();
    else if ((key === 'Enter' || key === 'Tab') && chosen >= 0) take(chosen);
    else return false;
    return true;
  };
  return { open, close, key };
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
