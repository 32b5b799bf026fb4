import { describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';
import { fileDemands, findViewer } from './fill-house.ts';

const at = useBrowser();
const slow = 180_000;

describe('places', () => {
  it('lists the tree with doors, and finds a place by name', async () => {
    await fileDemands(at.house);
    const page = await at.visit('admin');
    await page.goto('/hongqi/places');
    const table = page.locator('.place-table');
    await table.getByRole('button', { name: '洪门镇' }).waitFor();
    await settle(page);
    await checkAxe(page);
    await page.getByRole('searchbox').fill('石榴园');
    await table.getByRole('button', { name: /石榴园社区$/ }).click();
    await page.getByRole('region', { name: /石榴园社区/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('place')).toMatch(/^410702/);
    await page.getByRole('searchbox').fill('');
    await table
      .getByRole('link', { name: /红旗区：打开 6 件/ })
      .first()
      .click();
    await page.waitForURL(/demands\?ended=false&place=410702/);
  });
});

describe('people', () => {
  it(
    'are added, locked out of their account, and let in again',
    async () => {
      const page = await at.visit('admin', { language: 'en' });
      await page.goto('/hongqi/people');
      await page.getByRole('button', { name: 'Add a person' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('Name', { exact: true }).fill('Zhang Min');
      await drawer.getByLabel('Login').fill('zhang.min');
      await drawer.getByLabel('First password').fill('quiet-river-77');
      await checkAxe(page);
      await drawer.getByLabel('Role', { exact: true }).click();
      await page.keyboard.type('Dispatcher');
      await page.keyboard.press('Enter');
      await drawer.getByRole('button', { name: 'Add a person' }).click();
      const row = page.getByRole('row', { name: /zhang\.min/ });
      await row.waitFor();

      await row.getByRole('button', { name: 'Change Zhang Min' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click();
      await page.getByRole('tooltip').getByRole('button', { name: 'Disable' }).click();
      await row.getByText('Disabled').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
      await row.getByText('Active').waitFor();
      expect(await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).count()).toBe(
        0,
      );
    },
    slow,
  );

  it('are told what is wrong with what they typed', async () => {
    const page = await at.visit('admin');
    await page.goto('/hongqi/people?person=new');
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('姓名').fill('新人');
    await drawer.getByLabel('用户名').fill('admin');
    await drawer.getByLabel('初始密码').fill('short');
    await drawer.getByLabel('角色', { exact: true }).click();
    await page.keyboard.type('派遣员');
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: '添加人员' }).click();
    await drawer.getByRole('alert').waitFor();
    expect(await drawer.getByLabel('姓名').inputValue()).toBe('新人');
  });
});

describe('the dispatch catalogue', () => {
  it(
    'is changed in a draft, tried out on the last records, and published with a reason',
    async () => {
      const page = await at.visit('dispatcher');
      await page.goto('/hongqi/catalogue');
      const rows = page.locator('tbody tr.ant-table-row');
      await rows.first().waitFor();
      await checkAxe(page);
      await page.getByRole('button', { name: '添加规则' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('名称（中文）').fill('路灯先由综合执法到场');
      await drawer.getByLabel('名称（英文）').fill('Street lights first');
      await drawer.getByRole('button', { name: '提到的词', exact: true }).click();
      await drawer.getByRole('combobox', { name: '提到的词' }).click();
      await page.keyboard.type('路灯');
      await page.keyboard.press('Enter');
      await drawer.getByText('内容提到“路灯”').waitFor();
      await checkAxe(page);
      await drawer.getByLabel('主办单位').click();
      await page.keyboard.type('公安');
      await page.keyboard.press('Enter');
      await drawer.getByRole('button', { name: '放入草稿' }).click();

      const publish = page.getByRole('button', { name: '发布新版' });
      expect(await publish.isDisabled()).toBe(true);
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByText(/最近 6 件中：1 件会改派单位/).waitFor();
      await checkAxe(page);
      await page.getByLabel('发布理由').fill('路灯故障多由交通事故引起');
      await publish.click();
      await page.getByText('第 2 版', { exact: true }).waitFor();
      expect(await rows.first().textContent()).toContain('路灯先由综合执法到场');
    },
    slow,
  );

  it('is read by those who may not change it', async () => {
    const page = await at.visit('handler');
    await page.goto('/hongqi/catalogue');
    await page.locator('tbody tr.ant-table-row').first().waitFor();
    expect(await page.getByRole('button', { name: '添加规则' }).count()).toBe(0);
  });
});

describe('the audit', () => {
  it('tells who read personal data and why', async () => {
    const { house } = at;
    const dispatcher = await findViewer(house, 'dispatcher');
    const page = await house.casework.page(dispatcher, {}, {});
    const record = page.ok ? page.value.rows[0]!.record : '';
    const read = await house.casework.readPrivate(dispatcher, record, '联系诉求人');
    expect(read.ok).toBe(true);
    const window = await at.visit('admin');
    await window.goto('/hongqi/audit');
    const row = window.getByRole('row', { name: /联系诉求人/ });
    await row.waitFor();
    await checkAxe(window);
    await row.getByRole('button', { name: '派遣员' }).click();
    await window.waitForURL(/person=/);
    await row.getByRole('link').click();
    await window.waitForURL(/demands\//);
  });
});

describe('the pages of the house', () => {
  it.each([
    ['places', '.place-table'],
    ['people', 'tbody tr.ant-table-row'],
    ['catalogue', 'tbody tr.ant-table-row'],
    ['audit', 'table'],
  ])(
    '%s look as they should',
    async (name, ready) => {
      const page = await at.visit('admin');
      await page.goto(`/hongqi/${name}`);
      await shoot(page, name, ready);
      expect(await sideways(page)).toBe(0);
    },
    slow,
  );
});
