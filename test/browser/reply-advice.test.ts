import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { RecordView } from '../../src/model/view.ts';
import { signedInAs } from '../api-client.ts';
import { openDemand } from '../demand-steps.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();
let received: RecordView;

beforeAll(async () => {
  const acceptor = await signedInAs(at.house, 'acceptor');
  received = await openDemand(acceptor, {
    title: '人民路南段路灯不亮',
    text: '人民路南段三盏路灯坏了半个月，晚上走路很危险，什么时候能修好？',
    category: 'street-light',
  });
}, 120_000);

const advice = (page: Page) => page.getByRole('region', { name: '答复自查' });
const part = (page: Page, name: string) =>
  advice(page).getByRole('listitem').filter({ hasText: name });

async function openAnswer(page: Page) {
  await page.goto(`/hongqi/demands/${received.record}`);
  await settle(page);
  await page.getByRole('button', { name: '即时答复办结' }).click();
  return page.getByLabel('答复内容');
}

const empty =
  '您好！我局高度重视您反映的问题，将进一步加强管理，不断提升服务水平，尽快处理。感谢您的支持！';
const good =
  '您好！区城管局照明科已查明三盏路灯是电缆断了，将于3月8日前换好人民路南段的电缆，届时恢复照明。';

describe('advice beside an answer that is being written', () => {
  it('says what is missing, and what is there once it is written; nothing is hindered', async () => {
    const page = await at.visit('acceptor');
    const field = await openAnswer(page);
    await advice(page).getByText('写下答复后').waitFor();
    await field.fill(empty);
    await part(page, '何时做').getByText('尽快').waitFor();
    await part(page, '话说得明白').getByText('高度重视').waitFor();
    await part(page, '谁来做').getByText('可以补充').waitFor();
    await checkAxe(page);
    await field.fill(good);
    await advice(page).getByText('5 项中写到 5 项').waitFor();
    await part(page, '何时做').getByText('3月8日前').waitFor();
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await field.fill('已转交处理。');
    await advice(page).getByText('还没有答复').waitFor();
    expect(
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /即时答复办结/ })
        .isEnabled(),
    ).toBe(true);
  });

  it('selects the words in the answer by keyboard', async () => {
    const page = await at.visit('acceptor');
    const field = await openAnswer(page);
    await field.fill(empty);
    await page.getByRole('button', { name: '在答复里选中：高度重视' }).focus();
    await page.keyboard.press('Enter');
    const selected = await field.evaluate(
      (area: { value: string; selectionStart: number; selectionEnd: number }) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(selected).toBe('高度重视');
  });

  it('tells of personal data before it is sent', async () => {
    const page = await at.visit('acceptor');
    const field = await openAnswer(page);
    await field.fill('请联系王小明先生，电话13812345678。');
    const told = part(page, '个人信息').getByText('13812345678');
    await told.waitFor();
    expect(await told.isVisible()).toBe(true);
  });

  it('is there in both languages, shades and on a telephone', async () => {
    const page = await at.visit('grid-worker');
    await page.goto('/hongqi/demands/new?programme=demand&type=report-handled');
    await page.getByLabel('标题').first().fill('人民路南段路灯不亮');
    await page.getByLabel('处置情况').fill(empty);
    await part(page, '何时做').getByText('尽快').waitFor();
    await shoot(page, 'reply-advice-page', '.reply-advice li');
    mkdirSync('test-results', { recursive: true });
    for (const [name, text] of Object.entries({ empty, good })) {
      const desk = await at.visit('acceptor');
      const field = await openAnswer(desk);
      await field.fill(text);
      await advice(desk).getByRole('listitem').first().waitFor();
      await desk.screenshot({ path: `test-results/reply-advice-drawer-${name}.png` });
    }
    const english = await at.visit('acceptor', { language: 'en', shade: 'dark', width: 390 });
    await english.goto(`/hongqi/demands/${received.record}`);
    await settle(english);
    await english.getByRole('button', { name: 'Answer at once and close' }).click();
    await english
      .getByLabel('Answer given')
      .fill(
        'A crew replaced the photocell of the street lamp on 03/02/2015. We will check the other lamps this week.',
      );
    const look = english.getByRole('region', { name: 'A look at the answer' });
    await look.getByText('03/02/2015').waitFor();
    await english.screenshot({ path: 'test-results/reply-advice-drawer-en.png' });
    await checkAxe(english);
    expect(await sideways(english)).toBeLessThanOrEqual(0);
  });
});
