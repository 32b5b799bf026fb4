import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordView } from '../../src/model/view.ts';
import { keepFile } from '../../src/store/keep-file.ts';
import { valueOf } from '../trial-casework.ts';
import { checkAxe, settle, useBrowser } from './browser.ts';
import { findViewer } from './fill-house.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const widths = { desktop: 1440, phone: 390 } as const;
const projects: RecordView[] = [];

beforeAll(async () => {
  const officer = await findViewer(at.house, 'enterprise-officer');
  const bytes = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
  const contract = [valueOf(await keepFile(at.house.store, 'hongqi', bytes, 'c.pdf', null))];
  for (const name of ['智造园一期', '智造园二期', '智造园三期']) {
    const input = {
      name,
      investor: { name: '某公司', code: '91350100M000100Y43' },
      lead: officer.grants[0]!.unit,
      place: '410702',
      plannedFen: 300_000_00,
      contract,
      ...(projects[0] ? { earlier: projects[0].number } : {}),
    };
    projects.push(
      valueOf(await at.house.casework.open(officer, { programme: 'project', type: 'sign', input })),
    );
  }
});

/** Writes one row of the quarters, by keyboard from the date on. */
async function writeRow(page: Page, row: number, until: string, yuan: string): Promise<void> {
  const cells = page.getByRole('dialog').locator('.table-input tbody tr').nth(row);
  await cells.getByLabel('季度末').fill(until);
  await cells.getByLabel('完成投资').fill(yuan);
}

describe.each(Object.entries(widths))('rows that must add up, on a %s', (name, width) => {
  it('are typed, refused with both amounts, mended, and what follows is shown', async () => {
    const project = projects[name === 'desktop' ? 1 : 2]!;
    const page = await at.visit('enterprise-officer', { width });
    await page.goto(`/hongqi/demands/${project.record}`);
    await page.getByRole('button', { name: '月度调度' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('累计完成投资').fill('1000');
    await drawer.getByLabel('形象进度').fill('主体施工');
    await drawer.getByRole('button', { name: '加一行' }).click();
    await writeRow(page, 0, '2026-09-30', '600');
    await drawer.locator('.table-input tbody tr').first().getByLabel('完成投资').press('Enter');
    await writeRow(page, 1, '2026-12-31', '399.99');
    await drawer.getByText('999.99 元').waitFor();
    await drawer.getByRole('button', { name: '月度调度', exact: true }).click();
    await drawer.getByText('合计 999.99 元，与“累计完成投资” 1,000.00 元 不符').waitFor();
    await settle(page);
    await checkAxe(page);
    await writeRow(page, 1, '2026-12-31', '400');
    await drawer.getByRole('button', { name: '月度调度', exact: true }).click();
    await page.locator(`.timeline li[data-seq="${project.seq + 1}"]`).waitFor();
    const facts = page.getByRole('region', { name: '基本情况' });
    await facts.getByText('0.3 %').waitFor();
    await facts.getByText('91350100M000100Y43').waitFor();
    expect(await facts.locator('.table-value tfoot').textContent()).toContain('1,000.00 元');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await settle(page);
    await checkAxe(page);
    await facts.getByRole('link', { name: projects[0]!.number }).click();
    const referring = page.getByRole('region', { name: '被这些记录引用' });
    await referring.getByRole('link', { name: project.title }).waitFor();
  });
});

it('a record is looked up while it is typed, and a wrong credit code is said at once', async () => {
  const page = await at.visit('enterprise-officer', { language: 'en' });
  await page.goto('/hongqi/demands/new?programme=project&type=sign');
  const earlier = page.getByRole('combobox', { name: 'Earlier phase' });
  await earlier.fill('智造园一期');
  const found = page.locator('.ant-select-item-option-active', { hasText: projects[0]!.number });
  await found.waitFor({ state: 'attached' });
  await earlier.press('Enter');
  await page.locator('.ant-select', { hasText: projects[0]!.number }).first().waitFor();
  await page.getByLabel('Unified social credit code').fill('91350100M000100Y42');
  const said = page.getByRole('alert').filter({ hasText: 'check character' });
  expect(await said.textContent()).toContain('was it copied wrongly?');
  await settle(page);
  await checkAxe(page);
});
