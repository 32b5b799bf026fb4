import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLedger } from '../../src/flows/load-ledger.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = { timeout: 180_000 };
const sheet = '/hongqi/answers/hongqi-2024';
beforeAll(async () => {
  await loadLedger({ ...at.house, now: () => new Date('2026-11-23T02:00:00Z') });
}, 120_000);

const editorOf = (page: Page) => page.getByRole('textbox', { name: '答卷正文' });
/** the words of the page as readers get it */
const readersText = (page: Page) => page.locator('article.sheet').textContent();

describe('answer sheets', () => {
  it('are listed with what the check says; keys open one', slow, async () => {
    const page = await at.visit('leader');
    await page.goto('/hongqi/answers');
    await page.getByRole('link', { name: '红旗区2024年度答卷', exact: true }).waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await page.getByRole('button', { name: '新建答卷' }).count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/hongqi\/answers\/hongqi-2024/);
    await shoot(page, 'answers-page', 'article.sheet');
    await page.goto('/hongqi/answers');
    await shoot(page, 'answers-list', '.briefing-row');
  });

  it('are read with a source behind every number', slow, async () => {
    const page = await at.visit('leader');
    await page.goto(sheet);
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
    const text = await readersText(page);
    expect(text).toContain('297.6亿元');
    expect(text).not.toContain('{{');
    const numbers = page.locator('article .bound-number');
    expect(await numbers.count()).toBeGreaterThan(40);
    await page.locator('.bound-note a').first().press('Enter');
    expect(new URL(page.url()).hash).toBe('#source-1');
    await page.getByRole('link', { name: '英文', exact: true }).click();
    await page.getByText('29.76 billion yuan').waitFor();
    await page.goBack();
    await page.getByText('297.6亿元').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.side-nav').isVisible()).toBe(false);
    expect(await page.locator('article.sheet').isVisible()).toBe(true);
  });

  it(
    'open the card of each number: where it is from, how it moved, who uses it',
    slow,
    async () => {
      const page = await at.visit('leader');
      await page.goto(sheet);
      const first = page.locator('article .bound-number').first();
      await first.press('Enter');
      const card = page.getByRole('dialog');
      await card.getByText('297.6亿元').first().waitFor();
      expect(new URL(page.url()).searchParams.get('number')).toBe('gdp/410702/2024/level');
      await card.getByText('照公开发布的来源录入').waitFor();
      await card.getByText('哪些句子用到它').click();
      await card.locator('.touched li').first().waitFor();
      await settle(page);
      await checkAxe(page);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });
      expect(new URL(page.url()).search).toBe('');
      await expect.poll(() => first.evaluate((link) => link.matches(':focus'))).toBe(true);
      await page.locator('article .bound-number').nth(2).click();
      await card.locator('.number-value').getByText('第4').waitFor();
      await page.goBack();
      await card.waitFor({ state: 'hidden' });
      await page.goto(`${sheet}?number=gdp/410700/2021/level`);
      await shoot(page, 'answers-number', '.number-card .chart-drawing');
    },
  );

  it(
    'are written beside their page, checked while one types, saved as versions',
    slow,
    async () => {
      const page = await at.visit('statistician');
      await page.goto(sheet);
      await page.getByRole('article').waitFor();
      await page.keyboard.press('e');
      const editor = editorOf(page);
      await editor.waitFor();
      await page.getByText('每个数字都已绑定').or(page.getByText('检查发现')).first().waitFor();
      await editor.press('Control+End');
      await page.keyboard.type('\n\n新建口袋公园98个。全区{{gdp: growth}}。');
      const finding = page.locator('.finding').filter({ hasText: '98个' });
      await finding.waitFor();
      await page.getByText('全区地区生产总值同比增长5.5%').waitFor();
      await checkAxe(page);
      // what was typed outlives the page
      await page.reload();
      await finding.waitFor();
      await finding.getByRole('button', { name: /行/ }).press('Enter');
      await page.keyboard.press('Control+s');
      await page.getByText('已保存为第 1 版').first().waitFor();
      await page.getByRole('link', { name: /答卷页面/ }).click();
      await page.locator('article.sheet p', { hasText: '新建口袋公园98个' }).waitFor();
      await page.waitForURL(/hongqi-2024$/);
      await page
        .getByText(/\d 处错误/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: '比第 0 版改了什么' }).click();
      await page.locator('.change-added').first().waitFor();
      await settle(page);
      await checkAxe(page);
      await page.goto(`${sheet}/edit`);
      await editor.press('Control+End');
      await page.keyboard.type('修路12条。');
      await shoot(page, 'answers-edit', '.finding-error');
      await page.goto(`${sheet}/changes?from=0&to=1`);
      await shoot(page, 'answers-changes', '.change-added');
      expect(await page.locator('.change-same').count()).toBe(0);
      await page.goto(`${sheet}/edit`);
      await shoot(page, 'answers-edit', '.finding-error');
    },
  );

  it('are not written over by somebody who has not seen the newest', slow, async () => {
    const [page, other] = [await at.visit('statistician'), await at.visit('statistician')];
    for (const one of [page, other]) {
      await one.goto('/hongqi/answers/hongqi-2024/edit');
      await editorOf(one).waitFor();
      await editorOf(one).press('Control+End');
      await one.keyboard.type(one === page ? '甲处改动。' : '乙处改动。');
    }
    await page.keyboard.press('Control+s');
    await page
      .getByText(/已保存为第 \d 版/)
      .first()
      .waitFor();
    await other.keyboard.press('Control+s');
    await other.getByRole('alert').filter({ hasText: '您的文字仍在' }).waitFor();
    await other.getByRole('button', { name: /看过了/ }).click();
    await other.getByRole('alert').waitFor({ state: 'detached' });
    await other.getByRole('button', { name: '保存' }).click();
    await other
      .getByText(/已保存为第 \d 版/)
      .first()
      .waitFor();
    expect(await readersText(other)).toContain('乙处改动');
  });

  it('begin with what their head must say', slow, async () => {
    const page = await at.visit('statistician');
    await page.goto('/hongqi/answers');
    await page.getByRole('button', { name: '新建答卷' }).press('Enter');
    await page.getByLabel('标题').fill('红旗区2025年度答卷');
    await page.getByLabel('代号').fill('hongqi-2024');
    await page.getByLabel('时期').fill('2025');
    await page.getByRole('button', { name: '开始编写' }).click();
    await page.getByText('这个代号已经有了').waitFor();
    await page.getByLabel('代号').fill('hongqi-2025');
    await page.getByRole('button', { name: '开始编写' }).click();
    await page.waitForURL(/answers\/hongqi-2025\/edit/);
    await editorOf(page).waitFor();
    await page.getByText('每个数字都已绑定').waitFor();
    await page.getByLabel('插入数字').fill('地区生产总值');
    await page
      .getByTitle(/^地区生产总值 · /)
      .first()
      .waitFor();
    await page.getByLabel('插入数字').press('Enter');
    await expect.poll(() => editorOf(page).textContent()).toContain('{{gdp ');
  });

  it('hold a finished text against the ledger', slow, async () => {
    const page = await at.visit('leader');
    await page.goto('/hongqi/answers/verify');
    await page
      .getByLabel('文字')
      .fill('地区生产总值完成297.6亿元，同比增长6.5%，总量居全市第4位。新建学校99所。');
    await page.getByLabel('文中没有写明时').fill('2024');
    await page.getByRole('button', { name: '核对', exact: true }).press('Enter');
    await page.locator('.verdict-contradicted').waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await page.locator('td.verdict').allTextContents()).toEqual([
      ' 一致',
      ' 矛盾',
      ' 一致',
      ' 台账没有',
    ]);
    await page.getByRole('checkbox', { name: /一致/ }).click();
    expect(await page.locator('td.verdict').count()).toBe(2);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.screenshot({ path: 'test-results/answers-verify-390-zh-light.png' });
  });
});
