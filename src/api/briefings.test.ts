import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { loadLedger } from '../flows/load-ledger.ts';
import type { FigureDone } from '../model/figure-input.ts';
import type {
  BriefingDiff,
  BriefingLine,
  BriefingView,
  CheckedBriefing,
  TouchedBriefing,
  Verified,
} from '../model/briefing-view.ts';
import type { IndicatorView } from '../model/ledger-view.ts';

const base = '/api/d/hongqi';
const own = `${base}/briefings/hongqi-2024`;

let house: TestHouse;
let statistician: ApiClient;
let handler: ApiClient;
let declared: string;
beforeAll(async () => {
  house = await openTestHouse();
  await loadLedger({ ...house, now: () => new Date('2026-11-23T02:00:00Z') });
  statistician = await signedInAs(house, 'statistician');
  handler = await signedInAs(house, 'handler');
  declared = house.registry.briefings['hongqi-2024']!;
}, 60_000);
afterAll(() => house.close());

const head = (code: string, more = '') =>
  `---\ncode: ${code}\ntitle: 一份答卷\ndistrict: hongqi\nterritory: "410702"\nperiod: "2024"\nlanguage: zh\n${more}---\n\n`;

describe('briefings over HTTP', () => {
  it('lists those of the district alone, each with what the check says', async () => {
    const { body } = await handler.ask<BriefingLine[]>('GET', `${base}/briefings`);
    const line = body.find(({ code }) => code === 'hongqi-2024');
    expect(line).toMatchObject({
      head: { title: '红旗区2024年度答卷' },
      version: { version: 0, savedBy: null },
      state: { errors: 0 },
    });
    expect(line!.state.numbers).toBeGreaterThan(40);
    expect(body.every((one) => one.head?.district === 'hongqi')).toBe(true);
  });

  it('binds every number to what it opens', async () => {
    const { body } = await handler.ask<BriefingView>('GET', own);
    expect(body).toMatchObject({ version: 0, body: declared, may: { edit: false } });
    const numbers = body.checked.bound!.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.spans.filter(({ kind }) => kind === 'number') : [],
    );
    expect(numbers[0]).toMatchObject({
      text: '297.6亿元',
      source: { indicator: 'gdp', territory: '410702', period: '2024', aspect: 'level' },
    });
  });

  it('keeps each text that is saved as a version and refuses to write over a stranger’s', async () => {
    const text = declared.replace('逐条交账', '逐条向群众交账');
    const saved = await statistician.ask<BriefingView>('PUT', own, { body: text, seen: 0 });
    expect(saved.body).toMatchObject({ version: 1, body: text, may: { edit: true } });
    expect(saved.body.versions.map(({ version }) => version)).toEqual([1, 0]);
    const late = await statistician.ask('PUT', own, { body: declared, seen: 0 });
    expect([late.status, late.code]).toEqual([409, 'conflict.briefing']);
    const first = await handler.ask<BriefingView>('GET', `${own}?version=0`);
    expect(first.body.body).toBe(declared);
    expect((await handler.ask('GET', `${own}?version=7`)).code).toBe('missing.briefing');
  });

  it('keeps a draft with findings, but not under another name or in another district', async () => {
    const path = `${base}/briefings/a-draft`;
    const body = `${head('a-draft')}新建学校99所。\n`;
    const saved = await statistician.ask<BriefingView>('PUT', path, { body, seen: 0 });
    expect(saved.body.checked.findings).toMatchObject([{ rule: 'unbound-number', got: '99所' }]);
    const other = await statistician.ask('PUT', path, { body: head('b-draft'), seen: 1 });
    expect([other.status, other.code]).toEqual([422, 'input.briefing-head']);
    const foreign = head('a-draft').replace('hongqi', 'fengquan');
    expect(
      (await statistician.ask('PUT', path, { body: foreign, seen: 1 })).problems,
    ).toMatchObject([{ path: 'district', got: 'fengquan', wanted: 'hongqi' }]);
    expect((await statistician.ask('PUT', path, { body: 'no head', seen: 1 })).status).toBe(422);
    expect((await handler.ask('PUT', path, { body, seen: 1 })).code).toBe('auth.permission');
  });

  it('checks a text without writing it', async () => {
    const body = `${head('unsaved')}全年{{gdp: level}}，修路12条。\n`;
    const { body: checked } = await handler.ask<CheckedBriefing>(
      'POST',
      `${base}/briefings/check`,
      {
        body,
      },
    );
    expect(checked.state).toEqual({ errors: 1, warnings: 0, numbers: 1 });
    expect((await handler.ask('GET', `${base}/briefings/unsaved`)).status).toBe(404);
  });

  it('holds a finished text against the ledger', async () => {
    const text = '地区生产总值完成297.6亿元，同比增长6.5%。';
    const asked = { text, period: '2024' };
    const { body } = await handler.ask<Verified>('POST', `${base}/briefings/verify`, asked);
    expect(body.verdicts.map(({ verdict }) => verdict)).toEqual(['confirmed', 'contradicted']);
    const strange = { ...asked, territory: '999999' };
    expect((await handler.ask('POST', `${base}/briefings/verify`, strange)).code).toBe(
      'missing.territory',
    );
  });

  it('tells what became of one version in another', async () => {
    const { body } = await handler.ask<BriefingDiff>('GET', `${own}/diff?from=0&to=1`);
    expect(body.changes.filter(({ kind }) => kind !== 'same')).toMatchObject([
      { kind: 'changed', numbers: [] },
    ]);
  });

  it('leaves the house as a file, the same bytes each time', async () => {
    const bytesOf = async (format: string) => {
      const response = await handler.request('GET', `${own}/file?format=${format}`);
      expect([format, response.status]).toEqual([format, 200]);
      return { response, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const [first, again] = [await bytesOf('json'), await bytesOf('json')];
    expect(first.response.headers.get('content-disposition')).toContain('hongqi-2024.json');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(first.bytes.toString()).toContain('297.6');
    expect((await bytesOf('csv')).bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await handler.request('GET', `${own}/file?format=exe`)).status).toBe(422);
    expect((await handler.ask('GET', `${base}/briefings/none/file?format=json`)).status).toBe(404);
  });

  it('finds the sentences that a revised figure touches', async () => {
    const view = await handler.ask<IndicatorView>('GET', `${base}/indicators/gdp`);
    const figure = view.body.revisions.find(
      ({ period, aspect, holds }) => holds && period === '2024' && aspect === 'level',
    )!.figure;
    const revise = { value: '298.1', unit: '亿元', reason: '核定' };
    const revised = await statistician.ask<FigureDone>(
      'POST',
      `${base}/figures/${figure}/revise`,
      revise,
    );
    const id = revised.body.card.figure.figure;
    const { body } = await handler.ask<TouchedBriefing[]>('GET', `${base}/figures/${id}/sentences`);
    const sheet = body.find(({ code }) => code === 'hongqi-2024');
    expect(sheet?.sentences[0]?.text).toContain('298.1亿元');
    const now = await handler.ask<BriefingView>('GET', own);
    expect(JSON.stringify(now.body.checked.bound)).not.toContain('297.6');
  });
});
