import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = 180_000;

const enterprises = `企业名称,成立日期,服务单位
示例甲公司（模拟）,2026-03-02,红旗区市场监督管理局
示例乙公司（模拟）,2026-03-02,红旗区市场监督管理局
示例丙公司（模拟）,2026-03-02,红旗区市场监督管理局
示例丁公司（模拟）,2026-03-02,红旗区市场监督管理局
示例戊公司（模拟）,2026-04-09,红旗区市场监督管理局
`;

async function importThem(page: Page): Promise<void> {
  await page.goto('/hongqi/import');
  await page.locator('input[type=file]').setInputFiles({
    name: '企业.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(enterprises),
  });
  await page.waitForURL(/upload=/);
  await page.getByRole('button', { name: '试运行' }).click();
  await page.getByRole('button', { name: /^导入 \d+ 行/ }).click();
  await page.locator('.run-state.run-done').waitFor();
}

beforeAll(async () => importThem(await at.visit('admin')), slow);

describe('the records of a programme', () => {
  it(
    'stand on a board by state, each column with its number',
    async () => {
      const page = await at.visit('leader');
      await page.goto('/hongqi/demands?programme=enterprise');
      await page.getByRole('radiogroup', { name: '显示方式' }).getByText('看板').click();
      await page.waitForURL(/view=board/);
      const column = page.locator('.board-column[data-state=active]');
      await column.waitFor();
      expect(await column.locator('h2').textContent()).toBe('在营5');
      expect(await column.locator('.board-card').count()).toBe(5);
      await settle(page);
      await checkAxe(page);
      await shoot(page, 'records-board', '.board-card');
      expect(await sideways(page)).toBe(0);
    },
    slow,
  );

  it(
    'stand in a calendar on the days that they name, and a day opens whole',
    async () => {
      const page = await at.visit('leader');
      await page.goto('/hongqi/demands?programme=enterprise&view=calendar&month=2026-03');
      const day = page.locator('[data-day="2026-03-02"]');
      await day.waitFor();
      expect(await day.locator('li').count()).toBe(4);
      expect(await day.locator('li').first().textContent()).toContain('成立日期');
      await checkAxe(page);
      await day.getByRole('link', { name: '还有 1 件' }).click();
      await page.waitForURL(/day=2026-03-02/);
      const whole = page.locator('.whole-day-rows > li');
      await expect.poll(() => whole.count(), { timeout: 20_000 }).toBe(4);
      await page.mouse.move(0, 0);
      await settle(page);
      await checkAxe(page);
      await page.getByRole('link', { name: '下个月' }).click();
      await page.waitForURL(/month=2026-04/);
      await page.locator('[data-day="2026-04-09"] li').waitFor();
      expect(await page.locator('.whole-day').count()).toBe(0);
      await page.goBack();
      await page.locator('[data-day="2026-03-02"] li').first().waitFor();
      await shoot(page, 'records-calendar', '[data-day="2026-03-02"] li');
      expect(await sideways(page)).toBe(0);
    },
    slow,
  );
});
