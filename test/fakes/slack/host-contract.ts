import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, post } from './test-slack.ts';

/** A Slack that an app can be pointed at. */
export interface SlackHost {
  readonly url: string;
  readonly botToken: string;
  /** A bot token with the scope `im:read` alone. */
  readonly poorToken: string;
  /** A public channel in which the bot may post, empty. */
  readonly channel: string;
  readonly person: string;
  /** A fresh trigger, as a press gives one; from inside that view where one is given. */
  readonly trigger: (view?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const PNG = Buffer.from('\u0089PNG\r\n\u001a\n and the rest', 'latin1');
const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const FORM: ModalView = {
  type: 'modal',
  title: plain('New daily post'),
  submit: plain('Save'),
  blocks: [
    { type: 'input', label: plain('Question'), element: { type: 'plain_text_input', action_id: 'line' } },
  ],
};

/** What an app can rely on, whoever plays Slack. */
export function describeSlackHost(name: string, start: () => Promise<SlackHost>): void {
  describe(`${name} as a Slack`, () => {
    let host: SlackHost;
    let client: webApi.WebClient;
    beforeAll(async () => {
      host = await start();
      client = clientOf(host);
    });
    afterAll(() => host.close());

    test('a token says who the bot is', async () => {
      const answer = await client.auth.test();
      expect(answer).toMatchObject({
        ok: true,
        team_id: expect.stringMatching(/^T/),
        user_id: expect.stringMatching(/^U/),
        bot_id: expect.stringMatching(/^B/),
        app_id: 'A0LOCKSTEP',
      });
      await expect(clientOf(host, '').auth.test()).rejects.toThrow('not_authed');
    });

    test('a scope that is missing is named', async () => {
      const refused: unknown = await post(clientOf(host, host.poorToken), {
        channel: host.channel,
        text: 'x',
      }).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        data: { error: 'missing_scope', needed: 'chat:write', provided: 'im:read' },
      });
    });

    test('a message is posted, answered in its thread, changed, read and deleted', async () => {
      const { channel } = host;
      const { ts } = await post(client, { channel, text: 'one', blocks: [{ type: 'divider' }] });
      expect(ts).toMatch(/^\d{10}\.\d{6}$/);
      const reply = await post(client, { channel, text: 'reply', thread_ts: ts });
      await client.chat.update({ channel, ts, text: 'two' });
      const history = await client.conversations.history({ channel });
      expect(history.messages?.map(({ text }) => text)).toEqual(['two']);
      expect(history.messages?.[0]?.blocks ?? []).toEqual([]);
      const thread = await client.conversations.replies({ channel, ts });
      expect(thread.messages?.map(({ text }) => text)).toEqual(['two', 'reply']);
      for (const { ts: each } of [reply, { ts }]) await client.chat.delete({ channel, ts: each });
      expect((await client.conversations.history({ channel })).messages).toEqual([]);
      await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toThrow('message_not_found');
      await expect(client.chat.delete({ channel, ts })).rejects.toThrow('message_not_found');
    });

    test('metadata comes back to those who ask for it', async () => {
      const metadata = { event_type: 'answer', event_payload: { line: 'corr btc' } };
      const { ts } = await post(client, { channel: host.channel, text: 'x', metadata });
      const { messages } = await client.conversations.history({
        channel: host.channel,
        include_all_metadata: true,
      });
      expect(messages?.[0]).toMatchObject({ ts, metadata });
      await client.chat.delete({ channel: host.channel, ts });
    });

    test('nothing is posted without content, or where there is no channel', async () => {
      await expect(post(client, { channel: host.channel })).rejects.toThrow('no_text');
      await expect(post(client, { channel: 'C0NOWHERE', text: 'x' })).rejects.toThrow('channel_not_found');
    });

    test('a person is written to by id, in the conversation that opening gives', async () => {
      const { channel } = await post(client, { channel: host.person, text: 'hello' });
      expect(channel).toMatch(/^D/);
      const opened = await client.conversations.open({ users: host.person });
      expect(opened.channel?.id).toBe(channel);
      await expect(client.users.info({ user: 'U0NOBODY' })).rejects.toThrow('user_not_found');
    });

    test('a picture goes up in three steps, in order', async () => {
      const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
        filename: 'chart.png',
        length: PNG.length,
      });
      const complete = () => client.files.completeUploadExternal({ files: [{ id, title: 'BTC' }] });
      await expect(complete()).rejects.toThrow('file_not_found');
      expect((await fetch(url, { method: 'POST', body: PNG })).status).toBe(200);
      expect((await complete()).files).toMatchObject([{ id, title: 'BTC' }]);
      await expect(complete()).rejects.toThrow('file_not_found');
      expect((await client.files.info({ file: id })).file).toMatchObject({
        id,
        name: 'chart.png',
        size: PNG.length,
        mimetype: 'image/png',
      });
    });

    test("Slack's own client uploads into a channel", async () => {
      const { channel } = host;
      await client.filesUploadV2({
        channel_id: channel,
        filename: 'chart.png',
        file: PNG,
        initial_comment: 'here',
      });
      const { messages } = await client.conversations.history({ channel });
      expect(messages?.[0]).toMatchObject({
        text: 'here',
        subtype: 'file_share',
        files: [{ name: 'chart.png' }],
      });
    });

    test('a trigger opens one modal, and modals are pushed three deep', async () => {
      const trigger_id = await host.trigger();
      const { view: first } = await client.views.open({ trigger_id, view: FORM });
      await expect(client.views.open({ trigger_id, view: FORM })).rejects.toThrow('exchanged_trigger_id');
      await expect(client.views.open({ trigger_id: 'made-up', view: FORM })).rejects.toThrow(
        'invalid_trigger_id',
      );
      const push = async (on = '') => client.views.push({ trigger_id: await host.trigger(on), view: FORM });
      const { view: second } = await push(first?.id);
      expect(second).toMatchObject({ previous_view_id: first?.id, root_view_id: first?.id });
      const { view: third } = await push(second?.id);
      await expect(push(third?.id)).rejects.toThrow('push_limit_reached');
      const updated = await client.views.update({
        view_id: third?.id ?? '',
        view: { ...FORM, title: plain('Again') },
      });
      expect(updated.view).toMatchObject({ id: third?.id, title: plain('Again') });
      expect(updated.view?.hash).not.toBe(third?.hash);
      const old = client.views.update({ view_id: third?.id ?? '', hash: third?.hash ?? '', view: FORM });
      await expect(old).rejects.toThrow('hash_conflict');
    });

    test('a home tab is published again and again under one id', async () => {
      const publish = () =>
        client.views.publish({ user_id: host.person, view: { type: 'home', blocks: [{ type: 'divider' }] } });
      const [{ view: first }, { view: second }] = [await publish(), await publish()];
      expect(second).toMatchObject({ id: first?.id, type: 'home' });
    });
  });
}
