import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { AnswerLine, Command } from '../../../src/core/ports.ts';
import { fakeTerminal, reply } from './fake-terminal.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const tab = '\t';

const echo: AnswerLine = async (line) => ({
  ...reply,
  title: '',
  facts: [],
  notes: [],
  actions: [],
  lead: `<${line}>`,
});

/** An answer that never comes; it says when it was asked and keeps the signal. */
function endless(): { answer: AnswerLine; asked: Promise<AbortSignal | undefined> } {
  const asked = Promise.withResolvers<AbortSignal | undefined>();
  const answer: AnswerLine = (_line, { signal }) => {
    asked.resolve(signal);
    return new Promise(() => {});
  };
  return { answer, asked: asked.promise };
}

const command: Command = {
  name: 'corr',
  summary: 'How closely two things move together',
  examples: ['corr btc r2k-tech 1y'],
  options: [],
  run: () => Promise.reject(new Error('the platform runs no command by itself')),
};

describe('a prompt', () => {
  test('greets with an example, answers line after line, and ends with exit', async () => {
    const { terminal, input, output } = fakeTerminal({ tty: true });
    await terminal.start(echo, [command]);
    input.write('corr btc\r\n\r\n  corr eth  \rexit\r');
    expect(await terminal.finished).toBe(0);
    expect(output.written).toContain('Type a line such as corr btc r2k-tech 1y, or help.');
    expect(output.written).toMatch(/<corr btc>[^]*<corr eth>/);
    expect(output.written.match(/<[^>]*>/g)).toEqual(['<corr btc>', '<corr eth>']);
  });

  test('goes on from the answer before, as long as that was one to go on from', async () => {
    const { terminal, input } = fakeTerminal({ tty: true });
    const previous: (string | undefined)[] = [];
    const queries = ['corr btc r2k-tech 1y', 'about why', 'corr eth r2k-tech 1y', 'corr eth r2k-tech 5y'];
    const corr = {
      ...command,
      options: [{ kind: 'range', description: 'how far back', default: '1y' }],
    } as const;
    const about = { ...command, name: 'about', options: [{ kind: 'text', description: 'a word' }] } as const;
    await terminal.start(
      async (line, options) => {
        const query = queries[previous.push(options.previous) - 1] ?? '';
        return { ...(await echo(line, options)), query };
      },
      [corr, about],
    );
    input.write('btc\rwhy?\rwhat about eth?\rand 5 years?\rexit\r');
    expect(await terminal.finished).toBe(0);
    expect(previous).toEqual([undefined, queries[0], queries[0], queries[2]]);
  });

  test.each(['quit\r', 'EXIT\r', ctrlD])('ends with %j', async (typed) => {
    const { terminal, input } = fakeTerminal({ tty: true });
    await terminal.start(echo, []);
    input.write(typed);
    expect(await terminal.finished).toBe(0);
  });

  test('ends when the terminal hangs up, after what was asked before is answered', async () => {
    const { terminal, input, output } = fakeTerminal({ tty: true });
    await terminal.start(echo, []);
    input.end('a\rb\r');
    expect(await terminal.finished).toBe(0);
    expect(output.written.match(/<.>/g)).toEqual(['<a>', '<b>']);
  });

  test('shows a refusal with lines to try, a fault with its reference, and goes on', async () => {
    const { terminal, input, output, faults } = fakeTerminal({ tty: true, environment: { NO_COLOR: '1' } });
    await terminal.start(async (line, options) => {
      if (line === 'bad') throw new Refusal('No `bad`.', [{ label: 'good', line: 'corr good' }]);
      if (line === 'broken') throw new TypeError('secret');
      return echo(line, options);
    }, []);
    input.write('bad\rbroken\rgood\rexit\r');
    expect(await terminal.finished).toBe(0);
    expect(output.written).toContain('No bad.\nTry:\n  good  corr good\n');
    expect(output.written).toMatch(/Something went wrong on our side \(reference [0-9a-f]{6}\)/);
    expect(output.written).not.toContain('secret');
    expect(output.written).toContain('<good>');
    expect(faults).toHaveLength(1);
  });

  test('brings an earlier line back with the up key', async () => {
    const { terminal, input, output } = fakeTerminal({ tty: true });
    await terminal.start(echo, []);
    input.write('corr btc\r');
    await output.until(/<corr btc>[^]*lockstep> /);
    input.write('\u001B[A 2y\rexit\r');
    await terminal.finished;
    expect(output.written).toContain('<corr btc 2y>');
  });

  test('completes the last word, or the last name of a list, on Tab', async () => {
    const complete = (line: string) => (line.startsWith('rank') ? ['ndx', 'r2k-tech'] : ['corr', 'rank']);
    const { terminal, input, output } = fakeTerminal({ tty: true, complete });
    await terminal.start(echo, []);
    input.write(`ra${tab}`);
    await output.until(/rank/);
    input.write(` btc ndx,r2${tab}`);
    await output.until(/r2k-tech/);
    input.write('\rexit\r');
    await terminal.finished;
    expect(output.written).toContain('<rank btc ndx,r2k-tech>');
  });
});

