import { beforeAll, describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { fileDemands } from './fill-house.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
beforeAll(async () => {
  await fileDemands(at.house, 3);
});

describe('the programmes', () => {
  it('say what runs here, and each number is a door', async () => {
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/today');
    await page.getByRole('link', { name: '专项', exact: true }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '群众诉求' }) });
    await row.first().waitFor();
    await settle(page);
    await checkAxe(page);
    await page.getByRole('link', { name: '群众诉求，3 件：在办' }).click();
    await page.waitForURL(/demands\?programme=demand&ended=false/);
    await page.locator('[data-record]').nth(2).waitFor();
    expect(await sideways(page)).toBe(0);
    await page.goto('/hongqi/programmes');
    await shoot(page, 'programmes', '.plain-table tbody tr');
  });

  it('fit a telephone, in English too', async () => {
    const page = await at.visit('leader', { width: 390, language: 'en' });
    await page.goto('/hongqi/programmes');
    await page.getByRole('heading', { name: 'Programmes' }).waitFor();
    await page.getByRole('rowheader').first().waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
    await shoot(page, 'programmes-leader', '.plain-table tbody tr');
  });
});
