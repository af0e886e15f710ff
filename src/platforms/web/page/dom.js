/** @import { StyledText } from '../../../core/markup.ts' */

/**
 * Makes an element. Whatever anybody wrote goes into it as text: nothing here reads markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} [attributes] - `true` for one without a value
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * A text by its styles.
 *
 * @param {readonly StyledText[]} spans
 * @returns {Node[]}
 */
export function styled(spans) {
  return spans.map(({ text, bold, code }) => {
    const inner = code ? element('code', {}, text) : document.createTextNode(text);
    return bold ? element('strong', {}, inner) : inner;
  });
}

/**
 * An element that the page is known to have.
 *
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

/**
 * Says something to those who don't see the page change.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  byId('said', HTMLElement).textContent = sentence;
}
