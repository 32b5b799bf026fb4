import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordView } from '../../src/model/view.ts';
import { signedInAs } from '../api-client.ts';
import { openDemand } from '../demand-steps.ts';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { sideways } from './sideways.ts';

const at = useBrowser({ reads: true });
let demand: RecordView;

beforeAll(async () => {
  const acceptor = await signedInAs(at.house, 'acceptor');
  demand = await openDemand(acceptor, {
    title: '洪门镇路灯不亮',
    text: '洪门镇政府门口的路灯坏了一周，晚上很黑，旁边楼道里燃气泄漏，味道很大',
    category: undefined,
  });
}, 120_000);

describe('the page of a demand that was read', () => {
  it('shows what triage suggests and why, and takes it over with one key', async () => {
    const page = await at.visit('acceptor');
    await page.goto(`/hongqi/demands/${demand.record}`);
    const panel = page.locator('.triage');
    await panel.waitFor();
    await settle(page);
    expect(await panel.locator('.triage-emergency q').allTextContents()).toContain('燃气泄漏');
    expect(await panel.getByRole('radio').first().isChecked()).toBe(true);
    expect(await panel.locator('.triage-name').first().textContent()).toContain('路灯');
    await checkAxe(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'triage', '.triage');
    await checkAxe(page);
    await page.keyboard.press('z');
    await expect.poll(() => page.locator('ol.timeline').textContent()).toContain('Accept');
  });
});
