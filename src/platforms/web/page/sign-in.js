import { byId } from './dom.js';

/** Asks for the token in the place of the composer; resolves once it is right. */
export async function signIn() {
  const form = byId('sign-in', HTMLFormElement);
  const token = byId('token', HTMLInputElement);
  const wrong = byId('wrong', HTMLElement);
  byId('composer', HTMLFormElement).hidden = true;
  byId('welcome', HTMLElement).classList.add('locked');
  form.hidden = false;
  for (;;) {
    token.focus();
    await submitted(form);
    const sentence = await send(token.value);
    token.value = '';
    wrong.textContent = sentence;
    if (sentence === '') break;
  }
  form.hidden = true;
  byId('composer', HTMLFormElement).hidden = false;
  byId('welcome', HTMLElement).classList.remove('locked');
  byId('line', HTMLInputElement).focus();
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<void>}
 */
function submitted(form) {
  return new Promise((resolve) => {
    const onSubmit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      resolve();
    };
    form.addEventListener('submit', onSubmit, { once: true });
  });
}

/** A browser may take its time to empty its cache, and holds the answer back until it has; the cookie is gone before. */
const LONGEST_SIGN_OUT_MS = 3_000;

/** Forgets who is here. The page that opens then shows whether it did. */
export async function signOut() {
  await fetch('/sign-out', { method: 'POST', signal: AbortSignal.timeout(LONGEST_SIGN_OUT_MS) }).catch(
    () => null,
  );
  location.assign('/');
}

/**
 * @param {string} token
 * @returns {Promise<string>} what is wrong, or nothing
 */
async function send(token) {
  try {
    const response = await fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ token }) });
    if (response.ok) return '';
    const { error } = await response.json();
    return String(error);
  } catch {
    // Nobody is there, or something else than the bot.
    return 'The bot does not answer. Look whether it still runs, then try again.';
  }
}
