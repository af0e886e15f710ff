import { describe, expect, test } from 'vitest';
import { startBot } from './bot.ts';

describe('a slash command', () => {
  test('is acknowledged first, and its answer is an embed with its picture', async () => {
    const { fake, asked } = await startBot();
    const { ada, general } = fake.community;
    const interaction = fake.command(ada, general, 'corr', { asset: 'btc', benchmark: 'ndx', range: '2y' });
    const message = await fake.until(() => !interaction.thinking && interaction.original, 'answer');
    expect(interaction.acknowledgement?.type).toBe(5);
    expect(asked.map(({ line }) => line)).toEqual(['corr btc ndx 2y']);
    expect(message.data.embeds[0]?.title).toBe('About corr btc ndx 2y');
    expect(message.files).toMatchObject([{ description: 'A chart.', inEmbed: true }]);
  });
});
