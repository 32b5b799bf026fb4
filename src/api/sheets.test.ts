import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { workbookBytes } from '../../test/sheet-workbooks.ts';
import type { FigureCard, IndicatorView } from '../model/ledger-view.ts';
import type { KeptMapping } from '../model/sheet-mapping.ts';
import type { CellView, SheetDesk, SheetDone, SheetProposal } from '../model/sheet-view.ts';

const base = '/api/d/hongqi';
const path = `${base}/figures/sheets`;
let house: TestHouse;
let statistician: ApiClient;
beforeAll(async () => {
  house = await openTestHouse();
  statistician = await signedInAs(house, 'statistician');
}, 60_000);
afterAll(() => house.close());

async function upload(content: string | Buffer<ArrayBuffer>, name: string, client = statistician) {
  const form = new FormData();
  form.set('file', new File([content], name));
  return client.ask<SheetProposal>('POST', path, form);
}
const cellAt = ({ cells }: SheetProposal, name: string): CellView =>
  cells.find(({ cell }) => cell === name)!;
const codesAt = (proposal: SheetProposal, name: string) =>
  cellAt(proposal, name).problems.map(({ code }) => code);
const levels = async (indicator: string, territory = '410702') => {
  const { body } = await statistician.ask<IndicatorView>(
    'GET',
    `${base}/indicators/${indicator}?territory=${territory}`,
  );
  return body.revisions;
};

