import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRenderer } from '../../../src/charts/render.ts';
import { hasBrowser, noBrowser, useBrowser, violations } from './browser.ts';
import { ask, DRAWN_WIDTH, field, focused, lastAnswer, ready } from './on-page.ts';
import { looks } from './page-looks.ts';
import { held, marketAnswer, openBed, reply, webBed, type WebBed } from './web-bed.ts';

const { draw } = createRenderer();
/** The whole way through, pictures too. */
const answer = marketAnswer({
  draw: (look) => (chart, filename, alt) => draw(chart, look, filename, alt),
});

describe.runIf(hasBrowser)(`the page in a browser${noBrowser}`, () => {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  const open = useBrowser();
  let url: string;
  let shared: Pick<WebBed, 'web' | 'url'>;
  beforeAll(async () => {
    shared = await openBed({ answer });
    ({ url } = shared);
  });
  afterAll(() => shared.web.stop());

  test('a question gives the chart, the two sentences, the facts and what to ask next', async () => {
    const { page, faults } = await open(url);
    const answered = await ask(page, 'is bitcoin still tracking small-cap tech?');
    await expect(answered.locator('.lead').textContent()).resolves.toMatch(
      /^SIMULATED prices: BTC .+ small-cap tech/,
    );
    const chart = answered.getByRole('img');
    await expect(chart.getAttribute('alt')).resolves.toMatch(/SIMULATED/);
    expect(await page.evaluate(DRAWN_WIDTH)).toBe(1_200);
    await expect(answered.locator('dt').allTextContents()).resolves.toContain('Method');
    await expect(answered.locator('.notes').textContent()).resolves.toContain(
      'Read as corr btc r2k-tech 1y; I took 1 year.',
    );
    expect(await answered.locator('.notes code').first().textContent()).toBe('corr btc r2k-tech 1y');
    expect(await field(page).inputValue()).toBe('');
    expect(faults).toEqual([]);
  });

  test('a button asks its line, and a follow-up goes on from the answer before', async () => {
    const { page, faults } = await open(url);
    const first = await ask(page, '/corr btc ndx 1y');
    await first.getByRole('button', { name: '3m' }).click();
    await page.locator('.answer:not([aria-busy])').nth(1).waitFor();
    expect(await lastAnswer(page).locator('.line').textContent()).toBe('corr btc ndx 3m');
    const third = await ask(page, 'what about eth?');
    expect(await third.locator('.line').textContent()).toBe('corr eth ndx 3m');
    expect(await page.locator('.asked').allTextContents()).toEqual([
      '/corr btc ndx 1y',
      'corr btc ndx 3m',
      'what about eth?',
    ]);
    expect(faults).toEqual([]);
  });

  test('the examples of the empty page are buttons that are answered', async () => {
    const { page, faults } = await open(url);
    const examples = page.getByRole('region', { name: /How closely is bitcoin/ }).getByRole('button');
    expect(await examples.count()).toBe(4);
    const labels = await examples.allTextContents();
    for (const label of labels) {
      await page.goto(url);
      await page.getByRole('button', { name: label }).click();
      await lastAnswer(page).waitFor();
      expect(await page.locator('.asked').textContent()).toBe(label);
      expect(await lastAnswer(page).locator('.chart').count()).toBe(1);
      expect(await focused(page)).toBe('line');
    }
    expect(faults).toEqual([]);
  });

  test('suggestions: with the arrow keys, with a press, gone with Escape', async () => {
    const { page, faults } = await open(url);
    const input = field(page);
    await input.pressSequentially('/corr btc nas');
    const options = page.getByRole('option');
    await options.filter({ hasText: 'ndx' }).first().waitFor();
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    await input.press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await input.press('Enter');
    expect(await input.inputValue()).toBe('/corr btc ndx ');
    await options.filter({ hasText: /^1y/ }).first().click();
    expect(await input.inputValue()).toBe('/corr btc ndx 1y ');
    expect(await focused(page)).toBe('line');
    await options.filter({ hasText: 'method=spearman' }).waitFor();
    await input.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    await input.press('Enter');
    await lastAnswer(page).waitFor();
    expect(await lastAnswer(page).locator('.line').textContent()).toBe('corr btc ndx 1y');
    expect(faults).toEqual([]);
  });

  test('the arrow keys bring back what was asked, also after a reload, and the draft', async () => {
    const { url } = await webBed({ answer: async () => reply });
    const { page, faults } = await open(url);
    await ask(page, 'one');
    await ask(page, 'two');
    const input = field(page);
    await page.reload();
    await lastAnswer(page).waitFor();
    await input.fill('');
    await input.press('ArrowUp');
    expect(await input.inputValue()).toBe('two');
    await input.press('ArrowUp');
    await input.press('ArrowUp');
    expect(await input.inputValue()).toBe('one');
    await input.press('ArrowDown');
    await input.press('ArrowDown');
    expect(await input.inputValue()).toBe('');
    expect(faults).toEqual([]);
  });

  test('while prices are fetched it says what and how much, and “Stop” takes the question back', async () => {
    const { hold, asked } = held();
    const { url } = await webBed({ answer: hold });
    const { page, faults } = await open(url);
    await field(page).fill('btc');
    await field(page).press('Enter');
    await page.getByText('Fetching BTC/USD from Coinbase, 42%').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.42');
    const aborted = new Promise((resolve) => asked[0]?.signal?.addEventListener('abort', resolve));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    await aborted;
    expect(await focused(page)).toBe('line');
    expect(faults).toEqual([]);
  });

  test('an answer takes the place of its progress', async () => {
    const { hold, release } = held();
    const { url } = await webBed({ answer: hold });
    const { page, faults } = await open(url);
    await field(page).fill('btc');
    await field(page).press('Enter');
    await page.getByRole('progressbar').waitFor();
    release();
    await lastAnswer(page).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await lastAnswer(page).locator('strong').textContent()).toBe('0.51');
    expect(faults).toEqual([]);
  });

  test('what can’t be answered is the sentence, with lines that can', async () => {
    const { page, faults } = await open(url);
    const refused = await ask(page, '/corr btc ndx forever');
    expect(await refused.locator('.refusal').textContent()).toMatch(/I don't know the range .+ Try/);
    expect(faults).toEqual([]);
  });

  test('a bot that is gone is a sentence too', async () => {
    const { url, web } = await webBed({ answer });
    const { page } = await open(url);
    await page.getByRole('combobox').waitFor();
    await web.stop();
    const refused = await ask(page, '/corr btc ndx 1y');
    expect(await refused.textContent()).toMatch(/^The bot does not answer\./);
  });

  test('hostile words are shown as they are', async () => {
    const hostile =
      '</p><script>document.title = "owned"</script><img src=x onerror="document.title=1"> [a](javascript:1)';
    const { url } = await webBed({
      answer: async () => ({
        ...reply,
        title: hostile,
        lead: hostile,
        facts: [[hostile, hostile]],
        notes: [hostile],
        table: { head: [hostile], rows: [[hostile]] },
        actions: [{ label: hostile, line: hostile }],
        query: hostile,
      }),
    });
    const { page, faults } = await open(`${url}/?${new URLSearchParams({ q: hostile }).toString()}`);
    await lastAnswer(page).waitFor();
    for (const place of ['h2', '.lead', 'dt', 'dd', '.notes li', 'th', '.actions button', '.line']) {
      expect(await lastAnswer(page).locator(place).first().textContent()).toBe(hostile);
    }
    expect(await page.locator('.asked').textContent()).toBe(hostile);
    expect(await page.locator('main script, main img[src=x]').count()).toBe(0);
    expect(await page.title()).toMatch(/^Lockstep/);
    expect(faults).toEqual([]);
  });

  test('a link opens with its answer, a reload keeps it, and the line under an answer is such a link', async () => {
    const { page, faults } = await open(`${url}/?q=corr+btc+r2k-tech+1y`);
    await lastAnswer(page).waitFor();
    expect(await lastAnswer(page).locator('.line').getAttribute('href')).toBe('/?q=corr+btc+r2k-tech+1y');
    await ask(page, '/rank eth ndx,gold 2y');
    expect(new URL(page.url()).searchParams.get('q')).toBe('rank eth ndx,gold 2y');
    await page.reload();
    await lastAnswer(page).waitFor();
    expect(await page.locator('.asked').allTextContents()).toEqual(['rank eth ndx,gold 2y']);
    expect(faults).toEqual([]);
  });

  test('a link changes nothing: whoever opened it is asked to send it', async () => {
    const lines: [unknown, boolean | undefined][] = [];
    const { url } = await webBed({
      answer: (line, options) => {
        lines.push([line, options.readOnly]);
        return answer(line, options);
      },
    });
    const { page, faults } = await open(`${url}/?q=daily+remove+1`);
    await lastAnswer(page).waitFor();
    expect(await lastAnswer(page).textContent()).toMatch(/^daily acts for whoever asks/);
    await lastAnswer(page).getByRole('button', { name: 'Send it' }).click();
    await page.locator('.answer:not([aria-busy])').nth(1).waitFor();
    expect(lines).toEqual([
      ['daily remove 1', true],
      ['daily remove 1', undefined],
    ]);
    expect(faults).toEqual([]);
  });

  test('the chart and the prices can be saved, and the link copied', async () => {
    const { page, faults } = await open(`${url}/?q=corr+btc+r2k-tech+1y`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await lastAnswer(page).waitFor();
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        lastAnswer(page).getByRole('link', { name, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const png = await save('PNG');
    expect([png.name, png.content.subarray(1, 4).toString()]).toEqual(['corr-btc-r2k-tech-1y.png', 'PNG']);
    const csv = await save('CSV');
    expect(csv.name).toBe('SIMULATED-csv-btc-r2k-tech-1y-window-63.csv');
    expect(csv.content.toString().trimEnd().split('\n')).toHaveLength(254);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${url}/?q=corr+btc+r2k-tech+1y`);
    expect(faults).toEqual([]);
  });

  test('made-up prices are said to be, above everything', async () => {
    const simulated = await open(url);
    await simulated.page.getByText('SIMULATED: made-up prices').waitFor();
    const real = await open((await webBed({ answer, simulated: false })).url);
    await ready(real.page);
    expect(await real.page.getByText('SIMULATED: made-up prices').isHidden()).toBe(true);
  });

  test('daily posts and alerts show when the page is looked at', async () => {
    const { url, web } = await webBed({ answer });
    const { page, faults } = await open(url);
    await ready(page);
    const channel = { platform: 'web', workspace: 'local', kind: 'channel', id: 'page' } as const;
    await web.post(channel, { ...reply, title: 'Daily post 1' }, 'a');
    await page.locator('body').dispatchEvent('visibilitychange');
    await page.getByRole('heading', { name: 'Daily post 1' }).waitFor();
    const asked = page.waitForRequest(/\/api\/posts/);
    await page.locator('body').dispatchEvent('visibilitychange');
    expect(new URL((await asked).url()).search).toBe('?after=1');
    expect(await page.locator('.answer').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test('with a token it asks for it, says when it is wrong, and then opens what was linked', async () => {
    const { url } = await webBed({ answer, token: 'correct-horse-battery' });
    const { page } = await open(`${url}/?q=corr+btc+ndx+90d`);
    const token = page.getByLabel('This page is for those who know its token.');
    await token.fill('wrong');
    await token.press('Enter');
    await page.getByText('That is not the token.').waitFor();
    expect(await violations(page)).toEqual([]);
    await token.fill('correct-horse-battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await lastAnswer(page).waitFor();
    expect(await lastAnswer(page).locator('.line').textContent()).toBe('corr btc ndx 90d');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await token.waitFor();
  });

  test('signs out also where the browser holds the answer back while it empties its cache', async () => {
    const { url } = await webBed({ answer, token: 'correct-horse-battery' });
    const { page } = await open(url);
    const token = page.getByLabel('This page is for those who know its token.');
    await token.fill('correct-horse-battery');
    await token.press('Enter');
    await page.route('**/sign-out', async (route) => void (await route.fetch()));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await token.waitFor();
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false);
  });

  looks(open, () => url);
});
