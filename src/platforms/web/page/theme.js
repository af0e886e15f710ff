import { byId } from './dom.js';

/** @import { Look } from '../../../core/chart.ts' */

const KEPT = 'lockstep-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** @returns {Look['theme']} */
export function theme() {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemIsDark.matches ? 'dark' : 'light';
}

/** Pixels for each point, as charts have them. @returns {Look['scale']} */
export function scale() {
  return devicePixelRatio > 1.25 ? 2 : 1;
}

/**
 * The switch: what was chosen is remembered; before that the page follows the system.
 *
 * @param {() => void} onChange
 */
export function startTheme(onChange) {
  const button = byId('theme', HTMLButtonElement);
  const show = () => {
    button.setAttribute('aria-checked', String(theme() === 'dark'));
    onChange();
  };
  const kept = remembered();
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset['theme'] = kept;
  button.addEventListener('click', () => {
    const next = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    remember(next);
    show();
  });
  systemIsDark.addEventListener('change', show);
  show();
}

function remembered() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    // Some browsers keep nothing: the choice then lasts as long as the page.
    return null;
  }
}

/** @param {string} chosen */
function remember(chosen) {
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // As above.
  }
}
