import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { fileDemands, findViewer } from './fill-house.ts';
import type { RecordView } from '../../src/model/view.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
const parties = ['钱多多', '王小明', '13612345678', '13812345678'];
const widths = { desktop: 1440, phone: 390 } as const;
let demands: RecordView[];
beforeAll(async () => {
  demands = await fileDemands(at.house, 4);
});

/** Opens the form of an act from the record's page. */
async function begin(page: Page, act: string) {
  // Today has a button of the same name, and is still there for a moment after the way to the record
  await page.locator('.timeline li').first().waitFor();
  await page.getByRole('button', { name: act }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: act, exact: true }).waitFor();
  return drawer;
}

async function send(page: Page, act: string, seq: number): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
  await page.locator(`.timeline li[data-seq="${seq}"]`).waitFor();
}

/** The dispatcher hands a demand over and follows it to the one matter. */
async function refer(width: number, demand: RecordView): Promise<void> {
  const page = await at.visit('dispatcher', { width });
  await page.goto(`/hongqi/demands/${demand.record}`);
  const drawer = await begin(page, '转人民调解');
  const unit = drawer.getByRole('combobox', { name: '调解组织' });
  await unit.fill('多元化解');
  await unit.press('Enter');
  await drawer.getByLabel('纠纷事由（不写姓名）').fill('夜间噪音引起的纠纷');
  const kind = drawer.getByRole('combobox', { name: '纠纷类型' });
  await kind.fill('邻里');
  await kind.press('Enter');
  await drawer.getByLabel('为什么移交，处置时限为何中止').fill('双方愿意谈，移交人民调解');
  await send(page, '转人民调解', demand.seq + 1);
  const matter = page.getByRole('region', { name: '同一事项' });
  await matter.getByText('夜间噪音引起的纠纷').waitFor();
  expect(await page.locator('.record-beside .state').textContent()).toBe('挂账');
  await matter.getByRole('link', { name: '夜间噪音引起的纠纷' }).click();
  await page.getByText('征询意愿').first().waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}

/** The mediator takes the newest case from Today to the agreement. */
async function mediate(width: number, title: string): Promise<string> {
  const page = await at.visit('mediator', { width });
  await page.goto('/hongqi/today');
  await page.getByRole('heading', { name: '待征询、待确定调解员' }).waitFor();
  await page.getByRole('link', { name: title }).first().click();
  let drawer = await begin(page, '受理');
  for (const name of ['申请人同意调解', '对方同意调解', '已告知调解不收费'])
    await drawer.getByRole('radiogroup', { name }).getByText('是', { exact: true }).click();
  await drawer.getByLabel('对方当事人').fill('钱多多');
  await drawer.getByLabel('对方电话').fill('13612345678');
  await checkAxe(page);
  await send(page, '受理', 2);
  drawer = await begin(page, '定调解员');
  await drawer.getByLabel('调解员').fill('和为贵');
  await drawer.getByText('当事人选择').click();
  await send(page, '定调解员', 3);
  drawer = await begin(page, '达成协议');
  await drawer.getByText('口头协议（记录）').click();
  await drawer.getByLabel('各方责任').fill('经营者控制音量，住户理性反映');
  await drawer.getByLabel('协议内容').fill('二十二时后关闭音响，赔偿六百元');
  await drawer.getByLabel('协议金额').fill('600');
  await drawer.getByLabel('协议生效日').fill('2026-11-24');
  await drawer.getByLabel('履行期限').fill('2027-01-24T18:00');
  await drawer.getByLabel('答复诉求的话').fill('双方已达成协议，二十二时后不再使用音响');
  await send(page, '达成协议', 4);
  expect(await page.locator('.record-beside .state').textContent()).toBe('已达成协议');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  return page.url();
}

describe.each(Object.entries(widths))('a dispute on a %s', (name, width) => {
  it('goes from the demand to the agreement, and the demand hears of it', async () => {
    const demand = demands[name === 'desktop' ? 0 : 1]!;
    await refer(width, demand);
    const address = await mediate(width, '夜间噪音引起的纠纷');
    const dispatcher = await at.visit('dispatcher', { width });
    await dispatcher.goto(`/hongqi/demands/${demand.record}`);
    await dispatcher.getByText('双方已达成协议，二十二时后不再使用音响').first().waitFor();
    const matter = dispatcher.getByRole('region', { name: '同一事项' });
    await matter.getByText('不公开').waitFor();
    const shown = await dispatcher.locator('main').textContent();
    for (const word of ['钱多多', '六百元']) expect(shown).not.toContain(word);
    await dispatcher.goto(new URL(address).pathname);
    await dispatcher.getByText('没有这件记录').first().waitFor();
  });
});

describe('the leader', () => {
  it('sees how many disputes there are and no party of any', async () => {
    const mediator = await findViewer(at.house, 'mediator');
    const opened: string[] = [];
    for (let i = 0; i < 5; i++) {
      const done = await at.house.casework.open(mediator, {
        programme: 'mediation',
        type: 'apply',
        input: {
          subject: `楼上漏水的赔偿 ${i + 1}`,
          kind: 'neighbour',
          facts: '楼上卫生间漏水，楼下天花板受损。',
          applicantName: '王小明',
          applicantPhone: '13812345678',
          respondentName: '钱多多',
          unit: 'mediation-centre',
          place: '410702',
        },
      });
      if (done.ok) opened.push(done.value.record);
    }
    expect(opened).toHaveLength(5);
    const page = await at.visit('leader');
    await page.goto('/hongqi/demands?programme=mediation');
    await page.getByText('这里的记录不公开').waitFor();
    await page.getByRole('button', { name: /^征询意愿\s*5$/ }).waitFor();
    await settle(page);
    await checkAxe(page);
    const shown = await page.locator('body').textContent();
    for (const word of [...parties, '楼上漏水']) expect(shown).not.toContain(word);
    await page.goto(`/hongqi/demands/${opened[0]}`);
    await page.getByText('没有这件记录').first().waitFor();
    const handler = await at.visit('handler');
    await handler.goto('/hongqi/today');
    await settle(handler);
    expect(await handler.getByRole('link', { name: '纠纷', exact: true }).count()).toBe(0);
  });
});

/** Pictures for people to look at. */
describe('pictures of a dispute', () => {
  it(
    'takes them of the record, the list and what the leader sees',
    { timeout: 240_000 },
    async () => {
      const page = await at.visit('mediator', { width: 390 });
      await page.goto('/hongqi/today');
      await shoot(page, 'mediation-today', '.record-row');
      await page.goto('/hongqi/demands?programme=mediation&sort=-updated');
      await shoot(page, 'mediation-list', '[data-record]');
      const record = await page.locator('[data-record]').first().getAttribute('data-record');
      await page.goto(`/hongqi/demands/${record}`);
      await shoot(page, 'mediation-record', '.timeline li');
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await checkAxe(page);
      const dispatcher = await at.visit('dispatcher', { width: 390 });
      await dispatcher.goto(`/hongqi/demands/${demands[0]!.record}`);
      await shoot(dispatcher, 'mediation-matter', '.joined-panel li');
      expect(await sideways(dispatcher)).toBeLessThanOrEqual(0);
      const leader = await at.visit('leader', { width: 390 });
      await leader.goto('/hongqi/demands?programme=mediation');
      await shoot(leader, 'mediation-leader', '.state-doors');
      expect(await sideways(leader)).toBeLessThanOrEqual(0);
    },
  );
});
