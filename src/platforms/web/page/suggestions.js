import { read } from './ask.js';
import { byId, element, say } from './dom.js';

/** @import { Suggestion } from '../suggest.ts' */

/**
 * The list of a combobox: the focus stays in the field, which says what is chosen.
 *
 * @param {HTMLInputElement} field
 */
export function suggestionList(field) {
  const list = byId('suggestions', HTMLUListElement);
  /** @type {readonly Suggestion[]} */
  let offered = [];
  let chosen = -1;
  let latest = new AbortController();

  /** @param {number} index */
  const choose = (index) => {
    chosen = index;
    markChosen(index, list, field);
  };
  const close = () => {
    latest.abort();
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(-1);
  };
  const open = async () => {
    latest.abort();
    if (field.value.trim() === '') return close();
    latest = new AbortController();
    const { signal } = latest;
    const found = await read(`/api/suggest?${new URLSearchParams({ text: field.value })}`, signal);
    if (signal.aborted || document.activeElement !== field) return;
    offered = found?.suggestions ?? [];
    list.replaceChildren(
      ...offered.map((suggestion, index) => optionNode(suggestion, index, () => take(index))),
    );
    list.hidden = offered.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
    if (!list.hidden) say(`${offered.length} suggestions.`);
  };
  /** @param {number} index */
  const take = (index) => {
    const suggestion = offered[index];
    if (suggestion === undefined) return;
    // What follows is typed after a space, and suggested at once.
    field.value = suggestion.kind === 'example' ? suggestion.text : `${suggestion.text} `;
    field.focus();
    void open();
  };
  /**
   * @param {string} key
   * @returns {boolean} true when the list did something with it
   */
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
 * @param {number} index - -1 for none
 * @param {HTMLElement} list
 * @param {HTMLInputElement} field
 */
function markChosen(index, list, field) {
  for (const [at, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(at === index));
    if (at === index) option.scrollIntoView({ block: 'nearest' });
  }
  if (index < 0) field.removeAttribute('aria-activedescendant');
  else field.setAttribute('aria-activedescendant', idOf(index));
}

/**
 * @param {Suggestion} suggestion
 * @param {number} index
 * @param {() => void} onTake
 */
function optionNode({ word, about }, index, onTake) {
  const option = element(
    'li',
    { id: idOf(index), role: 'option', 'aria-selected': 'false' },
    element('span', { class: 'word' }, word),
    element('span', { class: 'about' }, about),
  );
  // The field must not lose the focus to the press.
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', onTake);
  return option;
}

/** @param {number} index */
function idOf(index) {
  return `suggestion-${index}`;
}
