import { describe, expect, test } from 'vitest';
import type { AnswerLine } from '../../src/core/ports.ts';
import { fakeTerminal, image, refusal, reply } from './terminal/fake-terminal.ts';

describe('on a terminal', () => {
  const environment = { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' };
  const withImage: AnswerLine = async () => ({ ...reply, image });

  test('there is colour, and the picture under the text', async () => {
    const { terminal, output } = fakeTerminal({ tty: true, environment });
    await terminal.once('corr', withImage);
    expect(output.written).toContain('\u001B[1mBTC and small-cap tech, 1y\u001B[22m');
    expect(output.written.endsWith('1:iVBORw==\u0007\n')).toBe(true);
  });

  test('NO_COLOR and a dumb terminal have none', async () => {
    for (const more of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      const { terminal, output } = fakeTerminal({ tty: true, environment: { ...environment, ...more } });
      await terminal.once('corr', async () => reply);
      expect(output.written).not.toContain('\u001B');
    }
  });

  test('a pipe has neither colour nor picture', async () => {
    const { terminal, output } = fakeTerminal({ environment });
    await terminal.once('corr', withImage);
    expect(output.written).not.toContain('\u001B');
  });

  test('text is as wide as the terminal, or COLUMNS, but at most 100; 80 where nobody says', async () => {
    const lead = 'x '.repeat(100);
    const widths: [options: Parameters<typeof fakeTerminal>[0], width: number][] = [
      [{ tty: true, environment: { COLUMNS: '40' } }, 79],
      [{ environment: { COLUMNS: '40' } }, 39],
      [{ environment: { COLUMNS: '400' } }, 99],
      [{ environment: { COLUMNS: 'wide' } }, 79],
      [{}, 79],
    ];
    for (const [options, width] of widths) {
      const { terminal, output } = fakeTerminal(options);
      await terminal.once('corr', async () => ({ ...reply, title: '', lead }));
      expect(output.written.indexOf('\n')).toBe(width);
    }
  });

  test('progress shows on the error output only, and is gone before the answer is printed', async () => {
    const { terminal, output, errorOutput } = fakeTerminal({ errorTty: true });
    await terminal.once('corr', async (_line, { onProgress }) => {
      onProgress?.(0.3, 'BTC/USD from Coinbase');
      return reply;
    });
    expect(errorOutput.written).toContain('30% BTC/USD from Coinbase');
    expect(errorOutput.written.endsWith('\u001B[2K')).toBe(true);
    expect(output.written).not.toContain('Coinbase');
  });

  test('progress goes also when the answer fails, and never shows in a pipe', async () => {
    const failingAnswer: AnswerLine = async (_line, { onProgress }) => {
      onProgress?.(0.3, 'BTC/USD');
      throw refusal;
    };
    const shown = fakeTerminal({ errorTty: true });
    await shown.terminal.once('corr', failingAnswer);
    expect(shown.errorOutput.written).toMatch(/30% BTC\/USD[^]*\[2KI don't know/);
    const piped = fakeTerminal();
    await piped.terminal.once('corr', failingAnswer);
    expect(piped.errorOutput.written).toMatch(/^I don't know/);
  });
});

describe('stop', () => {
  test('cancels the one line, also when the answer does not listen: 130 and nothing printed', async () => {
    const { terminal, output, errorOutput, faults } = fakeTerminal();
    const asked = Promise.withResolvers<AbortSignal | undefined>();
    const code = terminal.once('corr btc', (_line, { signal }) => {
      asked.resolve(signal);
      return new Promise(() => {});
    });
    const signal = await asked.promise;
    await terminal.stop();
    expect(await code).toBe(130);
    expect(signal?.aborted).toBe(true);
    expect(output.written + errorOutput.written).toBe('');
    expect(faults).toEqual([]);
  });

  test('ends the lines of the input at once, while answering as while waiting: 130', async () => {
    const waiting = fakeTerminal();
    const idle = waiting.terminal.batch(async () => reply);
    await waiting.terminal.stop();
    expect(await idle).toBe(130);

    const busy = fakeTerminal();
    const asked = Promise.withResolvers<void>();
    const code = busy.terminal.batch(() => {
      asked.resolve();
      return new Promise(() => {});
    });
    busy.input.write('a\nb\n');
    await asked.promise;
    await busy.terminal.stop();
    expect(await code).toBe(130);
  });
});
