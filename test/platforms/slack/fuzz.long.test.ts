import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutated } from '../../bad-input/mutated.ts';
import { repeatingAnswer } from '../../bad-input/repeating-answer.ts';
import { manualClock } from '../../fakes/slack/clock.ts';
import type { DeliveryKind } from '../../fakes/slack/deliveries.ts';
import { GENERAL, slackBed, type Bed } from './slack-bed.ts';

const RUNS = 600;

/** What Slack sent while people did everything that they can do, by its kind. */
async function validPayloads({ fake }: Bed): Promise<ReadonlyMap<DeliveryKind, readonly object[]>> {
  fake.people.slash(GENERAL, '/corr', 'btc ndx 1y');
  const answer = await fake.until('an answer', () => fake.messages('C0GENERAL').find(({ byBot }) => byBot));
  fake.people.press('U0ADA', answer, { text: '2y' });
  fake.people.mention(GENERAL, 'btc ndx 1y');
  fake.people.directMessage('U0BOB', 'is btc tracking gold?');
  fake.people.openHome('U0ADA');
  fake.people.openAssistant('U0ADA');
  fake.people.shortcut('U0ADA', 'new-daily-post');
  const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
  fake.people.suggest(form, 'zone', 'berl');
  fake.people.pressInView(form, { actionId: 'preview' }, { line: 'btc ndx' });
  await fake.people.submitView(form, { channel: 'C0GENERAL', line: 'btc ndx' }).acked;
  for (const delivery of fake.deliveries) await delivery.acked;
  return new Map(
    [...Map.groupBy(fake.deliveries, ({ kind }) => kind)].map(([kind, all]) => [
      kind,
      all.map(({ payload }) => payload),
    ]),
  );
}

test('whatever is wrong with a payload, the process lives, rings nobody and answers the next one', async () => {
  const bed = await slackBed({
    mode: 'http',
    answer: repeatingAnswer,
    refused: true,
    fake: { clock: manualClock(Date.now()) },
  });
  const { fake } = bed;
  const valid = await validPayloads(bed);
  expect([...valid.keys()].toSorted()).toEqual(['events_api', 'interactive', 'slash_commands']);
  let number = 0;
  for (const [kind, payloads] of valid) {
    await fc.assert(
      fc.asyncProperty(mutated(payloads), async (payload) => {
        number += 1;
        // Each is a new one, as far as its own ids still say so.
        const fresh = { ...payload, ...('event_id' in payload ? { event_id: `Ev${number}` } : {}) };
        const { status, body } = await fake.push.raw(
          kind,
          kind === 'slash_commands' ? asForm(fresh) : { ...fresh },
        );
        // What Slack itself would never send may be a fault, which says nothing to whoever sent it.
        expect([200, 400, 404, 500]).toContain(status);
        expect(body).not.toMatch(/node_modules|\n +at /);
      }),
      { numRuns: RUNS / valid.size },
    );
  }
  const before = fake.messages('C0GENERAL').length;
  fake.people.slash(GENERAL, '/corr', 'eth ndx 90d');
  await fake.until('the next answer', () => fake.messages('C0GENERAL').length > before);
  // A payload can name any person and channel, so what can't be shown is part of this; nobody's bell rings all the same.
  expect(fake.pings()).toEqual([]);
}, 120_000);

/** A form has words alone. */
function asForm(payload: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
