import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/compose/checkup/run-checks.ts';
import type { Check, Finding } from '../../../src/core/checkup/findings.ts';

const fine: Finding = { part: 'fine', state: 'ok', said: 'It works.' };
const never: Check = () => new Promise(() => undefined);

/** Limits that end when the test says so. */
function byHand() {
  const limits: AbortController[] = [];
  const limit = () => {
    const controller = new AbortController();
    limits.push(controller);
    return controller.signal;
  };
  return { limit, over: () => limits.forEach((one) => one.abort()) };
}

describe('checks side by side', () => {
  test('one that never ends, and does not even listen, costs nothing but its own finding', async () => {
    const { limit, over } = byHand();
    const log: object[] = [];
    const running = runChecks(
      { slow: never, fine: async () => [fine] },
      { limit, signal: undefined, log: (event) => void log.push(event) },
    );
    over();
    expect(await running).toEqual([
      {
        part: 'slow',
        state: 'warn',
        said: expect.stringContaining('no answer in the time'),
        fix: expect.any(String),
      },
      fine,
    ]);
    expect(log).toEqual([]);
  });

  test('all are begun before any has ended', async () => {
    const begun: string[] = [];
    const both = Promise.withResolvers<void>();
    const wait = (name: string) => async () => {
      begun.push(name);
      if (begun.length === 2) both.resolve();
      await both.promise;
      return [fine];
    };
    const options = { limit: byHand().limit, signal: undefined, log: () => undefined };
    expect(await runChecks({ one: wait('one'), two: wait('two') }, options)).toEqual([fine, fine]);
  });

  test('one that breaks says so; what it said goes to the log alone, for there may be a password in it', async () => {
    const log: object[] = [];
    const broken: Check = async () => {
      throw new Error('postgres://me:secret@db/x');
    };
    const options = {
      limit: byHand().limit,
      signal: undefined,
      log: (event: object) => void log.push(event),
    };
    const findings = await runChecks({ broken, fine: async () => [fine] }, options);
    expect(findings).toMatchObject([{ part: 'broken', state: 'warn' }, fine]);
    expect(JSON.stringify(findings)).not.toContain('secret');
    expect(log).toMatchObject([{ event: 'check-failed', part: 'broken' }]);
  });

  test('whoever asked may stop waiting', async () => {
    const asked = new AbortController();
    const options = { limit: byHand().limit, signal: asked.signal, log: () => undefined };
    const running = runChecks({ slow: never }, options);
    asked.abort(new Error('never mind'));
    await expect(running).rejects.toThrow('never mind');
  });
});
