import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import type { Target } from '../../src/core/people.ts';
import type { Platform } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';

/** A platform made ready for one test, with a way to see what stands in a channel. */
export interface DeliveryFixture {
  readonly platform: Pick<Platform, 'name' | 'look' | 'post' | 'find'>;
  readonly channel: Target;
  /** One person alone; null where a platform has no direct messages. */
  readonly person: Target | null;
  /** A place that nothing can be posted to, until somebody changes something; null where there is none. */
  readonly closed: Target | null;
  /** The texts of the messages that stand there, oldest first. */
  readonly arrived: (target: Target) => Promise<readonly string[]>;
  readonly close?: () => Promise<void> | void;
}

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

export const postedReply: Reply = {
  title: 'BTC and small-cap tech, 1y',
  lead: 'BTC tracks small-cap tech closely: **0.51** over 1y (0.41 to 0.60, 252 days to 5 May 2025).',
  facts: [['By ranks', '0.49']],
  notes: ['PSCT stands in for the Russell 2000 Technology index.'],
  image: { png: PNG, width: 1, height: 1, filename: 'corr-btc-r2k-tech-1y.png', alt: 'A chart.' },
  actions: [{ label: '2y', line: 'corr btc r2k-tech 2y' }],
  query: 'corr btc r2k-tech 1y',
};

/** What every platform owes to daily posts and alerts. */
export function deliveryContract(name: string, make: () => Promise<DeliveryFixture>): void {
  describe(`${name} keeps the contract of deliveries`, () => {
    let fixture: DeliveryFixture;
    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.close?.());

    test('a post arrives once, with its title and lead, and gives an id', async () => {
      const { platform, channel, arrived } = fixture;
      expect(await platform.post(channel, postedReply, 'key-1')).not.toBe('');
      const messages = await arrived(channel);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain('BTC and small-cap tech, 1y');
      expect(messages[0]).toContain('0.51');
    });

    test('a post is found again by its key, and only by that', async () => {
      const { platform, channel } = fixture;
      const id = await platform.post(channel, postedReply, 'key-1');
      expect(await platform.find(channel, 'key-1')).toBe(id);
      expect(await platform.find(channel, 'key-2')).toBeNull();
    });

    test('two keys are two posts', async () => {
      const { platform, channel, arrived } = fixture;
      await platform.post(channel, postedReply, 'key-1');
      await platform.post(channel, postedReply, 'key-2');
      expect(await arrived(channel)).toHaveLength(2);
    });

    test('a reply without a picture and with nothing but a lead arrives too', async () => {
      const { platform, channel, arrived } = fixture;
      const bare: Reply = {
        title: '',
        lead: 'Little changed: 0.51 →',
        facts: [],
        notes: [],
        actions: [],
        query: 'corr btc r2k-tech 1y',
      };
      await platform.post(channel, bare, 'key-1');
      expect((await arrived(channel)).join()).toContain('Little changed: 0.51 →');
    });

    test('a reply that is longer than any message may be arrives all the same', async () => {
      const { platform, channel, arrived } = fixture;
      const words = 'Long '.repeat(2_000);
      const long: Reply = {
        ...postedReply,
        lead: words,
        facts: Array.from({ length: 60 }, (_, index) => [`Fact ${index}`, words] as const),
        notes: Array.from({ length: 60 }, () => words),
        table: { head: ['name', 'value'], rows: Array.from({ length: 300 }, () => [words, '1']) },
        actions: Array.from({ length: 60 }, (_, index) => ({
          label: words,
          line: `symbols ${index} ${words}`,
        })),
        query: words,
      };
      await platform.post(channel, long, 'key-1');
      expect((await arrived(channel)).join()).toContain('BTC and small-cap tech, 1y');
    });

    test('nothing is found where nothing was posted', async () => {
      const { platform, channel } = fixture;
      expect(await platform.find(channel, 'key-1')).toBeNull();
    });

    test('a person is told alone', async () => {
      const { platform, channel, person, arrived } = fixture;
      if (person === null) return;
      await platform.post(person, postedReply, 'key-1');
      expect(await arrived(person)).toHaveLength(1);
      expect(await arrived(channel)).toHaveLength(0);
    });

    test('a closed place says what to change, and that trying again is no use', async () => {
      const { platform, closed } = fixture;
      if (closed === null) return;
      const failure = await platform.post(closed, postedReply, 'key-1').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(DeliveryError);
      expect(failure).toMatchObject({ permanent: true });
      expect(String(failure)).toMatch(/[a-z].+\.$/);
    });
  });
}
