import { beforeAll, describe, expect, it } from 'vitest';
import { addTriage, saidCategory } from '../add-triage.ts';
import { signedInAs } from '../api-client.ts';
import { openDemand, step } from '../demand-steps.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();

beforeAll(async () => {
  const acceptor = await signedInAs(at.house, 'acceptor');
  for (let i = 0; i < 24; i++) {
    const opened = await openDemand(acceptor, { title: `门口脏乱 ${i}`, category: undefined });
    const said = i % 6 === 0 ? 'street-vending' : 'exposed-rubbish';
    await addTriage(at.house, opened.record, { categories: [saidCategory(said, 0.85)] });
    const read = { ...opened, seq: opened.seq + 1 };
    await step(acceptor, read, 'register', { category: 'exposed-rubbish' });
  }
}, 120_000);

describe('the quality of triage', () => {
  it('is told in words and pictures, and its mistakes open the demands behind', async () => {
    const page = await at.visit('leader');
    await page.goto('/hongqi/triage-quality');
    await page.locator('.quality-summary').waitFor();
    await settle(page);
    // 20 of 24 first suggestions stood
    expect(await page.locator('.quality-summary').textContent()).toContain('83');
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: '看这 4 件' }).click();
    const behind = page.getByRole('dialog').locator('a[href*="/hongqi/demands/"]');
    await expect.poll(() => behind.count()).toBe(4);
    await checkAxe(page);
    await page.goto('/hongqi/triage-quality');
    await shoot(page, 'triage-quality', '.quality-summary');
    await checkAxe(page);
  });
});
