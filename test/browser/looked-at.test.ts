import { describe, expect, it } from 'vitest';
import { checkAxe, settle, shoot, useBrowser } from './browser.ts';
import { fileDemands } from './fill-house.ts';
import { sideways } from './sideways.ts';

const at = useBrowser();

/** Pictures for people to look at, in every width, language and shade; axe looks in the dark ones too. */
describe('pictures of the pages', () => {
  it('takes them where nobody is signed in', { timeout: 120_000 }, async () => {
    const page = await at.visit(undefined, { width: 390 });
    await page.goto('/sign-in');
    await shoot(page, 'sign-in', '.examples');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await checkAxe(page);
  });

  it('takes them of the work on demands', { timeout: 240_000 }, async () => {
    const [demand] = await fileDemands(at.house);
    const page = await at.visit('dispatcher', { width: 390 });
    const addresses: [string, string, string][] = [
      ['today', '/hongqi/today', '.record-row'],
      ['demands', '/hongqi/demands', '[data-record]'],
      ['demand', `/hongqi/demands/${demand!.record}`, '.timeline li'],
    ];
    for (const [name, address, ready] of addresses) {
      await page.goto(address);
      await shoot(page, name, ready);
      await checkAxe(page);
      expect(await sideways(page), `${name} runs out of a telephone`).toBeLessThanOrEqual(0);
    }
  });

  it('takes them of taking a demand in', { timeout: 120_000 }, async () => {
    const page = await at.visit('acceptor', { width: 390 });
    await page.goto('/hongqi/demands/new');
    await shoot(page, 'new', '.act-form');
    await settle(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await checkAxe(page);
  });
});
