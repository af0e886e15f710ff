import type { Bed } from './slack-bed.ts';

/** What a person's browser does: the page, Slack's question, and back. */
export async function install({ slack, fake }: Bed, team: string): Promise<Response> {
  const base = `http://127.0.0.1:${slack.port()}`;
  const page = await fetch(`${base}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const state = /state=([^&"]+)/.exec(await page.text())?.[1] ?? '';
  const code = `code-for-${team}`;
  fake.world.codes.set(code, team);
  return fetch(`${base}/slack/oauth_redirect?code=${code}&state=${state}`, {
    headers: { cookie },
    redirect: 'manual',
  });
}