describe('a spreadsheet of figures over HTTP', () => {
  it('is for those who may enter figures', async () => {
    const handler = await signedInAs(house, 'handler');
    expect((await upload('区,1\n', 'a.csv', handler)).code).toBe('auth.permission');
    expect((await handler.ask('GET', `${base}/figures/mappings`)).code).toBe('auth.permission');
  });

  it('is proposed, decided about, refused as a whole, and entered with its file', async () => {
    const bytes = await workbookBytes('unitColumn');
    const { body, status } = await upload(bytes, '季度表.xlsx');
    expect(status).toBe(201);
    expect(cellAt(body, 'D3')).toMatchObject({
      fate: 'new',
      figure: {
        indicator: 'gdp',
        territory: '410702',
        period: '2024-Q1',
        value: '68.1',
        unit: '亿元',
      },
    });
    expect(codesAt(body, 'D7')).toEqual(['doubt.percent']);
    expect(body.counts).toMatchObject({ new: 16, refused: 1, unit: 6 });
    expect(body.orientation.en).toBe('territories and indicators × periods');
    expect(await levels('gdp')).toEqual([]);

    const to = `${path}/${body.upload}`;
    const refused = await statistician.ask('POST', `${to}/apply`, {});
    expect(refused.status).toBe(422);
    expect(refused.problems).toMatchObject([
      { code: 'doubt.percent', path: 'D7', got: '0.055%', wanted: '5.5%' },
    ]);
    expect(await levels('gdp')).toEqual([]);

    const accept = [{ code: 'doubt.percent', cell: 'D7', reason: '一季度确实几乎持平' }];
    const tried = await statistician.ask<SheetProposal>('POST', `${to}/try`, { accept });
    expect(cellAt(tried.body, 'D7')).toMatchObject({
      fate: 'new',
      accepted: [{ code: 'doubt.percent' }],
    });

    const done = await statistician.ask<SheetDone>('POST', `${to}/apply`, { accept });
    expect(done.status).toBe(201);
    expect(done.body.indicators.map(({ code, figures }) => [code, figures])).toEqual([
      ['gdp', 12],
      ['budget-revenue', 5],
    ]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(done.body.origin).toMatchObject({ kind: 'table', sha256 });
    const [revision] = await levels('gdp', '410704');
    const card = await statistician.ask<FigureCard>('GET', `${base}/figures/${revision!.figure}`);
    expect(card.body.figure.locator).toMatchObject({ sheet: '2024' });

    // whoever reads figures can open the file behind them
    const leader = await signedInAs(house, 'leader');
    const file = await leader.request('GET', `${path}/${sha256}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await statistician.ask('POST', `${to}/try`, {})).code).toBe('missing.upload');

    const again = await upload(bytes, '又一次.xlsx');
    expect(again.body.counts).toMatchObject({ new: 0, unchanged: 17, refused: 0 });
  }, 30_000);

  it('is known by its columns next time; what is corrected is revised with a reason', async () => {
    const table = (month: number, growth: string) =>
      `红旗区2025年${month}月,\n指标,累计（万元）,同比增长（%）\n税收收入,${month}000,${growth}\n`;
    const first = await upload(table(4, '3.2'), '四月.csv');
    expect(first.body.kept).toBeNull();
    const mapping = { ...first.body.mapping, means: { status: 'final', period: '2025-04' } };
    const kept = await statistician.ask<KeptMapping>('PUT', `${base}/figures/mappings/tax-month`, {
      name: '税收月报',
      mapping,
    });
    expect(kept.body.mapping.means).toEqual({ status: 'final' });
    const desk = await statistician.ask<SheetDesk>('GET', `${base}/figures/mappings`);
    expect(desk.body.mappings.map(({ code }) => code)).toEqual(['tax-month']);
    expect(desk.body.indicators.find(({ code }) => code === 'gdp')?.unit).toBe('亿元');

    const apply = async (proposal: SheetProposal, more: object = {}) =>
      statistician.ask<SheetDone>('POST', `${path}/${proposal.upload}/apply`, more);
    const may = await upload(table(5, '4.1'), '五月.csv');
    expect(may.body.kept).toEqual({ code: 'tax-month', name: '税收月报' });
    expect(may.body.origin.code).toBe('tax-month-2025-05');
    expect(cellAt(may.body, 'B3').figure).toMatchObject({
      period: '2025-01/2025-05',
      status: 'final',
    });
    expect((await apply(may.body)).status).toBe(201);

    const mended = await upload(table(5, '4.3'), '五月更正.csv');
    expect(codesAt(mended.body, 'C3')).toEqual(['input.reason']);
    expect(cellAt(mended.body, 'B3').fate).toBe('unchanged');
    const done = await apply(mended.body, { reason: '税务局更正' });
    expect(done.body.counts).toMatchObject({ revised: 1, unchanged: 1 });
    const [last, before] = (await levels('tax-revenue')).filter(
      ({ aspect }) => aspect === 'growth',
    );
    expect([last?.value, before?.value]).toEqual(['4.3', '4.1']);
    expect(last?.reason).toMatch(/^税务局更正 \([0-9a-f]{12} → [0-9a-f]{12}\)$/u);
  }, 30_000);

  it('names the cell of whatever cannot be', async () => {
    const table = [
      '红旗区,,,,',
      '指标,2023年（亿元）,2024年（亿元）,2024年13月（亿元）,2022年',
      '地区生产总值,290,2976000,70,270',
      '第一产业增加值,300,3,1,3',
      '常住人口,-5,3,1,4',
      '一般公共预算收入,11.8,12.1,—,10',
    ].join('\n');
    const { body } = await upload(table, '坏表.csv');
    expect(codesAt(body, 'C3')).toEqual(['doubt.ten-thousand']);
    expect(codesAt(body, 'D3')).toEqual(['input.period']);
    expect(codesAt(body, 'E3')).toEqual(['input.unit']);
    expect(codesAt(body, 'B4')).toContain('doubt.part');
    expect(codesAt(body, 'B5')).toContain('input.unit');
    const refused = body.cells.filter(({ fate }) => fate === 'refused');
    expect(refused.map(({ problems }) => problems[0]?.path)).toEqual(
      refused.map(({ cell }) => cell),
    );
    const left = await statistician.ask<SheetDone>('POST', `${path}/${body.upload}/apply`, {
      leaveOut: true,
      mapping: body.mapping,
    });
    expect(left.problems).toEqual([]);
    const entered = left.body.indicators.reduce((n, { figures }) => n + figures, 0);
    expect(entered).toBe(2);
    expect(body.counts.new).toBe(2);
  }, 30_000);

  it('says what kind of file it cannot read', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect((await upload(old, '旧表.xls')).code).toBe('file.format');
    expect((await upload('', '空.csv')).code).toBe('file.empty');
    const broken = (await workbookBytes('yearsTable')).subarray(0, 2_000);
    expect((await upload(broken, '断.xlsx')).code).toBe('file.damaged');
    const none = await statistician.ask('POST', `${path}/${crypto.randomUUID()}/try`, {});
    expect(none.code).toBe('missing.upload');
    const { body } = await upload('2024年,\n区,地区生产总值（亿元）\n红旗区,1\n', 'x.csv');
    const other = { mapping: { sheet: '不存在' } };
    expect((await statistician.ask('POST', `${path}/${body.upload}/try`, other)).code).toBe(
      'missing.sheet',
    );
    const unknown = { kept: 'never-kept' };
    expect((await statistician.ask('POST', `${path}/${body.upload}/try`, unknown)).code).toBe(
      'missing.mapping',
    );
  });
});
