import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { checkAxe, settle, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const address = '/hongqi/demands/new?programme=land&type=identify';

/** A square of about 15 亩 in 红旗区, longitude first. */
const corners = [
  '113.92,35.27',
  '113.9211019,35.27',
  '113.9211019,35.2708993',
  '113.92,35.2708993',
];
const ring = [...corners, corners[0]!].map((line) => line.split(',').map(Number));
const geojson = (coordinates: unknown) => ({
  name: 'site.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
    }),
  ),
});

async function fillRest(page: Page, mu: string): Promise<void> {
  await page.getByLabel('地块名称').fill('东环路旧厂');
  await page.getByLabel('权属人').fill('某公司');
  await page.getByText('长期闲置').click();
  await page.getByLabel('地块面积').fill(mu);
  await page.getByRole('button', { name: '加一行' }).click();
  await page.getByLabel('宗地号').fill('东-1');
  // a cell of yes and no is seen, not only read aloud
  await page.locator('.table-input .cell-boolean').getByText('否').click();
  await page.locator('.table-input tbody tr').getByLabel('面积').fill(mu);
  for (const [name, choice] of [
    ['属地', '洪门镇'],
    ['牵头单位', '12345'],
  ] as const) {
    const box = page.getByRole('combobox', { name });
    await box.fill(choice);
    await page.locator('.ant-select-item-option-active', { hasText: choice }).waitFor();
    await box.press('Enter');
  }
  await page.locator('input[type=file][multiple]').setInputFiles({
    name: 'site.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({
      create: { width: 8, height: 8, channels: 3, background: '#777' },
    })
      .jpeg()
      .toBuffer(),
  });
  await page.getByRole('button', { name: '去掉 site.jpg' }).waitFor();
}

it.each([1440, 390])(
  'a site is outlined, refused with both areas, mended and drawn, %s wide',
  async (width) => {
    const page = await at.visit('enterprise-officer', { width });
    await page.goto(address);
    await fillRest(page, '30');
    const outline = page.getByRole('textbox', { name: '地块范围' });
    await outline.fill(corners.join('\n'));
    await page.getByText('15 亩（10,003 平方米）').waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '认定低效用地', exact: true }).click();
    await page.getByText('画出 15 亩，与“地块面积” 30 亩 相差超过 5%').waitFor();
    await page.getByLabel('地块面积').fill('15.2');
    await page.locator('.table-input tbody tr').getByLabel('面积').fill('15.2');
    await page.getByRole('button', { name: '认定低效用地', exact: true }).click();
    const where = page.getByRole('region', { name: '位置' });
    await where.locator('.maplibregl-canvas').waitFor();
    await page
      .getByRole('region', { name: '基本情况' })
      .getByText('15 亩（10,003 平方米）')
      .waitFor();
    await settle(page);
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  },
);

it('an outline is taken from a file, and a line that crosses itself is said at once', async () => {
  const page = await at.visit('enterprise-officer');
  await page.goto(address);
  const chooser = page.locator('input[type=file][accept*=geojson]');
  await chooser.setInputFiles(geojson([ring]));
  const outline = page.getByRole('textbox', { name: '地块范围' });
  await expect.poll(() => outline.inputValue()).toBe(corners.join('\n').replaceAll(',', ', '));
  const tie = [ring[0], ring[2], ring[1], ring[3], ring[0]];
  await chooser.setInputFiles(geojson([tie]));
  await page.getByText('边线相交或相碰').waitFor();
});

it('an outline is drawn point by point, by pressing and by keyboard, and taken back', async () => {
  const page = await at.visit('enterprise-officer', { width: 390 });
  await page.goto(address);
  await page.getByRole('button', { name: '在地图上画' }).click();
  // the map hears points once it is drawn
  const map = page.locator('.shape-input .maplibregl-canvas[style*="crosshair"]');
  await map.waitFor();
  await settle(page);
  for (const [x, y] of [
    [100, 100],
    [200, 100],
    [200, 180],
  ] as const)
    await map.click({ position: { x, y } });
  const outline = page.getByRole('textbox', { name: '地块范围' });
  const lines = async () => (await outline.inputValue()).split('\n').length;
  await expect.poll(lines).toBe(3);
  await page.locator('.shape-said', { hasText: '平方米' }).waitFor();
  await map.press('Enter');
  await expect.poll(lines).toBe(4);
  await page.getByRole('button', { name: '去掉最后一点' }).click();
  await expect.poll(lines).toBe(3);
  await settle(page);
  await checkAxe(page);
  await page.screenshot({ path: 'test-results/shape-drawn-390.png' });
  await page.getByRole('button', { name: '清空' }).click();
  expect(await outline.inputValue()).toBe('');
});
