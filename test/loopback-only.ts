import { afterEach } from 'vitest';
import type { Called } from '../src/core/callable.ts';
import { callOnly } from '../src/operate/call-only.ts';
import { ownFetchFirst } from '../src/operate/own-fetch-first.ts';

// As src/modes/bot.ts does, before a test loads a library.
ownFetchFirst();

/** A test that calls anybody outside of this machine fails, whatever it makes of the answer that it does not get. */
const outside: Called[] = [];
callOnly(isHere, (called) => void outside.push(called));

afterEach(() => {
  const calls = outside.splice(0);
  if (calls.length > 0) throw new Error(`Calls that left this machine: ${JSON.stringify(calls)}`);
});

/** This machine, the server of databases that whoever runs the tests names, and where another guard sends what it refuses. */
function isHere(called: Called): boolean {
  if ('path' in called) return true;
  const named = process.env['TEST_DATABASE_URL'] ?? '';
  const here = [
    '127.0.0.1',
    '::1',
    'localhost',
    'refused.invalid',
    URL.canParse(named) ? new URL(named).hostname : '',
  ];
  return here.includes(called.host);
}
