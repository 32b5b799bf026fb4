import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alertDay, alertMorning, fillAlerts } from '../fill-alerts.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser({ now: () => alertMorning });
/** before those that the season's nights looked at */
const quietDay = '2026-07-08';
const slow = { timeout: 180_000 };
const trialTime = { timeout: 120_000 };

let filled: Promise<number> | undefined;
/** address of the trial that was made */
let tried = '';
/** A window on a page, in the morning after the last day of the season that was simulated. */
async function open(login: string, address: string, options = {}): Promise<Page> {
  filled ??= fillAlerts(at.house);
  await filled;
  const page = await at.visit(login, options);
  await page.clock.setFixedTime(alertMorning);
  await page.goto(address);
  return page;
}
const settingOf = (page: Page, name: string) => page.getByLabel(name, { exact: true });

describe('the detectors', () => {
  it(
    'are listed with what they said lately; keys move between them and open one',
    slow,
    async () => {
      const page = await open('dispatcher', '/hongqi/detectors');
      const rows = page.locator('.detector-row');
      await rows.first().waitFor();
      await settle(page);
      await checkAxe(page);
      expect(await rows.count()).toBeGreaterThan(0);
      expect(await rows.locator('.run-done').count()).toBeGreaterThan(0);
      expect(await rows.locator('.run-failed').count()).toBe(0);
      const raised = rows.getByRole('link', { name: /^\d+ 条$/ });
      await raised.first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      const name = await page.locator(':focus').textContent();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: name! }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/hongqi\/detectors\/[a-z-]+$/);
      await page.goBack();
      await raised.first().click();
      await page.waitForURL(/alerts\?state=any&detector=/);
    },
  );

  it('are read by those who may not change them, with a word why', slow, async () => {
    const page = await open('handler', '/hongqi/detectors', { language: 'en' });
    await page.getByText(/You may look\. .*Dispatcher/).waitFor();
    await page.locator('.detector-name a').first().click();
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await page.locator('.setting-list').textContent()).toContain('At most so many a week');
    expect(await page.getByRole('spinbutton').count()).toBe(0);
    for (const name of ['Try it', 'Use from now', 'Run now'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
  });

  it('are tuned in a draft, tried on past weeks, put in force with a reason', slow, async () => {
    const page = await open('dispatcher', '/hongqi/detectors/family-gathering');
    const budget = settingOf(page, '每周最多几条');
    const before = Number(await budget.inputValue());
    await budget.fill('0');
    await page.getByRole('button', { name: '试算', exact: true }).press('Enter');
    await page.getByText('至少 1', { exact: true }).waitFor();
    expect(page.url()).not.toContain('trial=');
    await budget.fill(String(before + 2));
    await page.getByText('草稿：改了 1 处').waitFor();
    // a draft outlives the page
    await page.reload();
    await page.getByText(`现行：${before}条/周`).waitFor();

    await page.getByRole('combobox', { name: '试算多久' }).press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '试算', exact: true }).press('Enter');
    await page.waitForURL(/trial=/);
    // left and found again
    await page.reload();
    await page.getByRole('heading', { name: /^这样设置：4 周 \d+ 条/ }).waitFor(trialTime);
    await settle(page);
    await checkAxe(page);
    await page.getByRole('button', { name: '数据表' }).click();
    const table = page.getByRole('table', { name: /^这样设置/ });
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    tried = page.url();

    await page.getByLabel('理由').fill('两个街道都有人手，可以多看两条');
    await page.getByRole('button', { name: '从现在起使用' }).press('Enter');
    const history = page.getByRole('region', { name: '设置的历史' });
    await history.getByText('两个街道都有人手，可以多看两条').waitFor();
    await history.getByText(`${before}条/周 → ${before + 2}条/周`).waitFor();
    await page.getByText('与现行设置相同').waitFor();
    expect(await page.getByRole('button', { name: '从现在起使用' }).count()).toBe(0);
    await history.getByRole('button', { name: /^把第 1 版放入草稿$/ }).click();
    await expect.poll(() => budget.inputValue()).toBe(String(before));
  });

  it('changed by somebody else in the meantime are not written over', slow, async () => {
    const mine = await open('dispatcher', '/hongqi/detectors');
    await mine.locator('.detector-name a').last().click();
    await settingOf(mine, '无人研判多久后过期').fill('9');
    const theirs = await open('admin', new URL(mine.url()).pathname);
    await settingOf(theirs, '每周最多几条').fill('7');
    await theirs.getByLabel('理由').fill('先放宽');
    await theirs.getByRole('button', { name: '从现在起使用' }).click();
    await theirs.getByText('与现行设置相同').waitFor();

    await mine.getByLabel('理由').fill('早些过期');
    await mine.getByRole('button', { name: '从现在起使用' }).click();
    const refused = mine.getByRole('alert').filter({ has: mine.getByRole('button') });
    await refused.getByRole('button').click();
    await mine.getByText(/您起草之后，现行设置已改为第 \d+ 版/).waitFor();
    await checkAxe(mine);
    await mine.getByRole('button', { name: '在新版上继续我的草稿' }).click();
    await mine.getByRole('button', { name: '从现在起使用' }).click();
    await mine.getByText('与现行设置相同').waitFor();
    expect(await settingOf(mine, '无人研判多久后过期').inputValue()).toBe('9');
  });

  it('are run over a day now, and the run says how it ended', slow, async () => {
    const page = await open('dispatcher', '/hongqi/detectors/family-gathering');
    const runs = page.getByRole('region', { name: '运行记录' });
    const rows = runs.locator('tbody tr.ant-table-row');
    await rows.first().waitFor();
    const before = await rows.count();
    expect(await runs.getByLabel('看到哪一天').inputValue()).toBe(alertDay);
    // a day that no night has looked at
    await runs.getByLabel('看到哪一天').fill(quietDay);
    await runs.getByRole('button', { name: '立即运行' }).press('Enter');
    const asked = rows.filter({ hasText: '7月8日' });
    await asked.first().waitFor(trialTime);
    await expect.poll(() => asked.getByText('完成').count(), trialTime).toBeGreaterThan(0);
    expect(await rows.count()).toBeGreaterThan(before);
    await checkAxe(page);
  });

  it('that are not there say so', slow, async () => {
    const page = await open('dispatcher', '/hongqi/detectors/magic');
    await page.getByText('没有这个探测器').waitFor();
    await page.getByRole('link', { name: '全部探测器', exact: true }).click();
    await page.locator('.detector-row').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/hongqi/detectors');
  });

  it('look as they should', slow, async () => {
    const page = await open('dispatcher', '/hongqi/detectors');
    await shoot(page, 'detectors', '.detector-row');
    expect(await sideways(page)).toBe(0);
    // the trial from before, found again at its address
    await page.goto(tried);
    await shoot(page, 'detector', '.trial-result');
    expect(await sideways(page)).toBe(0);
  });
});

