import { answerNodes, linkTo, redrawCharts, refusalNodes } from './answer.js';
import { ask, read } from './ask.js';
import { startComposer } from './composer.js';
import { byId, element } from './dom.js';
import { startPosts } from './posts.js';
import { signIn, signOut } from './sign-in.js';
import { startTheme } from './theme.js';

/** @import { Question } from './ask.js' */
/** @import { Post } from './posts.js' */

const log = byId('log', HTMLElement);
/** The line that the next question goes on from. @type {string | undefined} */
let previous;

/**
 * Shows a question and then what comes of it.
 *
 * @param {Question} question
 * @param {string} [shown] - what the person pressed, where it is not the line
 */
async function askHere(question, shown = question.line) {
  byId('welcome', HTMLElement).hidden = true;
  const taken = new AbortController();
  const pending = pendingNode(() => taken.abort());
  const answer = element('article', { class: 'answer', 'aria-busy': 'true' }, pending.node);
  log.append(element('p', { class: 'asked', dir: 'auto' }, shown), answer);
  answer.scrollIntoView({ block: 'end', behavior: 'smooth' });
  const how = { signal: taken.signal, onProgress: pending.progress };
  // Nothing but the press on “Stop” makes it reject.
  const outcome = await ask({ ...question, previous }, how).catch(() => null);
  if (outcome === null) replace(answer, [element('p', { class: 'refusal' }, 'Stopped.')]);
  else {
    if (outcome.kind === 'refusal' && outcome.refusal.status === 401) location.reload();
    fill(answer, outcome);
  }
  answer.removeAttribute('aria-busy');
  answer.previousElementSibling?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/**
 * @param {HTMLElement} answer
 * @param {Awaited<ReturnType<typeof ask>>} outcome
 */
function fill(answer, outcome) {
  if (outcome.kind === 'refusal') return replace(answer, refusalNodes(outcome.refusal, press));
  previous = outcome.answer.goesOnFrom;
  history.replaceState(null, '', linkTo(outcome.answer.query));
  replace(answer, answerNodes(outcome.answer, press));
}

/**
 * Whoever stood on “Stop” must not fall off the page with it.
 *
 * @param {HTMLElement} answer
 * @param {readonly Node[]} nodes
 */
function replace(answer, nodes) {
  const hadFocus = answer.contains(document.activeElement);
  answer.replaceChildren(...nodes);
  if (hadFocus) composer.field.focus();
}

/**
 * What stands in the place of an answer until it is there.
 *
 * @param {() => void} onStop
 */
function pendingNode(onStop) {
  const what = element('span', {}, 'Working on it');
  const bar = element('progress', { 'aria-label': 'Fetching prices' });
  const stop = element('button', { type: 'button', class: 'tool' }, 'Stop');
  stop.addEventListener('click', onStop);
  return {
    node: element('div', { class: 'pending' }, bar, element('p', {}, what, stop)),
    /** @type {(share: number, name: string) => void} */
    progress: (share, name) => {
      bar.value = Math.min(1, Math.max(0, share));
      what.textContent = `Fetching ${name}, ${Math.round(100 * bar.value)}%`;
    },
  };
}

/**
 * A button is another line.
 *
 * @param {string} line
 */
function press(line) {
  void askHere({ line });
}

/** @param {Post} post */
function showPost({ at, reply }) {
  byId('welcome', HTMLElement).hidden = true;
  const time = new Date(at);
  const when = time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  log.append(
    element('p', { class: 'posted' }, 'Posted ', element('time', { datetime: time.toISOString() }, when)),
    element('article', { class: 'answer' }, ...answerNodes(reply, press)),
  );
}

const composer = startComposer((line) => {
  composer.remember(line);
  void askHere({ line, spoken: !line.startsWith('/') });
});
startTheme(() => void redrawCharts());
for (const button of byId('examples', HTMLElement).querySelectorAll('button')) {
  button.addEventListener('click', () => {
    composer.field.focus({ preventScroll: true });
    void askHere({ line: button.textContent });
  });
}
byId('sign-out', HTMLButtonElement).addEventListener('click', () => void signOut());

/** What the page has to know before anything is asked: who is here, and whether prices are real. */
async function open() {
  let hello = await read('/api/hello');
  if (hello?.locked === true) {
    await signIn();
    hello = await read('/api/hello');
  }
  const { simulated = false, signedIn = false } = hello ?? {};
  byId('simulated', HTMLElement).hidden = !simulated;
  byId('sign-out', HTMLButtonElement).hidden = !signedIn;
  const linked = new URLSearchParams(location.search).get('q');
  await startPosts(showPost);
  // On a phone that would open the keyboard over the page.
  if (matchMedia('(pointer: fine)').matches) composer.field.focus({ preventScroll: true });
  if (linked !== null && linked.trim() !== '') await askHere({ line: linked, readOnly: true });
}

await open();
