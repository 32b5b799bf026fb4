import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../src/model/role.ts';
import type { RecordView } from '../../src/model/view.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { findViewer } from './fill-house.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const person = (login: string, role: string, unit: string) => ({
  district: 'hongqi',
  login,
  name: login,
  grants: [{ role, place: '410702', unit }],
});
beforeAll(async () => {
  await at.house.people.addExamplePeople(
    [
      person('hall', 'window-clerk', 'government-services'),
      person('health', 'handler', 'health'),
      person('police', 'handler', 'police'),
    ],
    at.house.password,
  );
});

/** The clerk answers the questions and takes the matter in on the page. */
async function takeIn(width: number): Promise<Page> {
  const page = await at.visit('hall', { width });
  await page.goto('/hongqi/demands/new?programme=one-thing&type=begin-newborn');
  await settle(page);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  for (const [name, answer] of [
    ['是否为孩子参加城乡居民医保', '是'],
    ['是否为孩子申领社会保障卡', '是'],
    ['是否报销生育医疗费用', '否'],
  ] as const)
    await page.getByRole('radiogroup', { name }).getByText(answer, { exact: true }).click();
  await page.getByLabel('办件名称').fill('王家新生儿出生');
  await checkAxe(page);
  await page.getByRole('button', { name: '申请“新生儿出生”' }).click();
  await page.locator('.parts-panel li').first().waitFor();
  return page;
}

async function approve(viewer: Viewer, record: string): Promise<void> {
  const seen = await at.house.casework.view(viewer, record);
  if (!seen.ok) throw new Error(JSON.stringify(seen.problems));
  const { seq } = seen.value;
  const input = { finding: '材料齐全，符合条件' };
  const done = await at.house.casework.act(viewer, record, { type: 'approve', input, seq });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
}

describe('a record with parts, on the page', () => {
  it.each([1440, 390])('is planned, opened and followed at %i pixels', async (width) => {
    const page = await takeIn(width);
    const panel = page.getByRole('region', { name: '并联审批' });
    expect(await panel.getByRole('listitem').count()).toBe(5);
    await panel.getByText('并行最少 9 个工作日；一项接一项要 12 个工作日').waitFor();
    expect(await panel.getByRole('listitem').filter({ hasText: '关键路径' }).count()).toBe(3);
    expect(await panel.getByRole('link').count()).toBe(0);

    await page.getByRole('button', { name: '预审通过，受理并分发' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '预审通过，受理并分发', exact: true }).click();
    await panel.getByRole('link', { name: '出生医学证明签发' }).waitFor();
    expect(await panel.getByRole('link').count()).toBe(2);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await checkAxe(page);

    const clerk = await findViewer(at.house, 'hall');
    const record = page.url().split('/').at(-1)!;
    const whole = await at.house.casework.view(clerk, record);
    const { parts } = (whole as { value: RecordView }).value;
    await approve(await findViewer(at.house, 'health'), parts!.parts[0]!.seen!.record);
    await panel.getByRole('link', { name: '出生户口登记' }).waitFor();
    await panel.getByRole('link', { name: '出生户口登记' }).click();
    const back = page.getByRole('region', { name: '所属' });
    await back.getByRole('link', { name: '王家新生儿出生' }).click();
    await panel.getByText('准予').waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });

  it('looks as it should', async () => {
    const page = await takeIn(390);
    await shoot(page, 'parts', '.parts-panel li');
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });
});
