import { describe, expect, test } from 'vitest';
import { GENERAL, MODES, slackBed } from './slack-bed.ts';

describe.each(MODES)('the slash command (%s)', (mode) => {
  test('answers in the channel, with who asked and the line', async () => {
    const { fake } = await slackBed({ mode });
    const { acked } = fake.people.slash(GENERAL, '/corr', 'btc r2k-tech 1y');
    expect(await acked).toMatchObject({ ok: true });
    const [message] = await fake.until(
      'an answer',
      () => fake.messages('C0GENERAL').length > 0 && fake.messages('C0GENERAL'),
    );
    expect(message).toBeDefined();
    expect(fake.violations).toEqual([]);
  });
});
