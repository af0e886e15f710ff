import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((path) => existsSync(path));

export const hasBrowser = executablePath !== undefined;

/** The end of a suite's title; empty when it runs. */
export const noBrowser = hasBrowser ? '' : ` (skipped: no Chromium in ${PLACES.join(', ')})`;

/** A page in a browser of its own, and what went wrong in it: errors, blocked content, requests to elsewhere. */
export interface OpenPage {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** One browser for a whole file. A page opened with options has its own cookies and storage; the others share theirs. */
export function useBrowser(): (url: string, options?: BrowserContextOptions) => Promise<OpenPage> {
  let browser: Browser | undefined;
  let shared: BrowserContext | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(() => browser?.close());
  return async (url, options) => {
    if (browser === undefined) throw new Error('the browser was not started');
    const context =
      options === undefined
        ? (shared ??= await browser.newContext({ reducedMotion: 'reduce' }))
        : await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    onTestFinished(() => (options === undefined ? page.close() : context.close()));
    const faults: string[] = [];
    const { origin } = new URL(url);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('blob:'))
        faults.push(request.url());
    });
    await page.goto(url);
    return { page, faults };
  };
}

/** What the accessibility rules of axe find, a line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
