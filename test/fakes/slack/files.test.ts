import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { clientOf, post, slackForTest } from './test-slack.ts';

const PNG = Buffer.from('\u0089PNG\r\n\u001a\n and the rest', 'latin1');

test('a picture goes up, is completed, gets its mimetype, and can be shown', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const start = await client.files.getUploadURLExternal({ filename: 'chart.png', length: PNG.length });
  const upload = await fetch(start.upload_url ?? '', { method: 'POST', body: PNG });
  expect(await upload.text()).toBe(`OK - ${PNG.length}`);
  const id = start.file_id ?? '';
  const done = await client.files.completeUploadExternal({ files: [{ id, title: 'BTC' }] });
  expect(done.files).toMatchObject([{ id, title: 'BTC', mimetype: '' }]);
  expect((await client.files.info({ file: id })).file).toMatchObject({
    id,
    mimetype: 'image/png',
    size: PNG.length,
  });
  const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'a chart' }];
  await post(client, { channel: 'C0GENERAL', text: 'x', blocks });
  expect(fake.messages('C0GENERAL')).toHaveLength(1);
  expect(fake.violations).toEqual([]);
});

test('the mimetype comes late where told so, and blocks that show the file wait for it', async () => {
  const fake = await slackForTest();
  fake.delayMimetypes(2);
  const client = clientOf(fake);
  const uploaded = await client.filesUploadV2({ filename: 'chart.png', file: PNG });
  expect(uploaded.ok).toBe(true);
  const id = fake.files()[0]?.id ?? '';
  const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'a chart' }];
  const show = () => post(client, { channel: 'C0GENERAL', text: 'x', blocks });
  const mimetype = async () => (await client.files.info({ file: id })).file?.mimetype;
  await expect(show()).rejects.toThrow('invalid_blocks');
  expect([await mimetype(), await mimetype()]).toEqual(['', '']);
  expect(await mimetype()).toBe('image/png');
  await show();
});

test('bytes must be as many as announced, and there before completion', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const start = await client.files.getUploadURLExternal({ filename: 'chart.png', length: PNG.length });
  const files: [{ id: string }] = [{ id: start.file_id ?? '' }];
  await expect(client.files.completeUploadExternal({ files })).rejects.toThrow('file_not_found');
  const short = await fetch(start.upload_url ?? '', { method: 'POST', body: PNG.subarray(1) });
  expect(short.status).toBe(400);
  expect(fake.violations).toHaveLength(1);
});

test('a file shared in a channel is a message there, which needs membership', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const share = (channel_id: string) =>
    client.filesUploadV2({ channel_id, filename: 'closes.csv', content: 'a,b', initial_comment: 'here' });
  await share('C0GENERAL');
  const [message] = fake.messages('C0GENERAL');
  expect(message).toMatchObject({ text: 'here', subtype: 'file_share', files: [fake.files()[0]?.id] });
  const info = await client.files.info({ file: fake.files()[0]?.id ?? '' });
  expect(info.file).toMatchObject({
    mimetype: 'text/csv',
    shares: { public: { C0GENERAL: [{ ts: message?.ts }] } },
  });
  await expect(share('C0OPEN')).rejects.toThrow('not_in_channel');
});

test('the bytes come back to those who may read files', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  await client.filesUploadV2({ filename: 'chart.png', file: PNG });
  const info = await client.files.info({ file: fake.files()[0]?.id ?? '' });
  const url = info.file?.url_private ?? '';
  const got = await fetch(url, { headers: { authorization: `Bearer ${fake.botToken}` } });
  expect(Buffer.from(await got.arrayBuffer())).toEqual(PNG);
  expect((await fetch(url)).status).toBe(404);
});
