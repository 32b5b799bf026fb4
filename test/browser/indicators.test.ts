import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadLedger } from '../../src/flows/load-ledger.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = { timeout: 120_000 };
const table = '/hongqi/indicators';

let filled: Promise<unknown> | undefined;
/** A window on a page of a house that holds what the declared files state. */
async function open(login: string, address: string, options = {}): Promise<Page> {
  filled ??= loadLedger({ ...at.house, now: () => new Date('2025-04-01T02:00:00Z') });
  await filled;
  const page = await at.visit(login, options);
  await page.goto(address);
  return page;
}
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const queryOf = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const card = (page: Page) => page.getByRole('dialog');

describe('the table of indicators', () => {
  it('is where a statistician begins, and is walked by keys', slow, async () => {
    const page = await open('statistician', '/');
    await page.waitForURL(`**${table}`);
    const gdp = rowOf(page, '地区生产总值');
    await gdp.waitFor();
    await settle(page);
    expect(await gdp.textContent()).toMatch(/297\.6亿元2024年\+5\.5%.*全市第4/);
    await checkAxe(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator(':focus').textContent()).toBe('地区生产总值');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '地区生产总值' }).waitFor();
    await page.goBack();
    await gdp.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('零售');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    expect(queryOf(page, 'q')).toBe('零售');
    await page.goBack();
    await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(40);
  });

  it(
    'keeps topic, territory and period in the address, and says what is not there',
    slow,
    async () => {
      const page = await open('leader', `${table}?topic=economy&period=2021&territory=410700`);
      await rowOf(page, '地区生产总值').getByRole('link', { name: '3,184.57亿元' }).waitFor();
      await page.getByRole('button', { name: /^人口/ }).click();
      await page.getByText('没有符合条件的指标').waitFor();
      await settle(page);
      await checkAxe(page);
      await page.getByRole('button', { name: '清除筛选' }).click();
      await page.getByText('红旗区 ·').first().waitFor();
      expect(new URL(page.url()).search).toBe('');
      // duties are of those who keep the ledger
      await page.getByRole('button', { name: /待签发/ }).waitFor();
      await page.getByRole('link', { name: /不能同时为真 [1-9]/ }).click();
      await page.waitForURL(/league\?tab=findings/);
      await page.locator('.inconsistency-list li').first().waitFor();
      const reader = await open('handler', table);
      await rowOf(reader, '地区生产总值').waitFor();
      expect(await reader.getByRole('button', { name: /待签发/ }).count()).toBe(0);
    },
  );

  it('says that it could not be fetched, and tries again', slow, async () => {
    const page = await open('leader', '/hongqi/answers');
    let isDown = true;
    await page.route('**/api/d/hongqi/indicators**', (route) =>
      isDown ? route.abort() : route.continue(),
    );
    await page.goto(table);
    await page.getByRole('alert').getByRole('button', { name: '重试' }).waitFor(slow);
    isDown = false;
    await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
    await rowOf(page, '地区生产总值').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('a number', () => {
  it(
    'opens its card by Enter; Escape and the back button close it, the focus returns',
    slow,
    async () => {
      const page = await open('leader', table);
      const value = rowOf(page, '地区生产总值').getByRole('link', { name: '297.6亿元' });
      await value.press('Enter');
      await card(page).getByText('照公开发布的来源录入').first().waitFor();
      expect(new URL(page.url()).search).toBe('?number=gdp/410702/2024/level');
      await settle(page);
      await checkAxe(page);
      // from card to card, and out of all of them at once
      await card(page).getByRole('link', { name: '+5.5%' }).click();
      await page.waitForURL(/growth/);
      await card(page).locator('.number-value').getByText('+5.5').waitFor();
      await page.keyboard.press('Escape');
      await card(page).waitFor({ state: 'hidden' });
      expect(new URL(page.url()).search).toBe('');
      await expect.poll(() => value.evaluate((link) => link.matches(':focus'))).toBe(true);
      await rowOf(page, '地区生产总值').getByRole('link', { name: '全市第4' }).press('Enter');
      await card(page).getByText('公布与计算的位次').first().waitFor();
      await page.goBack();
      await card(page).waitFor({ state: 'hidden' });
    },
  );
});

describe('one indicator', () => {
  it('shows years, peers, ranks, revisions and origins, each number a door', slow, async () => {
    const page = await open('leader', '/hongqi/indicators/gdp?territory=410700');
    await page.getByRole('heading', { level: 1, name: '地区生产总值' }).waitFor();
    await page.locator('.chart-drawing svg').first().waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await page.locator('.revision-table tbody tr').count()).toBeGreaterThan(8);
    await page
      .getByRole('figure', { name: /^数值/ })
      .getByRole('button', { name: '数据表' })
      .click();
    await page.getByRole('link', { name: '3,014.51亿元' }).first().click();
    await card(page).getByText('2020年').first().waitFor();
    expect(queryOf(page, 'number')).toBe('gdp/410700/2020/level');
    await page.keyboard.press('Escape');
    await page.goto('/hongqi/indicators/magic');
    await page.getByText('没有这个指标').waitFor();
    await page.getByRole('link', { name: '全部指标' }).click();
    await rowOf(page, '地区生产总值').waitFor();
  });

  it('takes a figure that is entered, checked by another, and signed', slow, async () => {
    const page = await open('statistician', '/hongqi/indicators/retail-sales');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('e');
    const form = page.getByRole('dialog');
    await form.getByLabel('时期').fill('2023-13');
    await form.getByLabel('数值', { exact: true }).fill('973000');
    await form.getByLabel('来源名称').fill('商务局2023年快报');
    await settle(page);
    await checkAxe(page);
    await form.getByRole('button', { name: '录入', exact: true }).press('Enter');
    // at the field that it is about
    await form
      .locator('.ant-form-item', { has: page.getByLabel('时期') })
      .getByText('没有这个时期')
      .waitFor();
    await form.getByLabel('时期').fill('2023');
    await form.getByRole('button', { name: '录入', exact: true }).press('Enter');
    // a doubt is stood by or mended
    await form.getByRole('checkbox', { name: /差一万倍/ }).waitFor();
    await checkAxe(page);
    await form.getByLabel('数值', { exact: true }).fill('97.3');
    await form.getByRole('button', { name: '录入', exact: true }).press('Enter');
    await page.waitForURL(/number=retail-sales\/410702\/2023\/level/);
    await card(page).getByText('由别人复核和签发').waitFor();
    expect(await card(page).getByRole('button', { name: '复核无误' }).count()).toBe(0);

    const other = await open('second-statistician', table);
    await other.getByRole('button', { name: /待复核 1/ }).press('Enter');
    await other.getByRole('list', { name: '待复核' }).getByRole('link').press('Enter');
    await card(other).getByRole('button', { name: '复核无误' }).press('Enter');
    await card(other).getByText('已复核，待签发').first().waitFor();
    await settle(other);
    await checkAxe(other);

    await shoot(
      await open('leader', `${table}?waits=sign`),
      'indicators-waiting',
      '.waiting-list li',
    );
    const leader = await open('leader', `${table}?waits=sign`);
    await leader.getByRole('list', { name: '待签发' }).getByRole('link').press('Enter');
    await card(leader).getByRole('button', { name: '签发', exact: true }).press('Enter');
    await card(leader).getByText('录入、复核、签发齐全').waitFor();
    await leader.keyboard.press('Escape');
    await leader.getByText('没有待签发的数字').waitFor();

    // what holds is replaced only with a reason
    await card(page).getByText('录入、复核、签发齐全').waitFor();
    await card(page).getByRole('button', { name: '修订' }).press('Enter');
    await card(page).getByLabel('数值', { exact: true }).fill('97.4');
    await card(page).getByLabel('修订原因').fill('核定数');
    await card(page).locator('.draft-form button[type="submit"]').press('Enter');
    await card(page).getByText('修订原因：核定数').waitFor();
    await page.goto('/hongqi/indicators/retail-sales?enter=');
    await shoot(page, 'indicator-enter', '.form-say');
  });
});

describe('the pages of the ledger', () => {
  const few = `${table}?q=零售`;
  const shots: [string, string, string][] = [
    ['indicators', table, '.indicator-name'],
    ['indicator', '/hongqi/indicators/gdp?territory=410700', '.chart-drawing svg'],
    ['number-conflict', `${table}?number=gdp/410700/2020/level`, '.figure-behind'],
    ['number-rank', `${table}?number=gdp/410704/2024/growth/xinxiang-main-urban`, '.rank-beside'],
  ];
  it.each(shots)('look as they should: %s', slow, async (name, address, ready) => {
    const page = await open('statistician', address);
    await shoot(page, name, ready);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
  });

  const edges: [string, string, string][] = [
    ['one row', few, '.indicator-name'],
    ['one number', '/hongqi/indicators/budget-revenue', '.one-number'],
    ['none at all', '/hongqi/indicators/alerts-raised', '.empty'],
    ['worked out by a formula', '/hongqi/indicators/urbanisation', '.chart-drawing svg'],
    ['behind a formula', `${table}?number=urbanisation/410702/2020/level`, '.figure-behind'],
  ];
  it.each(edges)('fit a telephone: %s', slow, async (_, address, ready) => {
    const page = await open('statistician', address, { width: 390 });
    await page.locator(ready).first().waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
  });
});
