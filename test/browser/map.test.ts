import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MapPoints } from '../../src/model/view.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';
import { fileDemands } from './fill-house.ts';

const at = useBrowser();
const slow = 180_000;
const drawn = '.map-legend';

/** Points all over the district, the same ones each time. */
function manyPoints(count: number): MapPoints {
  let state = 7;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const columns = Array.from({ length: count }, (_, i) => ({
    record: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    lat: 35.2 + random() * 0.15,
    lon: 113.85 + random() * 0.2,
    tone: Math.floor(random() * 6),
  }));
  return {
    record: columns.map((one) => one.record),
    lat: columns.map((one) => one.lat),
    lon: columns.map((one) => one.lon),
    tone: columns.map((one) => one.tone),
    tones: ['waiting', 'working', 'paused', 'checking', 'done', 'void'],
    total: count,
    unlocated: 0,
    simulated: true,
  };
}

async function openMap(page: Page, query = ''): Promise<void> {
  await page.goto(`/hongqi/map${query}`);
  await page.locator(drawn).waitFor();
  await settle(page);
}

describe('the map', () => {
  it(
    'shows the filter of the list, its records beside, and leads back to the list',
    async () => {
      await fileDemands(at.house);
      const page = await at.visit('dispatcher');
      await openMap(page, '?channel=hotline');
      const beside = page.getByRole('complementary', { name: '地图内容列表' });
      await page.getByText('视野内 2 件').waitFor();
      await checkAxe(page);

      const mark = page.getByRole('region', { name: '视野内最多的点位' }).getByRole('button');
      await mark.first().focus();
      await page.keyboard.press('Enter');
      await beside.getByRole('link', { name: /打开这 \d 件/ }).waitFor();
      expect(new URL(page.url()).searchParams.get('box')).toBeTruthy();
      await checkAxe(page);

      await page.getByRole('link', { name: '以列表查看' }).click();
      await page.waitForURL(/demands\?channel=hotline/);
      await page.goBack();
      await beside.getByRole('link', { name: /打开这 \d 件/ }).click();
      await page.waitForURL(/demands\?.*bbox=/);
    },
    slow,
  );

  it('keeps where one looks in the address, and moves by keyboard', async () => {
    const page = await at.visit('dispatcher');
    await openMap(page);
    const before = new URL(page.url()).searchParams.get('at');
    expect(before).toMatch(/^35\.\d+,113\.\d+,\d/);
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('at') !== before);
    const moved = new URL(page.url()).searchParams.get('at');
    await page.reload();
    await page.locator(drawn).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe(moved);
  });

  it('goes down the places: a name narrows the filter, a count opens the rows', async () => {
    const page = await at.visit('dispatcher');
    await page.route('**/records/counts*', (route) =>
      route.fulfill({ json: [{ key: '410702100', n: 5 }] }),
    );
    await openMap(page);
    const row = page.getByRole('region', { name: '按地点' }).getByRole('row', { name: '洪门镇' });
    expect(await row.getByRole('link').getAttribute('href')).toBe(
      '/hongqi/demands?place=410702100',
    );
    await row.getByRole('button').click();
    await page.waitForURL(/place=410702100/);
  });

  it(
    'turns 100,000 points into cells with a legend, and into clusters when asked',
    async () => {
      const page = await at.visit('leader', { language: 'en' });
      const body = JSON.stringify(manyPoints(100_000));
      await page.route('**/records/points*', (route) =>
        route.fulfill({ contentType: 'application/json', body }),
      );
      await openMap(page);
      await page.getByText(/Records per cell of/).waitFor();
      expect(await page.locator('.map-scale li').count()).toBe(5);
      await checkAxe(page);
      await page.getByText('Points', { exact: true }).click();
      await page.getByText('Several close together').waitFor();
      const counts = await page.locator('.map-marks .number').allTextContents();
      expect(Number(counts[0]?.replaceAll(',', ''))).toBeGreaterThan(100);
    },
    slow,
  );

  it(
    'looks as it should',
    async () => {
      const page = await at.visit('dispatcher');
      await openMap(page);
      await shoot(page, 'map', drawn);
      expect(await sideways(page)).toBe(0);
    },
    slow,
  );
});
