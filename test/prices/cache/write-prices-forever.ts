import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { priceFolder } from '../../../src/prices/cache/price-folder.ts';
import { smoothClose } from './counting-source.ts';

/** Run as a process of its own: keeps writing prices into a folder, a line for each, until it is killed. */
const [folder = '', symbol = 'PSCT'] = process.argv.slice(2);
const prices = priceFolder({ folder, now: () => Date.now() });
const days = sessionsBetween('2018-01-02', '2024-12-31');

for (let round = 0; ; round += 1) {
  // Always another length, so that a mixture of two versions could not pass for either.
  const part = days.slice(0, days.length - (round % 500));
  const closes = part.map((day) => smoothClose(day) + round);
  const instrument = { symbol, market: 'NYSE' } as const;
  const raw = {
    instrument,
    days: part,
    closes,
    source: 'Feed',
    clock: 'new-york-close',
    counts: {},
    notes: [],
  } as const;
  await prices.write({ raw, via: 'feed', askedFrom: '2018-01-02', fetchedAt: round });
  process.stdout.write(`${round}\n`);
}
