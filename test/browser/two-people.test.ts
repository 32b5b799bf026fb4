import { describe, expect, it } from 'vitest';
import { checkAxe, useBrowser } from './browser.ts';
import { fileDemands } from './fill-house.ts';

const at = useBrowser();

describe('two people at one demand', () => {
  it('see what the other did without a reload, and never write over each other', async () => {
    const [demand] = await fileDemands(at.house, 1);
    const address = `/hongqi/demands/${demand!.record}`;
    const [one, two] = [await at.visit('dispatcher'), await at.visit('shift-lead')];
    await Promise.all([one.goto(address), two.goto(address)]);
    await one.locator('.timeline li[data-seq="3"]').waitFor();
    await two.locator('.timeline li[data-seq="3"]').waitFor();

    // one begins to write; meanwhile two adds a note
    await one.keyboard.press('d');
    const drawer = one.getByRole('dialog');
    await drawer.getByLabel('说明').fill('请今天内到场');
    await two.keyboard.press('m');
    await two.getByRole('dialog').getByLabel('备注内容').fill('诉求人又来电话');
    await two.getByRole('dialog').getByRole('button', { name: '备注', exact: true }).click();
    await two.locator('.timeline li[data-seq="4"]').waitFor();

    // one sees it beside the form, which keeps its words and waits to be confirmed
    await drawer.getByText('诉求人又来电话').waitFor();
    await checkAxe(one);
    const send = drawer.getByRole('button', { name: '派单', exact: true });
    expect(await send.isDisabled()).toBe(true);
    expect(await drawer.getByLabel('说明').inputValue()).toBe('请今天内到场');
    await drawer.getByRole('button', { name: '已看过，继续办理' }).click();
    await send.click();
    await one.locator('.timeline li[data-seq="5"]').waitFor();
    await two.locator('.timeline li[data-seq="5"]').waitFor();
    expect(await two.locator('.record-beside .state').textContent()).toBe('处置中');
  });

  it('keep a draft when the page is left', async () => {
    const [demand] = await fileDemands(at.house, 1);
    const page = await at.visit('dispatcher');
    await page.goto(`/hongqi/demands/${demand!.record}`);
    await page.locator('.timeline li').first().waitFor();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByLabel('备注内容').fill('写到一半');
    await page.getByText('草稿已自动保存').waitFor();
    await page.reload();
    await page.locator('.timeline li').first().waitFor();
    await page.keyboard.press('m');
    await page.getByText(/已恢复/).waitFor();
    expect(await page.getByLabel('备注内容').inputValue()).toBe('写到一半');
  });

  it('read personal data only with a purpose', async () => {
    const [demand] = await fileDemands(at.house, 1);
    const page = await at.visit('dispatcher');
    await page.goto(`/hongqi/demands/${demand!.record}`);
    await page.getByRole('button', { name: '查看原文' }).click();
    expect(await page.getByText('13812345678').count()).toBe(0);
    await page.getByLabel('联系诉求人').check();
    await checkAxe(page);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByText('13812345678').first().waitFor();
  });
});
