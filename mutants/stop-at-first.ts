import { afterEach } from 'vitest';

/**
 * One test is enough to notice a mutant. Vitest skips the tests that come after it but loads their files all the same:
 * those of the later ones are not even begun.
 */
const NOTICED = 'mutantNoticed';
if (NOTICED in globalThis) throw new Error('A test before this file has noticed the mutant.');
afterEach(({ task }) => {
  if (task.result?.state === 'fail') Object.assign(globalThis, { [NOTICED]: true });
});
