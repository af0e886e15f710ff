import { expect, test } from 'vitest';
import { refuseOldNode } from './refuse-old-node.ts';

/** What is said under a Node of that version, and the code that the run ends with, if it does. */
function runUnder(version: string) {
  const said: string[] = [];
  let code: number | null = null;
  refuseOldNode({
    version,
    stderr: { write: (text) => said.push(text) },
    exit: (given) => {
      code = given;
    },
  });
  return { said: said.join(''), code };
}

test.each(['v20.20.2', 'v22.12.0', 'v9.0.0'])('a run under Node %s ends with how to start it', (version) => {
  const { said, code } = runUnder(version);
  expect(code).toBe(1);
  expect(said).toBe(
    `The tests need Node 24 or later, and this is Node ${version.slice(1)}: run \`npm test\`, or \`npx vitest\`, which take the one that came with the packages.\n`,
  );
});

test.each(['v24.0.0', process.version, 'v100.1.0'])('a run under Node %s goes on', (version) => {
  expect(runUnder(version)).toEqual({ said: '', code: null });
});
