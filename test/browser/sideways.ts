import type { Page } from 'playwright-core';

/** By how many pixels a page is wider than the screen of a telephone; 0 when it fits. */
export async function sideways(page: Page): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 900 });
  const wider = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  if (before) await page.setViewportSize(before);
  return wider;
}
