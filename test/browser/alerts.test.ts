import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { alertMorning, fillAlerts } from '../fill-alerts.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser({ now: () => alertMorning });
const slow = 240_000;
beforeAll(() => fillAlerts(at.house), 120_000);

/** A window whose clock stands where the house's does: the calendar ends today. */
async function visit(login: string, options: Parameters<typeof at.visit>[1] = {}): Promise<Page> {
  const page = await at.visit(login, options);
  await page.clock.setFixedTime(alertMorning);
  return page;
}

const rowsOf = (page: Page) => page.locator('.alert-row');
async function openInbox(page: Page, query = ''): Promise<void> {
  await page.goto(`/hongqi/alerts${query}`);
  await rowsOf(page).first().waitFor();
  await settle(page);
}

describe('the inbox of alerts', () => {
  it('is walked by keyboard, and one comes back to the row that one left', async () => {
    const page = await visit('dispatcher');
    await openInbox(page);
    const count = await rowsOf(page).count();
    expect(count).toBeGreaterThan(1);
    await checkAxe(page);
    expect(await page.getByText('本页含模拟数据').count()).toBe(1);

    await page.keyboard.press('j');
    const row = new URL(page.url()).searchParams.get('row');
    expect(await rowsOf(page).nth(1).getAttribute('data-record')).toBe(row);
    await page.locator(`.alert-row.here[data-record="${row}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '有多大把握' }).waitFor();
    await page.goBack();
    await page.locator(`.alert-row.here[data-record="${row}"]`).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('开先办单').waitFor();
  });

  it('keeps its filters in the address, and says why nothing is there', async () => {
    const page = await visit('dispatcher');
    await openInbox(page);
    await page
      .getByRole('group', { name: '按状态' })
      .getByRole('button', { name: /已过期/ })
      .click();
    await page.getByText('没有这种状态的预警').waitFor();
    expect(new URL(page.url()).searchParams.getAll('state')).toEqual(['expired']);
    await page.getByText(/个探测器/).waitFor();
    await checkAxe(page);
    await page.goBack();
    await rowsOf(page).first().waitFor();
    await page.getByLabel('发出或扩大自').fill('2030-01-01');
    await page.getByText('没有符合筛选的预警').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2030-01-01');
    await page.getByRole('button', { name: '清除筛选' }).first().click();
    await rowsOf(page).first().waitFor();
  });

  it('shows the past by days, each of which opens its alerts', async () => {
    const page = await visit('dispatcher');
    await openInbox(page);
    const day = page.locator('.calendar-grid [data-day]:not(.calendar-step-0)').first();
    await day.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/state=any/);
    const params = new URL(page.url()).searchParams;
    expect(params.get('from')).toBe(params.get('to'));
    await page.getByRole('button', { name: '收起预警日历' }).click();
    await page.reload();
    await page.getByRole('button', { name: '展开预警日历' }).waitFor();
  });
});

describe('one alert', () => {
  it(
    'tells its grounds in words, numbers and pictures',
    async () => {
      const page = await visit('dispatcher');
      await openInbox(page);
      await page.keyboard.press('Enter');
      const drawing = page.locator('.chart-drawing svg');
      await drawing.waitFor();
      // what is drawn is text: the axis and the direct label can be read
      expect(await drawing.locator('text', { hasText: '预期' }).count()).toBe(1);
      await page.getByRole('button', { name: '数据表' }).click();
      expect(await page.locator('.chart-table tbody tr').count()).toBe(56);
      await page.getByText('怎么算出来的').click();
      await page.locator('.why-list').getByText('p', { exact: true }).waitFor();
      const inside = Number(
        /\d+/.exec(
          (await page.getByRole('heading', { name: /圈内诉求/ }).textContent()) ?? '',
        )?.[0],
      );
      const counts = await page.locator('.zone-table tbody td:nth-child(2)').allTextContents();
      expect(counts.reduce((sum, n) => sum + Number(n), 0)).toBeLessThanOrEqual(inside);
      await settle(page);
      await checkAxe(page);

      await page.getByRole('link', { name: '以列表查看' }).click();
      await page.getByText(`共 ${inside} 件`).first().waitFor();
    },
    slow,
  );

  it(
    'becomes orders: filled in, sent, listed, and found at their own pages',
    async () => {
      const page = await visit('dispatcher');
      await openInbox(page);
      await page.keyboard.press('o');
      const form = page.getByRole('dialog');
      await form.getByLabel('标题').first().waitFor();
      await settle(page);
      await checkAxe(page);
      const title = '先到现场看看';
      await form.getByLabel('标题').first().fill(title);
      // what was begun is there again after the page was lost
      await page.reload();
      await form.getByText('已恢复').waitFor();
      expect(await form.getByLabel('标题').first().inputValue()).toBe(title);
      await form.getByRole('button', { name: /^开 \d+ 张先办单$/ }).click();
      await page
        .getByText(/已开 \d+ 张先办单/)
        .first()
        .waitFor();
      const order = page.locator('.order-lines').getByRole('link', { name: title });
      await order.click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await page.getByText('待接单').count()).toBeGreaterThan(0);
      await checkAxe(page);
    },
    slow,
  );

  it(
    'is dismissed with a reason, which the other window sees at once',
    async () => {
      const other = await visit('leader');
      await openInbox(other);
      const before = await rowsOf(other).count();
      const page = await visit('dispatcher');
      await openInbox(page, '?state=raised');
      await page.keyboard.press('n');
      const form = page.getByRole('dialog');
      await form.getByText('已知活动或工程').waitFor();
      await settle(page);
      await checkAxe(page);
      await form.getByText('已知活动或工程').click();
      await form.getByRole('button', { name: '排除', exact: true }).click();
      await expect.poll(() => rowsOf(other).count()).toBe(before - 1);
      await page.getByRole('button', { name: /已排除 ?1/ }).click();
      await expect.poll(() => rowsOf(page).count()).toBe(1);
      await rowsOf(page).first().getByRole('link').click();
      await page.locator('.timeline').getByText('已知活动或工程').waitFor();
    },
    slow,
  );

  it('opens from any list of records, and is not there for others', async () => {
    const page = await visit('leader');
    await openInbox(page, '?state=any');
    const record = await rowsOf(page).first().getAttribute('data-record');
    await page.goto(`/hongqi/demands/${record}`);
    await page.waitForURL(`**/alerts/${record}`);
    const stranger = await visit('second-handler');
    await stranger.goto(`/hongqi/alerts/${record}`);
    await stranger.getByText('没有这条预警，或它不在您的范围内').waitFor();
    expect(await stranger.locator('.alert-page').count()).toBe(0);
  });
});

/** Pictures for people to look at; axe and the width of a telephone are asserted. */
describe('pictures of alerts', () => {
  it.each([
    ['alerts', '', '.alert-row'],
    ['alert', 'one', '.chart-drawing svg'],
    ['alert-orders', 'orders', '.order-fields'],
  ])(
    'takes them of %s',
    async (name, which, ready) => {
      const page = await visit('dispatcher', { width: 390 });
      await openInbox(page, '?state=any');
      const record = await rowsOf(page).first().getAttribute('data-record');
      if (which) await page.goto(`/hongqi/alerts/${record}${which === 'orders' ? '?orders' : ''}`);
      await shoot(page, name, ready);
      await checkAxe(page);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    },
    slow,
  );
});
