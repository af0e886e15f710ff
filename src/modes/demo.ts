import { buildHouse } from '../compose/house.ts';
import type { Settings } from '../compose/settings.ts';
import { toldToStop } from '../compose/stop.ts';
import { ending } from './ending.ts';
import { isInteractive, say, type Output } from './output.ts';
import { refuseToServeNothing, serve } from './serve.ts';

const LINE = 'corr btc r2k-tech 1y';

const USAGE = `Usage: npm run demo               one answer on a simulated market, then the page and a prompt
       npm run demo -- --serve    the same where there is no terminal`;

/** One answer on the simulated market; then, where there is a person or when told to, the page and a prompt. */
export async function demo(
  [flag, ...more]: readonly string[],
  given: Settings,
  { stderr }: Output,
): Promise<number> {
  if ((flag !== undefined && flag !== '--serve') || more.length > 0) return say(stderr, USAGE, 2);
  const settings: Settings = { ...given, demo: true, pricesFolder: undefined };
  if (flag === '--serve') await refuseToServeNothing(settings);
  const house = await buildHouse(settings);
  const code = await house.terminal.once(LINE, house.answer);
  if (code !== 0 || (flag === undefined && !isInteractive())) return code;
  return ending(house, serve(house, [], settings, toldToStop(process)));
}
