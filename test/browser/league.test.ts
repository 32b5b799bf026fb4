import { beforeAll, describe, expect, it } from 'vitest';
import { loadLedger } from '../../src/flows/load-ledger.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = { timeout: 180_000 };
beforeAll(async () => {
  await loadLedger({ ...at.house, now: () => new Date('2026-11-23T02:00:00Z') });
}, 120_000);

describe('the league', () => {
  it('sets territories against each other; places lead to their numbers', slow, async () => {
    const page = await at.visit('leader');
    await page.goto('/hongqi/league');
    const own = page.locator('.league-own');
    await own.waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
    expect(await own.textContent()).toContain('红旗区');
    const indicator = page.getByLabel('指标');
    await indicator.fill('第一产业');
    await indicator.press('Enter');
    await page.waitForURL(/indicator=gdp-primary/);
    await page.getByRole('heading', { name: /2021/ }).first().waitFor();
    await page.locator('.league-table tbody tr').nth(17).waitFor();
    const places = await page.locator('.league-table tbody tr td:first-child').allTextContents();
    expect(places).toEqual(Array.from({ length: 18 }, (_, i) => String(i + 1)));
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('.number-value').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await shoot(page, 'league-cities', '.chart-drawing svg');
    await page.goto('/hongqi/league?indicator=gdp&aspect=growth');
    await shoot(page, 'league-own', '.league-own');
  });

  it('lists what cannot be true together, with a way to each number', slow, async () => {
    const page = await at.visit('statistician');
    await page.goto('/hongqi/league?tab=findings');
    await page.locator('.inconsistency-list li').first().waitFor();
    await settle(page);
    await checkAxe(page);
    const said = await page.locator('.page-section h2').allTextContents();
    expect(said.length).toBeGreaterThan(0);
    await page.locator('.inconsistency-list a').first().press('Enter');
    await page.getByRole('dialog').locator('.number-value').waitFor();
    await page.goBack();
    await shoot(page, 'league-findings', '.inconsistency-list');
  });
});

describe('goals', () => {
  it('stand as a tree with the figures that show them move; branches fold', slow, async () => {
    const page = await at.visit('leader');
    await page.goto('/hongqi/goals');
    await page.getByRole('heading', { name: '“1663”工作格局' }).waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
    await page.getByRole('heading', { name: '创新驱动发展行动' }).waitFor();
    await page.getByRole('button', { name: '收起“六项行动”' }).press('Enter');
    await page.getByRole('heading', { name: '创新驱动发展行动' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.getAll('closed')).toEqual(['six-actions']);
    await page.getByRole('link', { name: '地区生产总值' }).press('Enter');
    await page.getByRole('dialog').getByText('297.6亿元').first().waitFor();
    await page.goto('/hongqi/goals');
    await shoot(page, 'goals', '.goal-measures');
  });
});
