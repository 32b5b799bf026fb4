import { describe, expect, it } from 'vitest';
import { workbookBytes } from '../sheet-workbooks.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = { timeout: 180_000 };

describe('a table of figures', () => {
  it(
    'shows the fate of every cell; doubts are stood by; what is entered leads on',
    slow,
    async () => {
      const page = await at.visit('statistician');
      await page.goto('/hongqi/figures/import');
      await settle(page);
      await checkAxe(page);
      await page.locator('input[type=file]').setInputFiles({
        name: '季度表.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await workbookBytes('unitColumn'),
      });
      await page.waitForURL(/upload=/);
      await page.getByText('季度表.xlsx').waitFor();
      await page.getByText('拒绝').first().waitFor();
      await settle(page);
      await checkAxe(page);
      expect(await sideways(page)).toBe(0);
      await page.getByPlaceholder('认可的理由').fill('一季度确实几乎持平');
      await page.getByRole('button', { name: '这 1 格都认可' }).press('Enter');
      const apply = page.getByRole('button', { name: '录入 17 个数字' });
      await apply.waitFor();
      await apply.press('Enter');
      await page.getByText('录入的数字还需他人核对').waitFor();
      await settle(page);
      await checkAxe(page);
    },
  );

  it('is looked at while it is decided about', slow, async () => {
    const page = await at.visit('statistician');
    await page.goto('/hongqi/figures/import');
    await page.locator('input[type=file]').setInputFiles({
      name: '另一张.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbookBytes('unitColumn'),
    });
    await page.locator('.sheet-grid').waitFor();
    await shoot(page, 'figure-import', '.sheet-grid');
    expect(
      await page.locator('.sheet-grid .fate-unchanged, .sheet-grid .fate-new').count(),
    ).toBeGreaterThan(0);
  });

  it('is not for those who may not enter figures', slow, async () => {
    const page = await at.visit('handler');
    await page.goto('/hongqi/figures/import');
    await page.getByText('您的角色不能录入数字').waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await page.locator('input[type=file]').count()).toBe(0);
  });
});
