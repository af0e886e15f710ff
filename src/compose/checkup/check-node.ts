import type { Check } from '../../core/checkup/findings.ts';

/** The Node that package.json asks for. */
const OLDEST_MAJOR = 24;

/** Whether this is a Node that runs the code without a build. */
export function checkNode(version: string): Check {
  return async () => {
    const part = 'node';
    const said = `This is Node ${version}.`;
    if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return [{ part, state: 'ok', said }];
    const fix = `Use Node ${OLDEST_MAJOR}: npm ci brings it, and npm scripts run it.`;
    return [{ part, state: 'fail', said, fix }];
  };
}
