import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fillLots } from '../fill-lots.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const morning = new Date('2026-04-13T00:30:00Z');
const at = useBrowser({ now: () => morning });
const slow = { timeout: 120_000 };

async function open(login: string): Promise<Page> {
  const page = await at.visit(login);
  await page.clock.setFixedTime(morning);
  await page.goto('/hongqi/effect');
  await page.locator('.effect-state').waitFor();
  await settle(page);
  return page;
}

describe('the effect of acting first', () => {
  it(
    'says what it cannot know yet, then what came out, and what before and after would say',
    slow,
    async () => {
      const early = await open('leader');
      await early.getByText('抽签还没有开始').waitFor();
      await early.getByText('还没有两边都观察到期的抽签').first().waitFor();
      await checkAxe(early);

      await fillLots(at.house, {
        nights: 40,
        perNight: 8,
        from: '2026-01-05',
        seed: 7,
        perDay: 0.3,
        effect: 0.5,
      });
      const page = await open('leader');
      const finding = page.locator('.plan-finding');
      await finding.getByText('先办确实避免了诉求').waitFor();
      await page.getByText('可是没有人去的地方也只有').waitFor();
      await page.getByText('抽签记录与种子逐件相符').waitFor();
      await checkAxe(page);
      expect(await sideways(page)).toBe(0);
      const lots = page.getByRole('region', { name: '到期的抽签' });
      await lots.getByRole('row').nth(1).getByRole('link').first().press('Enter');
      await page.waitForURL(/demands\?.*openedFrom=/);

      await page.goto('/hongqi/effect');
      await page.getByRole('button', { name: '停用抽签' }).press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('原因').fill('防汛期间全部先办');
      await checkAxe(page);
      await dialog.getByRole('button', { name: '停用抽签' }).press('Enter');
      await page.getByText('以后也无从知道').waitFor();
      await page.getByRole('button', { name: '恢复抽签' }).waitFor();
      await shoot(page, 'effect', '.effect-state');
      await checkAxe(page);
      expect(await sideways(page)).toBe(0);
    },
  );
});
