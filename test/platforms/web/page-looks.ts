import { describe, expect, test } from 'vitest';
import { violations, type useBrowser } from './browser.ts';
import { ask, COLOURS, field, focused, lastAnswer } from './on-page.ts';
import { held, webBed } from './web-bed.ts';

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** How the page looks and behaves on other screens, in other themes, and for people who use it in other ways. */
export function looks(open: ReturnType<typeof useBrowser>, urlOf: () => string): void {
  test('light and dark: as the system is, then as was chosen, and the charts are drawn anew', async () => {
    const { page, faults } = await open(`${urlOf()}/?q=corr+btc+r2k-tech+1y`, { colorScheme: 'dark' });
    await lastAnswer(page).waitFor();
    const colours = () => page.evaluate(COLOURS);
    expect(await colours()).toEqual(['rgb(27, 29, 33)', 'rgb(27, 29, 33)']);
    const before = await page.locator('.chart').getAttribute('src');
    await page.getByRole('switch', { name: 'Dark theme', checked: true }).click();
    await page.locator(`.chart:not([src="${before}"])`).waitFor();
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
    await page.reload();
    await lastAnswer(page).waitFor();
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
    expect(faults).toEqual([]);
  });

  test('on a phone nothing is wider than the screen, and the field does not open the keyboard by itself', async () => {
    const { page, faults } = await open(`${urlOf()}/?q=corr+btc+r2k-tech+1y`, phone);
    await lastAnswer(page).waitFor();
    expect(await focused(page)).not.toBe('line');
    for (const line of ['/matrix btc,eth,ndx,gold 1y', '/symbols']) {
      await ask(page, line);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
    expect(faults).toEqual([]);
  });

  describe.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', phone],
  ] as const)('for people who use it in other ways, %s', (_name, how) => {
    test('nothing is in their way: empty, with suggestions, with answers and a sentence', async () => {
      const { page, faults } = await open(urlOf(), how);
      await page.getByText('SIMULATED: made-up prices').waitFor();
      expect(await violations(page)).toEqual([]);
      await ask(page, '/matrix btc,eth,ndx 1y');
      await ask(page, 'what is the weather');
      await field(page).fill('corr b');
      await page.getByRole('option').first().waitFor();
      await field(page).press('ArrowDown');
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  test('nothing is in their way while an answer is waited for', async () => {
    const { hold } = held();
    const { url } = await webBed({ answer: hold });
    const { page } = await open(url);
    await field(page).fill('btc');
    await field(page).press('Enter');
    await page.getByText(/Fetching BTC\/USD/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
}
