import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fillPlans, planMorning, planWeekDay } from '../fill-plans.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser({ now: () => planMorning });
const slow = { timeout: 120_000 };

let filled: Promise<void> | undefined;
async function open(login: string, address: string, options = {}): Promise<Page> {
  filled ??= fillPlans(at.house);
  await filled;
  const page = await at.visit(login, options);
  await page.clock.setFixedTime(planMorning);
  await page.goto(address);
  return page;
}

describe('the week plan', () => {
  it('is made, changed by hand, taken back, approved into orders', slow, async () => {
    const page = await open('dispatcher', `/hongqi/plan?week=${planWeekDay}`);
    await page.getByRole('button', { name: '排本周计划' }).click();
    const rows = page.locator('.plan-day .plan-visit');
    await rows.first().waitFor();
    await settle(page);
    await checkAxe(page);
    const before = await rows.count();
    expect(before).toBeGreaterThan(20);
    expect(await page.locator('.plan-why').first().textContent()).toContain('±');
    expect(await sideways(page)).toBe(0);
    await rows.first().getByRole('button', { name: '移出' }).click();
    await expect.poll(() => rows.count()).toBe(before - 1);
    await page.getByRole('button', { name: '撤销上一步' }).click();
    await expect.poll(() => rows.count()).toBe(before);
    await page.getByRole('button', { name: '批准并开先办单' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `开出 ${before} 件` })
      .click();
    await page.getByText(`已批准，开出先办单 ${before} 件`).waitFor();
    await page
      .getByRole('link', { name: /先办单 XBHQ/ })
      .first()
      .click();
    await page.waitForURL(/programme=order/);
    await page.goto('/hongqi/plan?week=2026-04-20');
    await page.getByRole('button', { name: '排本周计划' }).click();
    await rows.first().waitFor();
    await shoot(page, 'plan', '.plan-visit');
  });
});

describe('the scorecard', () => {
  it('says what forecasts would have caught, first in words', slow, async () => {
    const page = await open('dispatcher', '/hongqi/scorecard');
    await page.getByRole('button', { name: '现在计算' }).click();
    await page.locator('.score-findings').waitFor({ timeout: 60_000 });
    await settle(page);
    await checkAxe(page);
    expect(await page.locator('.score-findings').textContent()).toContain('诉求不等于问题');
    await page.getByRole('button', { name: '统计细节' }).click();
    await page.getByRole('columnheader', { name: 'PEI*' }).waitFor();
    await shoot(page, 'scorecard', '.score-findings');
    expect(await sideways(page)).toBe(0);
  });
});
