import { chartOf } from './ask.js';
import { element, say, styled } from './dom.js';
import { theme } from './theme.js';

/** @import { Action } from '../../../core/types.ts' */
/** @import { Shown, ShownRefusal } from '../shown.ts' */
/** @typedef {(line: string) => void} Press */

/** How each chart is drawn again. @type {WeakMap<Element, () => Promise<void>>} */
const redraws = new WeakMap();

/**
 * What an answer looks like.
 *
 * @param {Shown} answer
 * @param {Press} press
 * @returns {Node[]}
 */
export function answerNodes(answer, press) {
  const { title, lead, chart, table, facts, notes, actions } = answer;
  const chartNode = chart === null ? null : chartFigure(answer.query, chart);
  return [
    ...(title.length === 0 ? [] : [element('h2', {}, ...styled(title))]),
    element('p', { class: 'lead' }, ...styled(lead)),
    ...(chartNode === null ? [] : [chartNode.figure]),
    ...(table === null ? [] : [tableNode(table)]),
    ...(facts.length === 0 ? [] : [factList(facts)]),
    ...(notes.length === 0
      ? []
      : [element('ul', { class: 'notes' }, ...notes.map((note) => element('li', {}, ...styled(note))))]),
    ...actionNodes(actions, press),
    toolbar(answer, chartNode?.download ?? null),
  ];
}

/**
 * What a refusal looks like.
 *
 * @param {ShownRefusal} refusal
 * @param {Press} press
 * @returns {Node[]}
 */
export function refusalNodes({ sentence, actions }, press) {
  return [element('p', { class: 'refusal' }, ...styled(sentence)), ...actionNodes(actions, press)];
}

/**
 * The picture, drawn again when the theme changes, and the link that saves it.
 *
 * @param {string} query
 * @param {NonNullable<Shown['chart']>} chart
 */
function chartFigure(query, { png, width, height, alt, filename }) {
  /** @type {Map<string, string>} */
  const drawn = new Map([[theme(), URL.createObjectURL(pictureOf(png))]]);
  const image = element('img', { class: 'chart', width, height, alt, src: drawn.get(theme()) });
  const figure = element('figure', {}, image);
  const download = element('a', { class: 'tool', href: drawn.get(theme()), download: filename }, 'PNG');
  const redraw = async () => {
    const wanted = theme();
    if (!drawn.has(wanted)) {
      const picture = await chartOf(query);
      if (picture === null) return;
      drawn.set(wanted, URL.createObjectURL(picture));
    }
    const address = drawn.get(theme());
    if (address === undefined) return;
    image.src = address;
    download.href = address;
  };
  redraws.set(figure, redraw);
  return { figure, download };
}

/** Has every chart of the page drawn in the theme of now, the newest first, one after the other. */
export async function redrawCharts() {
  const figures = [...document.querySelectorAll('.answer figure')].toReversed();
  for (const figure of figures) await redraws.get(figure)?.();
}

/** @param {string} base64 */
function pictureOf(base64) {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {
    type: 'image/png',
  });
}

/** @param {NonNullable<Shown['table']>} table */
function tableNode({ head, rows }) {
  const header = head.map((cell) => element('th', { scope: 'col' }, ...styled(cell)));
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...row.map((cell, index) =>
        index === 0 ? element('th', { scope: 'row' }, ...styled(cell)) : element('td', {}, ...styled(cell)),
      ),
    ),
  );
  return element(
    'div',
    { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    element('table', {}, element('thead', {}, element('tr', {}, ...header)), element('tbody', {}, ...body)),
  );
}

/** @param {Shown['facts']} facts */
function factList(facts) {
  return element(
    'dl',
    {},
    ...facts.map(({ label, value }) =>
      element('div', {}, element('dt', {}, ...styled(label)), element('dd', {}, ...styled(value))),
    ),
  );
}

/**
 * @param {readonly Action[]} actions
 * @param {Press} press
 */
function actionNodes(actions, press) {
  if (actions.length === 0) return [];
  const buttons = actions.map(({ label, line }) => {
    const button = element('button', { type: 'button', title: line }, label);
    button.addEventListener('click', () => press(line));
    return element('li', {}, button);
  });
  return [element('ul', { class: 'actions', 'aria-label': 'Ask next' }, ...buttons)];
}

/**
 * The line that gives this answer again, and what of it can be taken along.
 *
 * @param {Shown} answer
 * @param {HTMLAnchorElement | null} picture
 */
function toolbar({ query, file, csv }, picture) {
  const link = element('a', { class: 'line', href: linkTo(query) }, element('code', {}, query));
  const files = [
    ...(file === null
      ? []
      : [
          element(
            'a',
            {
              class: 'tool',
              href: URL.createObjectURL(new Blob([file.text], { type: 'text/csv' })),
              download: file.filename,
            },
            'CSV',
          ),
        ]),
    ...(csv === null ? [] : [element('a', { class: 'tool', href: csv, download: true }, 'CSV')]),
  ];
  const copy = element('button', { type: 'button', class: 'tool' }, 'Copy link');
  copy.addEventListener('click', () => void copyLink(link, copy));
  // Browsers let pages copy only on this machine and over TLS.
  const copying = isSecureContext ? [copy] : [];
  return element(
    'p',
    { class: 'toolbar' },
    link,
    element('span', { class: 'tools' }, ...copying, ...(picture === null ? [] : [picture]), ...files),
  );
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLButtonElement} button
 */
async function copyLink(link, button) {
  try {
    await navigator.clipboard.writeText(link.href);
    button.textContent = 'Copied';
    say('The link is copied.');
  } catch {
    say('The browser does not let me copy. Copy the address of the line instead.');
    link.focus();
  }
}

/**
 * Address of the page that opens with the answer to a line.
 *
 * @param {string} line
 */
export function linkTo(line) {
  return `/?${new URLSearchParams({ q: line })}`;
}
