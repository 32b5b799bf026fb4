import { describe, expect, it } from 'vitest';
import { checkAxe, settle, useBrowser } from './browser.ts';
import { fileDemands } from './fill-house.ts';

const at = useBrowser();
const toDispatch = 'section[aria-labelledby="demand.to-dispatch"]';

describe('the work of a dispatcher', () => {
  it('goes by keyboard from the sign-in to a dispatched demand and its timeline', async () => {
    await fileDemands(at.house);
    const page = await at.visit();
    await page.goto('/');
    await page.getByLabel('用户名').waitFor();
    await checkAxe(page);
    await page.getByRole('button', { name: 'dispatcher', exact: false }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '登录', exact: true }).focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: '待派单' }).waitFor();
    await settle(page);
    expect(new URL(page.url()).pathname).toBe('/hongqi/today');
    await checkAxe(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '可办动作' }).waitFor();
    const record = new URL(page.url()).pathname.split('/').at(-1);
    await checkAxe(page);

    await page.keyboard.press('d');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '派单', exact: true }).waitFor();
    await checkAxe(page);
    await drawer.getByRole('button', { name: '派单', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.timeline li[data-seq="4"]').waitFor();
    expect(await page.locator('.timeline li').first().textContent()).toContain('派单');
    expect(await page.locator('.record-beside .state').textContent()).toBe('处置中');

    await page.goBack();
    await page.getByRole('heading', { name: '待派单' }).waitFor();
    await page.locator(`${toDispatch} [data-record="${record}"]`).waitFor({ state: 'detached' });
  });

  it('dispatches from Today at one key, to the suggested unit', async () => {
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/today');
    const rows = page.locator('.record-row');
    await rows.first().waitFor();
    const first = await page.locator('.record-row.here').getAttribute('data-record');
    await page.keyboard.press('j');
    await page.locator(`.record-row.here:not([data-record="${first}"])`).waitFor();
    const record = await page.locator('.record-row.here').getAttribute('data-record');
    await page.keyboard.press('d');
    await page.locator(`${toDispatch} [data-record="${record}"]`).waitFor({ state: 'detached' });
    await page.goto(`/hongqi/demands/${record}`);
    await page.locator('.timeline li[data-seq="4"]').waitFor();
    expect(await page.locator('.record-beside .state').textContent()).toBe('处置中');
  });
});
