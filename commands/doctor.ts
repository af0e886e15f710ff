import { tally } from '../src/core/checkup/checkup.ts';
import { count } from '../src/core/describe/formats.ts';
import { listed } from '../src/core/describe/listed.ts';
import { Refusal } from '../src/core/errors.ts';
import type { Finding } from '../src/core/checkup/findings.ts';
import { format } from '../src/core/query/format.ts';
import type { Command } from '../src/core/ports.ts';

/** Whether everything that the bot needs is in order, for those who manage the workspace. */
const doctor: Command = {
  name: 'doctor',
  summary: 'Is everything in order? For those who manage the workspace or server.',
  examples: ['doctor'],
  options: [],
  personal: true,
  run: async (query, { caller, checkup, signal }) => {
    if (!caller.manages) {
      throw new Refusal(
        'A checkup is for those who manage this workspace or server. If something looks wrong, please ask one of them to say `doctor`.',
      );
    }
    const { platform, workspace } = caller;
    const findings = await checkup({ platform, workspace }, signal);
    return {
      title: 'Checkup',
      lead: leadOf(findings),
      facts: [...troubles(findings, 'fail'), ...troubles(findings, 'warn'), ...fine(findings)],
      notes: ['For every check, run `npm run doctor` on the machine the bot runs on.'],
      actions: [{ label: 'Look again', line: 'doctor' }],
      query: format(query, doctor),
    };
  },
};

export default doctor;

function leadOf(findings: readonly Finding[]): string {
  const { ok, warn, fail } = tally(findings);
  const all = count(findings.length, 'check');
  if (ok === findings.length) return `Everything is in order: ${all}, no trouble.`;
  const parts = [
    ...(fail > 0 ? [`${fail} ${fail === 1 ? 'finds' : 'find'} something broken`] : []),
    ...(warn > 0 ? [`${warn} ${warn === 1 ? 'finds' : 'find'} a limit`] : []),
    `${ok} ${ok === 1 ? 'is' : 'are'} fine`,
  ];
  return `Of ${all}, ${listed(parts)}.`;
}

const SIGNS = { fail: '✗', warn: '!' } as const;

function troubles(findings: readonly Finding[], state: 'fail' | 'warn'): (readonly [string, string])[] {
  return findings
    .filter((finding) => finding.state === state)
    .map(
      ({ part, said, fix }) =>
        [`${SIGNS[state]} ${part}`, fix === undefined ? said : `${said} ${fix}`] as const,
    );
}

function fine(findings: readonly Finding[]): (readonly [string, string])[] {
  const parts = new Set(findings.filter(({ state }) => state === 'ok').map(({ part }) => part));
  return parts.size === 0 ? [] : [['✓ fine', listed([...parts])]];
}