describe('Ctrl-C', () => {
  test('cancels the answer under way, and the prompt is back', async () => {
    const { answer, asked } = endless();
    const { terminal, input, output, faults } = fakeTerminal({ tty: true });
    await terminal.start(
      (line, options) => (line === 'slow' ? answer(line, options) : echo(line, options)),
      [],
    );
    input.write('slow\r');
    const signal = await asked;
    input.write(ctrlC);
    await output.until(/Cancelled\. Press Ctrl-C again to leave\.\n\n[^]*lockstep> /);
    expect(signal?.aborted).toBe(true);
    input.write('next\rexit\r');
    expect(await terminal.finished).toBe(0);
    expect(output.written).toContain('<next>');
    expect(faults).toEqual([]);
  });

  test('leaves when it comes a second time', async () => {
    const { answer, asked } = endless();
    const { terminal, input, output } = fakeTerminal({ tty: true });
    await terminal.start(answer, []);
    input.write('slow\r');
    await asked;
    input.write(ctrlC + ctrlC);
    expect(await terminal.finished).toBe(0);
    expect(output.written).toContain('Cancelled.');
  });

  test('drops what was typed meanwhile when it leaves', async () => {
    const { answer, asked } = endless();
    const lines: string[] = [];
    const { terminal, input } = fakeTerminal({ tty: true });
    await terminal.start((line, options) => {
      lines.push(line);
      return answer(line, options);
    }, []);
    input.write('slow\r');
    await asked;
    input.write(`more\r${ctrlC}${ctrlC}`);
    expect(await terminal.finished).toBe(0);
    expect(lines).toEqual(['slow']);
  });

  test('at an idle prompt clears the line and says how to leave; a new line starts the count again', async () => {
    const { terminal, input, output } = fakeTerminal({ tty: true });
    await terminal.start(echo, []);
    input.write(`half a line${ctrlC}`);
    await output.until(/Press Ctrl-C again to leave\./);
    input.write(`whole\r`);
    await output.until(/<whole>[^]*lockstep> /);
    input.write(ctrlC);
    input.write('still here\r');
    await output.until(/<still here>[^]*lockstep> /);
    expect(output.written.match(/<[^>]*>/g)).toEqual(['<whole>', '<still here>']);
    input.write(ctrlC + ctrlC);
    expect(await terminal.finished).toBe(0);
  });
});

describe('a prompt is not opened', () => {
  test('where there is no terminal: that is said, with what to do instead', async () => {
    const { terminal, output } = fakeTerminal();
    await expect(terminal.start(echo, [])).rejects.toThrow(
      new Refusal(
        'There is no terminal to ask at. Give a line, as in `corr btc r2k-tech 1y`, or pipe lines to `corr -`.',
      ),
    );
    expect(output.written).toBe('');
  });

  test('twice', async () => {
    const { terminal } = fakeTerminal({ tty: true });
    await terminal.start(echo, []);
    await expect(terminal.start(echo, [])).rejects.toThrow('has been started before');
    await terminal.stop();
  });
});

test('stop ends the session, idle or busy, and is harmless before the start', async () => {
  const unused = fakeTerminal({ tty: true });
  await unused.terminal.stop();

  const idle = fakeTerminal({ tty: true });
  await idle.terminal.start(echo, []);
  await idle.terminal.stop();
  expect(await idle.terminal.finished).toBe(0);

  const { answer, asked } = endless();
  const busy = fakeTerminal({ tty: true });
  await busy.terminal.start(answer, []);
  busy.input.write('slow\r');
  const signal = await asked;
  await busy.terminal.stop();
  expect(await busy.terminal.finished).toBe(0);
  expect(signal?.aborted).toBe(true);
});
