import type { Locator, Page } from 'playwright-core';

/** The field that questions are typed into. */
export function field(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Your question' });
}

/** Waits until the page knows what it has to: then the field takes the focus, where there is a keyboard. */
export async function ready(page: Page): Promise<void> {
  await page.locator('#line:focus').waitFor();
}

/** Id of the element that has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id');
}

/** Pixels of the chart, once it is there to be seen. */
export const DRAWN_WIDTH = `(async () => {
  const image = document.querySelector('.chart');
  await image.decode();
  return image.naturalWidth;
})()`;

/** The colours of the card that an answer stands on, and of the chart on it. */
export const COLOURS = `(async () => {
  const image = document.querySelector('.chart');
  await image.decode();
  const context = document.createElement('canvas').getContext('2d');
  context.drawImage(image, 0, 0);
  const corner = [...context.getImageData(2, 2, 1, 1).data].slice(0, 3).join(', ');
  return [getComputedStyle(document.querySelector('.answer')).backgroundColor, 'rgb(' + corner + ')'];
})()`;

/** The answer that came last, whole. */
export function lastAnswer(page: Page): Locator {
  return page.locator('.answer:not([aria-busy])').last();
}

/** Asks by keyboard, and waits for the answer. */
export async function ask(page: Page, line: string): Promise<Locator> {
  const before = await page.locator('.answer').count();
  await field(page).fill(line);
  await field(page).press('Escape');
  await field(page).press('Enter');
  const answered = page.locator('.answer:not([aria-busy])').nth(before);
  await answered.waitFor();
  return answered;
}
