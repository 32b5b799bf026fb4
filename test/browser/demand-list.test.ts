import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAxe, settle, useBrowser } from './browser.ts';
import { fileDemands } from './fill-house.ts';

const at = useBrowser();
/** Waits until the table has so many rows. */
async function rows(page: Page, n: number): Promise<void> {
  await expect.poll(() => page.locator('tr[data-record]').count()).toBe(n);
}

describe('the list of demands', () => {
  it('keeps filter, order and row in the address, and the back button goes back through them', async () => {
    await fileDemands(at.house);
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/demands');
    await page.locator('tr[data-record]').first().waitFor();
    expect(await page.locator('tr[data-record]').count()).toBe(6);
    await checkAxe(page);

    await page.keyboard.press('/');
    await page.keyboard.type('积水');
    await page.keyboard.press('Enter');
    await page.locator('.filter-chips').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('积水');
    await rows(page, 1);

    await page
      .getByRole('group', { name: '按状态' })
      .getByRole('button', { name: /待派遣/ })
      .click();
    expect(new URL(page.url()).searchParams.getAll('state')).toEqual(['filed']);
    await page.goBack();
    expect(new URL(page.url()).searchParams.getAll('state')).toEqual([]);
    await page.goBack();
    await rows(page, 6);

    await page.locator('body').click({ position: { x: 700, y: 880 } });
    await page.keyboard.press('j');
    const row = new URL(page.url()).searchParams.get('row');
    await page.reload();
    await page.locator(`tr.here[data-record="${row}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '办理经过' }).waitFor();
    await page.goBack();
    await page.locator(`tr.here[data-record="${row}"]`).waitFor();
  });

  it('dispatches many at once and says what became of each', async () => {
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/demands?state=filed');
    await page.locator('tr[data-record]').first().waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: '派单（2）' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '办理 2 件' }).waitFor();
    await settle(page);
    await checkAxe(page);
    await page.getByRole('dialog').getByRole('button', { name: '办理 2 件' }).click();
    const said = page.locator('.bulk-outcome');
    await said.waitFor();
    expect(await said.textContent()).toContain('已办理 2 件');
    await rows(page, 4);
  });

  it('exports exactly the filter', async () => {
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/demands?state=filed');
    await page.getByRole('button', { name: '导出' }).click();
    const link = page.getByRole('link', { name: /CSV/ });
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(1 + 4);
  });

  it('lists the other programme with the fields that it declares', async () => {
    const page = await at.visit('enterprise-officer');
    await page.goto('/hongqi/demands?programme=project');
    await page.getByText('还没有记录').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('重点项目');
    await checkAxe(page);
  });
});
