import { beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../api-client.ts';
import { openDemand, step } from '../demand-steps.ts';
import type { RecordView } from '../../src/model/view.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const said =
  '向阳小区二号楼东侧新开的烧烤店每天营业到凌晨两点，油烟直冲居民窗户，噪音扰民，多次劝说无效，请尽快处理';
let first: RecordView;
let second: RecordView;

beforeAll(async () => {
  const acceptor = await signedInAs(at.house, 'acceptor');
  first = await openDemand(acceptor, {
    title: '烧烤店油烟噪音扰民',
    text: said,
    category: 'shop-noise',
  });
  second = await openDemand(acceptor, {
    title: '烧烤店开到半夜',
    text: said,
    category: 'shop-noise',
  });
  const third = await openDemand(acceptor, {
    title: '楼下烧烤店',
    text: said,
    category: 'shop-noise',
  });
  await step(acceptor, second, 'merge', { into: first.number, reason: '同一家店同一件事' });
  await step(acceptor, third, 'merge', { into: first.number, reason: '同一家店同一件事' });
}, 120_000);

describe('what was said already', () => {
  it('is shown to the desk while it types, and again when it comes back to its draft', async () => {
    const page = await at.visit('acceptor');
    await page.goto('/hongqi/demands/new?programme=demand&type=receive');
    await page.getByLabel('标题').first().fill('烧烤店扰民');
    await page.getByLabel('诉求内容').first().fill(said);
    const lines = page.locator('.said-already li');
    await lines.first().waitFor();
    // what was joined is no demand to join: only the one that answers for it
    expect(await lines.locator('a').allTextContents()).toEqual([first.title]);
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'said-already', '.said-already li');
    await page.getByText('Perhaps said already').waitFor();
    await checkAxe(page);
  });
});

describe('demands handled together', () => {
  it('stand on the page of the one and of the other', async () => {
    const page = await at.visit('acceptor');
    for (const view of [first, second]) {
      await page.goto(`/hongqi/demands/${view.record}`);
      await page.locator('.joined-panel li').first().waitFor();
      await settle(page);
      await checkAxe(page);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await shoot(page, view === first ? 'joined-one' : 'joined-other', '.joined-panel li');
      await checkAxe(page);
    }
    expect(await page.locator('.joined-panel a').first().textContent()).toBe(first.title);
  });

  it('are parted with a reason, by keyboard', async () => {
    const page = await at.visit('acceptor');
    await page.goto(`/hongqi/demands/${first.record}`);
    await page.getByRole('button', { name: `取消 ${second.number} 的并案` }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox').first().fill('另一家店，不是同一件事');
    await drawer.getByRole('button', { name: '取消并案', exact: true }).focus();
    await page.keyboard.press('Enter');
    const members = page.locator('.joined-panel ul li');
    await expect.poll(() => members.count()).toBe(1);
  });
});
