import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const slow = 180_000;

/** A table as a hotline exports it, with the faults that such tables have. */
const table = `诉求编号,登记时间,诉求标题,诉求内容,所属街道,纬度,经度,联系人,联系电话
X001,2026/3/2 8:15:00,小区门口占道经营,"早上七点开始摆摊,车辆无法通行",洪门镇,35.2801,113.9021,王先生,13800000001
X002,2026/3/2 9:40:00,路灯不亮,学校门口路灯三天不亮,西街街道,35.3021,113.8702,李女士,13800000002
X003,不详,工地夜间施工,凌晨还在施工,东街街道,35.3052,113.8801,,
X004,2999/1/1 0:00:00,下水道堵塞,污水外溢,渠东街道,,,,
X005,2026/3/3 10:02:00,<b>垃圾未清运</b>,垃圾两天未清,文化街街道,113.9010,35.2950,赵先生,13800000005
,2026/3/3 11:00:00,没有编号的一行,内容,,,,,
X006,2026/3/4 16:00:00,暖气不热,室内只有十五度,向阳小区街道,0,0,,
`;
const file = { name: '诉求表.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };

async function choose(page: Page): Promise<void> {
  await page.goto('/hongqi/import');
  await page.getByRole('button', { name: '选择文件' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/upload=/);
}

describe('importing a file', () => {
  it(
    'goes from the file over a mapping and a dry run to rows that add up',
    async () => {
      const page = await at.visit('admin');
      await choose(page);
      const mapping = page.locator('.mapping');
      await mapping.waitFor();
      expect(await mapping.locator('tr', { hasText: '登记时间' }).first().textContent()).toContain(
        '2026/3/2 8:15:00',
      );
      await checkAxe(page);

      await page.getByRole('button', { name: '试运行' }).click();
      const outcomes = page.locator('.outcomes');
      await outcomes.waitFor();
      expect(await outcomes.locator('dd').allTextContents()).toEqual(['7', '4', '3']);
      const refused = page.locator('.row-refused');
      expect(await refused.count()).toBe(3);
      expect(await refused.first().textContent()).toContain('不详');
      await settle(page);
      await checkAxe(page);

      await page.getByRole('button', { name: '导入 4 行' }).click();
      await page.waitForURL(/run=/);
      await page.locator('.run-state.run-done').waitFor();
      const counts = (await outcomes.locator('dd').allTextContents()).map(Number);
      expect(counts).toEqual([7, 4, 0, 0, 3]);
      await checkAxe(page);

      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载被拒绝的 3 行' }).click();
      const stream = await (await waiting).createReadStream();
      const rejected = (await stream.toArray()).join('');
      expect(rejected).toContain('X003');
      expect(rejected).not.toContain('X001');
    },
    slow,
  );

  it('finds the run again in the list, and takes nothing in twice', async () => {
    const page = await at.visit('admin');
    await choose(page);
    await page.getByRole('button', { name: '试运行' }).click();
    await page.getByRole('button', { name: /^导入 \d+ 行/ }).click();
    await page.locator('.run-state.run-done').waitFor();
    const counts = (await page.locator('.outcomes dd').allTextContents()).map(Number);
    expect(counts).toEqual([7, 0, 0, 4, 3]);
    await page.getByRole('button', { name: '导入另一个文件' }).click();
    await page.getByRole('link', { name: '诉求表.csv' }).first().click();
    await page.waitForURL(/run=\d+/);
  });

  it(
    'takes the filled-in table of a programme, known by its headings',
    async () => {
      const page = await at.visit('admin');
      await page.goto('/hongqi/import');
      const empty = page.getByRole('link', { name: '下载空表：万人助万企：建档' });
      const waiting = page.waitForEvent('download');
      await empty.click();
      expect((await waiting).suggestedFilename()).toBe('万人助万企：建档.xlsx');
      const rows = [
        '企业名称*,统一社会信用代码,规模,从业人数（人）,服务单位*',
        '示例一公司（模拟）,91350100M000100Y43,小型,42,红旗区市场监督管理局',
        '示例二公司（模拟）,,特大,42,市场监管局',
      ];
      await page.locator('input[type=file]').setInputFiles({
        name: '企业.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(rows.join('\n')),
      });
      await page.waitForURL(/upload=/);
      expect(
        await page.getByRole('radio', { name: /万人助万企：建档 · 各列齐全/ }).isChecked(),
      ).toBe(true);
      await page.getByRole('button', { name: '试运行' }).click();
      await page.locator('.outcomes').waitFor();
      expect(await page.locator('.outcomes dd').allTextContents()).toEqual(['2', '1', '1']);
      expect(await page.locator('.row-refused').textContent()).toContain('红旗区市场监督管理局');
      await checkAxe(page);
      await page.getByRole('button', { name: '导入 1 行' }).click();
      await page.locator('.run-state.run-done').waitFor();
      await page.getByRole('link', { name: '查看该来源的记录' }).click();
      await page.getByText('示例一公司（模拟）').first().waitFor();
      expect(new URL(page.url()).searchParams.get('programme')).toBe('enterprise');
    },
    slow,
  );

  it('says what was wrong with a file, and keeps the page usable', async () => {
    const page = await at.visit('admin', { language: 'en' });
    await page.goto('/hongqi/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'broken.csv.gz',
      mimeType: 'application/gzip',
      buffer: Buffer.from('1f8b0800000000000003', 'hex'),
    });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect((await alert.textContent())?.length).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await checkAxe(page);
  });

  it(
    'looks as it should',
    async () => {
      const page = await at.visit('admin');
      await page.goto('/hongqi/import');
      await shoot(page, 'import', '.file-drop');
      expect(await sideways(page)).toBe(0);
      await page.getByRole('link', { name: '诉求表.csv' }).first().click();
      await page.waitForURL(/run=/);
      await shoot(page, 'import-run', '.outcomes');
      expect(await sideways(page)).toBe(0);
    },
    slow,
  );
});
