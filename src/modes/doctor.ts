import { lastFinishedSession } from '../core/calendar/closes.ts';
import { tally } from '../core/checkup/checkup.ts';
import { loadCommands } from '../load-commands.ts';
import { renderFindings } from '../platforms/terminal/findings.ts';
import { toJsonLine } from '../platforms/terminal/json.ts';
import { hasColour, textWidth } from '../platforms/terminal/screen.ts';
import { createCheckup } from '../compose/checkup.ts';
import { logOf } from '../compose/log.ts';
import { say, type Output } from './output.ts';
import { clock, type Settings } from '../compose/settings.ts';
import { placeOf } from '../compose/store.ts';

const USAGE = `Usage: npm run doctor               looks at everything the bot needs, as a list
       npm run --silent doctor -- --json   one JSON document a finding

Exit codes: 0 nothing is broken, 1 something is, 2 wrong options.`;

/** Looks at every part without the bot, or beside a running one; the exit code. */
export async function doctor(
  words: readonly string[],
  settings: Settings,
  { stdout, stderr }: Output,
): Promise<number> {
  const json = words.length === 1 && words[0] === '--json';
  if (words.length > 0 && !json) return say(stderr, USAGE, 2);
  const now = clock(settings.asOf);
  const checkup = createCheckup({
    settings,
    commands: await loadCommands(),
    place: placeOf(settings),
    ownDatabase: () => null,
    now,
    asOf: () => lastFinishedSession(now()),
    log: logOf(settings).error,
  });
  const findings = await checkup(null);
  if (json) for (const finding of findings) stdout.write(toJsonLine(finding));
  else {
    const { terminal } = settings.config;
    const layout = { colour: hasColour(stdout, terminal), width: textWidth(stdout, terminal) };
    stdout.write(`${renderFindings(findings, layout)}\n`);
  }
  return tally(findings).fail > 0 ? 1 : 0;
}