describe('the calendar of alerts', () => {
  it('says a day aloud, moves by arrows, and opens the alerts of a day', slow, async () => {
    const page = await open('dispatcher', '/hongqi/alerts');
    const grid = page.getByRole('grid', { name: /^最近 53 周的预警：\d+ 条$/ });
    const said = grid.getByRole('link', { name: /：新预警 \d+ 条/ });
    await said.first().waitFor();
    await settle(page);
    await checkAxe(page);
    // one stop for the tab key
    expect(await grid.locator('a[tabindex="0"]').count()).toBe(1);
    const today = await grid.locator('a[tabindex="0"]').getAttribute('data-day');
    await grid.locator('a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const day = await page.locator(':focus').getAttribute('data-day');
    expect((Date.parse(today!) - Date.parse(day!)) / 86_400_000).toBe(8);
    await page.keyboard.press('End');
    expect(await page.locator(':focus').getAttribute('data-day')).toBe(today);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator(':focus').getAttribute('tabindex')).toBe('0');

    const spoken = await said.last().getAttribute('aria-label');
    const chosen = await said.last().getAttribute('data-day');
    await said.last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`from=${chosen}&to=${chosen}`));
    // the square is a door to what it counts
    const told = [...spoken!.matchAll(/(?:新预警|扩大) (\d+) 条/g)];
    const counted = told.reduce((sum, [, n]) => sum + Number(n), 0);
    await page.getByText(`${counted} 条`, { exact: true }).first().waitFor();
    expect(await grid.locator('[aria-current]').getAttribute('data-day')).toBe(chosen);
  });

  it('is a table for whoever wants one, and shows a quarter on a telephone', slow, async () => {
    const page = await open('dispatcher', '/hongqi/alerts');
    const calendar = page.getByRole('region', { name: /^最近 53 周的预警/ });
    await calendar.getByRole('button', { name: '数据表' }).click();
    const table = calendar.getByRole('table', { name: '有预警的日子' });
    await table.getByRole('row').nth(1).waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.locator('.calendar-grid, .past-alerts-door').first().waitFor();
    // the page lays itself out anew after the screen has changed
    await expect.poll(() => sideways(page)).toBe(0);
  });
});
