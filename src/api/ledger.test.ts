import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { FigureDone } from '../model/figure-input.ts';
import type {
  FigureCard,
  IndicatorPage,
  IndicatorView,
  InconsistencyView,
  RankView,
  TargetView,
} from '../model/ledger-view.ts';
import type { GoalsView, LeagueChoices } from '../model/league-view.ts';
import type { FigureWaiting, NumberCard } from '../model/number-view.ts';

const base = '/api/d/hongqi';
const draft = {
  indicator: 'gdp',
  territory: '410702',
  period: '2024',
  value: '297.6',
  unit: '亿元',
  origin: { code: 'a-bulletin', kind: 'document', title: { zh: '公报', en: 'Bulletin' } },
};

let house: TestHouse;
let statistician: ApiClient;
let leader: ApiClient;
let handler: ApiClient;
let figure: string;
beforeAll(async () => {
  house = await openTestHouse();
  statistician = await signedInAs(house, 'statistician');
  leader = await signedInAs(house, 'leader');
  handler = await signedInAs(house, 'handler');
  const { body } = await statistician.ask<FigureDone>('POST', `${base}/figures`, draft);
  figure = body.card.figure.figure;
}, 60_000);
afterAll(() => house.close());

describe('the ledger over HTTP', () => {
  it('shows what was entered to everybody who reads records', async () => {
    const page = await handler.ask<IndicatorPage>('GET', `${base}/indicators?q=gdp`);
    expect(page.body.lines.find(({ code }) => code === 'gdp')?.level.value).toBe('297.6');
    const view = await handler.ask<IndicatorView>('GET', `${base}/indicators/gdp`);
    expect(view.body.revisions).toMatchObject([{ figure, value: '297.6', holds: true }]);
    expect(view.body.may.enter).toBe(false);
    const card = await handler.ask<FigureCard>('GET', `${base}/figures/${figure}`);
    expect(card.body.may).toEqual({ revise: false, check: false, sign: false });
  });

  it('opens every number, also one that was worked out or that nobody states', async () => {
    const of = (more: string) =>
      handler.ask<NumberCard>('GET', `${base}/numbers?indicator=gdp&territory=410702&${more}`);
    const stated = await of('period=2024&set=xinxiang-counties');
    expect(stated.body).toMatchObject({ value: { kind: 'one', value: '297.6' }, aspect: 'level' });
    expect(stated.body.figures).toMatchObject([
      {
        figure: { figure },
        of: { indicator: { code: 'gdp', unit: '亿元' }, territory: { label: { zh: '红旗区' } } },
        origin: { code: 'a-bulletin' },
        may: { check: false },
      },
    ]);
    expect(stated.body.rank?.set).toBe('xinxiang-counties');
    const none = await of('period=2019&aspect=growth');
    expect(none.body).toMatchObject({ value: { kind: 'none' }, figures: [], rank: null });
    expect((await of('period=2024&set=the-moon')).code).toBe('missing.set');
    expect((await of('period=last-year')).status).toBe(422);
  });

  it('takes ranks and targets as an origin states them, and another wording only with a reason', async () => {
    const rank = {
      indicator: 'gdp',
      territory: '410702',
      period: '2024',
      set: 'xinxiang-main-urban',
      n: 2,
      origin: 'a-bulletin',
    };
    const stated = await statistician.ask<RankView>('POST', `${base}/ranks`, rank);
    expect([stated.status, stated.body.comparison]).toEqual([201, 'stated-only']);
    expect(stated.body.stated).toMatchObject([{ n: 2, origin: 'a-bulletin' }]);
    const codeOf = async (more: object) =>
      (await statistician.ask('POST', `${base}/ranks`, { ...rank, ...more })).code;
    expect(await codeOf({})).toBe('conflict.unchanged');
    expect(await codeOf({ n: 1 })).toBe('input.reason');
    expect(await codeOf({ n: 5 })).toBe('input.rank');
    expect(await codeOf({ n: 1, previous: 4, change: 2 })).toBe('input.rank-change');
    expect(await codeOf({ set: 'the-moon' })).toBe('input.set');
    expect(await codeOf({ n: undefined })).toBe('input.rank');
    expect(await codeOf({ period: 'soon' })).toBe('input.period');
    expect(await codeOf({ n: 1, reason: '更正' })).toBeUndefined();
    expect((await handler.ask('POST', `${base}/ranks`, rank)).code).toBe('auth.permission');

    const target = { ...draft, origin: 'a-bulletin', value: '300', aspect: 'level' };
    const set = await statistician.ask<TargetView>('POST', `${base}/targets`, target);
    expect(set.body).toMatchObject({ value: '300', standing: 'missed', percent: '99.20' });
    const again = await statistician.ask('POST', `${base}/targets`, { ...target, value: '295' });
    expect(again.code).toBe('input.reason');
    const revised = { ...target, value: '295', reason: '年中调整' };
    const met = await statistician.ask<TargetView>('POST', `${base}/targets`, revised);
    expect(met.body).toMatchObject({ value: '295', standing: 'met' });
  });

  it('refuses hands that have not the permission', async () => {
    for (const [method, path, sent] of [
      ['POST', '/figures', draft],
      ['POST', `/figures/${figure}/check`, undefined],
      ['POST', `/figures/${figure}/sign`, undefined],
    ] as const)
      expect((await handler.ask(method, base + path, sent)).code).toBe('auth.permission');
  });

  it('lets nobody check what he entered, and nobody sign before a check', async () => {
    const own = await statistician.ask('POST', `${base}/figures/${figure}/check`);
    expect(own.code).toBe('auth.four-eyes');
    const early = await leader.ask('POST', `${base}/figures/${figure}/sign`);
    expect(early.status).toBe(409);
    const { body } = await leader.ask<FigureCard>('GET', `${base}/figures/${figure}`);
    expect(body.figure).toMatchObject({ checked: false, signed: false });
  });

  it('keeps what was said before beside a revision and its reason', async () => {
    const sent = { value: '298.1', unit: '亿元', reason: '普查修订' };
    const path = `${base}/figures/${figure}/revise`;
    const { body, status } = await statistician.ask<FigureDone>('POST', path, sent);
    expect(status).toBe(201);
    expect(body.card.revisions.map(({ value }) => value)).toEqual(['298.1', '297.6']);
    expect(body.card.figure.reason).toBe('普查修订');
  });

  it('takes what was typed in through three hands: entered, checked, signed', async () => {
    const second = await signedInAs(house, 'second-statistician');
    const letter = { code: 'entry-letter', kind: 'entry', title: { zh: '便函', en: 'Letter' } };
    const typed = { ...draft, indicator: 'retail-sales', value: '104.1', origin: letter };
    const { body: done } = await statistician.ask<FigureDone>('POST', `${base}/figures`, typed);
    const { figure: id, waits } = done.card.figure;
    expect(waits).toBe('check');
    const waiting = async (hand: string) =>
      (await second.ask<FigureWaiting[]>('GET', `${base}/figures?waits=${hand}`)).body.map(
        (one) => one.figure,
      );
    // what a bulletin published waits for nobody
    expect(await waiting('check')).toEqual([id]);
    const path = `${base}/figures/${id}`;
    const { body: seen } = await second.ask<FigureCard>('GET', path);
    expect(seen.may).toMatchObject({ check: true, sign: false });
    const { body: checked } = await second.ask<FigureCard>('POST', `${path}/check`);
    expect(checked.figure).toMatchObject({
      waits: 'sign',
      hands: { checked: { name: '第二统计员' } },
    });
    expect((await second.ask('POST', `${path}/sign`)).code).toBe('auth.permission');
    expect((await second.ask('POST', `${path}/check`)).status).toBe(409);
    expect([await waiting('check'), await waiting('sign')]).toEqual([[], [id]]);
    const { body: signed } = await leader.ask<FigureCard>('POST', `${path}/sign`);
    expect(signed.figure).toMatchObject({ signed: true, waits: null });
    expect(await waiting('sign')).toEqual([]);
    // a revision begins at the first hand again
    const sent = { value: '104.2', unit: '亿元', reason: '核定' };
    const { body: revised } = await second.ask<FigureDone>('POST', `${path}/revise`, sent);
    expect(revised.card.figure).toMatchObject({ revision: 2, waits: 'check' });
    const own = await second.ask('POST', `${base}/figures/${revised.card.figure.figure}/check`);
    expect(own.code).toBe('auth.four-eyes');
  });

  it('answers leagues, findings and goals', async () => {
    const choices = await handler.ask<LeagueChoices>('GET', `${base}/league/choices`);
    expect(choices.body.sets.length).toBeGreaterThan(0);
    const query = 'indicator=gdp&period=2024&set=xinxiang-main-urban';
    expect((await handler.ask('GET', `${base}/league?${query}`)).status).toBe(200);
    expect((await handler.ask('GET', `${base}/league/flow?${query}`)).status).toBe(200);
    const findings = await handler.ask<InconsistencyView[]>('GET', `${base}/league/findings`);
    expect(findings.body).toEqual([]);
    const goals = await handler.ask<GoalsView>('GET', `${base}/goals`);
    expect(goals.body.territory.code).toBe('410702');
  });

  it('says which indicator is not there', async () => {
    expect((await handler.ask('GET', `${base}/indicators/no-such`)).status).toBe(404);
  });
});
