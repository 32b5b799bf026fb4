import { beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../api-client.ts';
import { openDemand } from '../demand-steps.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();

const problems = [
  {
    titles: [
      '新荷社区路灯不亮',
      '新荷社区的路灯坏了夜里很黑',
      '新荷社区路灯一直不亮',
      '请修新荷社区路灯',
    ],
    category: 'street-light',
    point: { lat: 35.3, lon: 113.9 },
  },
  {
    titles: ['振中路垃圾堆没人清理', '振中路垃圾成堆很臭', '振中路边垃圾堆积'],
    category: 'exposed-rubbish',
    point: { lat: 35.29, lon: 113.88 },
  },
  {
    titles: ['平原路工地夜间施工噪音', '平原路工地半夜施工太吵', '平原路工地施工噪音扰民'],
    category: 'construction-noise',
    point: { lat: 35.305, lon: 113.87 },
  },
];

beforeAll(async () => {
  const acceptor = await signedInAs(at.house, 'acceptor');
  for (const { titles, ...where } of problems)
    for (const title of titles) await openDemand(acceptor, { title, text: title, ...where });
}, 120_000);

describe('topics', () => {
  it('are read, opened, merged, split and put back', { timeout: 120_000 }, async () => {
    const page = await at.visit('dispatcher');
    await page.goto('/hongqi/topics');
    const rows = page.getByRole('group', { name: '问题', exact: true }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(3);
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);

    await rows.nth(0).getByRole('checkbox').press('Space');
    await rows.nth(1).getByRole('checkbox').press('Space');
    await page.getByRole('button', { name: '合并选中的 2 个' }).press('Enter');
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: '确 定' })
      .or(page.locator('.ant-popconfirm .ant-btn-primary'))
      .first()
      .press('Enter');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByText('合并了 2 件诉求所在的问题').waitFor();

    await rows.nth(0).getByRole('button').first().press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('这个问题里的诉求（7）').waitFor();
    await checkAxe(page);
    await drawer.getByRole('checkbox').first().press('Space');
    await drawer.getByRole('button', { name: '拆出选中的 1 件' }).press('Enter');
    await page.locator('.ant-popconfirm .ant-btn-primary').last().press('Enter');
    await page.getByText('拆出 1 件诉求').waitFor();
    // until it is gone, the drawer takes the focus back
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '撤销' }).first().press('Enter');
    await page.getByText('拆出 1 件诉求').waitFor({ state: 'hidden' });

    await page.goto('/hongqi/topics');
    await shoot(page, 'topics', '.topic-name');
    await checkAxe(page);
    expect(await sideways(page)).toBe(0);
  });
});
