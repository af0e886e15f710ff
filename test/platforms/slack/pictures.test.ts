import { describe, expect, test } from 'vitest';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { PICTURE, withPicture } from './pictures-for-tests.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

const withChart = async (line: string) => withPicture(plainReply(line));
const methods = ({ calls }: FakeSlack, method: string) => calls.filter((call) => call.method === method);
const shownIn = (fake: FakeSlack, channel = 'C0GENERAL') =>
  fake.until('an answer', () =>
    fake.messages(channel).find(({ text, subtype }) => text.includes('0.51') && subtype === undefined),
  );
const TARGET = { platform: 'slack', workspace: 'T0ACME', kind: 'channel', id: 'C0GENERAL' } as const;

describe.each(MODES)('the picture of an answer (%s)', (mode) => {
  test('stands in the message, from bytes that were uploaded, with its words', async () => {
    const { fake } = await slackBed({ mode, answer: withChart });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const { blocks } = await shownIn(fake);
    const [file] = fake.files();
    expect(file?.bytes).toEqual(PICTURE.png);
    expect(file?.shares).toEqual([]);
    expect(blocks).toContainEqual(
      expect.objectContaining({ type: 'image', slack_file: { id: file?.id }, alt_text: PICTURE.alt }),
    );
  });

  test('waits until Slack has looked at it', async () => {
    const { fake } = await slackBed({ mode, answer: withChart });
    fake.delayMimetypes(4);
    fake.people.slash(GENERAL, '/corr', 'btc');
    expect(JSON.stringify((await shownIn(fake)).blocks)).toContain('slack_file');
    expect(methods(fake, 'files.info')).toHaveLength(5);
    expect(fake.violations).toEqual([]);
  });

  test('that Slack never gets ready is shared beside the message', async () => {
    const { fake } = await slackBed({ mode, answer: withChart });
    fake.delayMimetypes(1_000);
    fake.people.slash(GENERAL, '/corr', 'btc');
    const { blocks } = await shownIn(fake);
    expect(JSON.stringify(blocks)).toContain('The chart is the file beside this message.');
    const shared = fake.messages('C0GENERAL').find(({ subtype }) => subtype === 'file_share');
    expect(shared?.text).toContain('0.51');
    expect(fake.violations).toEqual([]);
  });
});

describe('a picture that fails', () => {
  test.each([
    ['the address for it', 'files.getUploadURLExternal'],
    ['its completion', 'files.completeUploadExternal'],
    ['the look at it', 'files.info'],
  ])('%s is tried once more', async (_what, method) => {
    const { fake } = await slackBed({ answer: withChart });
    fake.failNext(method, { status: 500 });
    fake.people.slash(GENERAL, '/corr', 'btc');
    expect(JSON.stringify((await shownIn(fake)).blocks)).toContain('slack_file');
  });

  test('its bytes lost on the way are sent again', async () => {
    const { fake } = await slackBed({ answer: withChart });
    fake.failNext('upload', 'reset');
    fake.people.slash(GENERAL, '/corr', 'btc');
    expect(JSON.stringify((await shownIn(fake)).blocks)).toContain('slack_file');
  });

  test('leaves words, a line of blocks and the reason when nothing can be uploaded', async () => {
    const { fake, log } = await slackBed({ answer: withChart });
    fake.failAlways('files.getUploadURLExternal', {
      error: 'missing_scope',
      more: { needed: 'files:write', provided: 'chat:write' },
    });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const shown = JSON.stringify((await shownIn(fake)).blocks);
    expect(shown).toMatch(/`[▁▂▃▄▅▆▇█]{4}` 63-session correlation from 0.10 to 0.20/);
    expect(shown).toContain('could not be uploaded to Slack (missing scope)');
    expect(log.map(({ event }) => event)).toContain('slack-picture-failed');
  });

  test('that Slack refuses in the message after all does not cost the message', async () => {
    const { fake } = await slackBed({ answer: withChart });
    fake.failNext('chat.postMessage', { error: 'invalid_blocks' });
    fake.people.slash(GENERAL, '/corr', 'btc');
    expect(JSON.stringify((await shownIn(fake)).blocks)).toContain(
      'The chart is the file beside this message.',
    );
  });
});

describe('the same picture', () => {
  test('within an hour is the same file, in answers and in posts', async () => {
    const { fake, slack } = await slackBed({ answer: withChart });
    fake.people.slash(GENERAL, '/corr', 'btc');
    await shownIn(fake);
    await slack.post(TARGET, await withChart('btc'), 'key-1');
    expect(methods(fake, 'files.getUploadURLExternal')).toHaveLength(1);
    expect(fake.messages('C0GENERAL')).toHaveLength(2);
  });

  test('is another one in another hour, and with other words', async () => {
    let now = Date.now();
    const { fake, slack } = await slackBed({
      keyValue: memoryKeyValue(() => now),
      clock: { now: () => now },
    });
    await slack.post(TARGET, await withChart('btc'), 'key-1');
    await slack.post(TARGET, withPicture(plainReply('btc'), 'Other words.'), 'key-2');
    now += 3_600_001;
    await slack.post(TARGET, await withChart('btc'), 'key-3');
    expect(fake.files()).toHaveLength(3);
  });
});

describe('a file', () => {
  const withCsv = async (line: string) => ({
    ...plainReply(line),
    file: { filename: 'csv-btc.csv', text: 'date,close\n' },
  });

  test('is shared under the answer', async () => {
    const { fake } = await slackBed({ answer: withCsv });
    fake.people.slash(GENERAL, '/corr', 'csv btc');
    const { ts } = await shownIn(fake);
    const shared = await fake.until('the file', () =>
      fake.messages('C0GENERAL').find(({ subtype }) => subtype === 'file_share'),
    );
    expect(shared.threadTs).toBe(ts);
    expect(fake.files()[0]?.bytes?.toString()).toBe('date,close\n');
  });

  test.each([
    ['a private answer', { ...GENERAL, text: 'private csv btc' }],
    ['a channel without the bot', { user: 'U0ADA', channel: 'G0SECRET', text: 'csv btc' }],
  ])('of %s comes in a direct message, and the answer says so', async (_where, { text, ...where }) => {
    const { fake } = await slackBed({ answer: withCsv });
    fake.people.slash(where, '/corr', text);
    const direct = fake.direct('U0ADA');
    await fake.until('the file', () => fake.messages(direct).find(({ subtype }) => subtype === 'file_share'));
    const hint = () =>
      [...fake.messages(where.channel), ...fake.ephemerals('U0ADA')].find(({ blocks }) =>
        JSON.stringify(blocks).includes('is in our direct messages'),
      );
    expect(await fake.until('the hint', hint)).toBeDefined();
  });
});
