import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorOf } from '../../../test/ledger-book.ts';
import { openLedgerHouse, type LedgerTestHouse } from '../../../test/ledger-house.ts';
import { FigureDraft, FigureRevision } from '../../model/figure-input.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { createLedger } from './service.ts';

let house: LedgerTestHouse;
let clerk: Viewer;
let other: Viewer;
let leader: Viewer;

const label = { zh: '来文', en: 'Letter' };

beforeAll(async () => {
  house = await openLedgerHouse({
    indicators: [
      indicatorOf('revenue', { unit: '亿元', levelPrices: 'current', growthPrices: 'current' }),
      indicatorOf('demands-opened', {
        unit: '件',
        counts: {
          programme: 'demand',
          count: 'opened',
          where: { op: 'eq', field: 'channel', value: 'hotline' },
        },
      }),
    ],
    goals: [
      { code: 'lead', kind: 'framework', label, indicators: [] },
      { code: 'rich', parent: 'lead', kind: 'goal', label, indicators: ['revenue'] },
    ],
  });
  clerk = await house.viewer('statistician');
  other = await house.viewer('statistician');
  leader = await house.viewer('leader');
});
afterAll(() => house.close());

const draft = (more: Partial<FigureDraft> = {}): FigureDraft =>
  FigureDraft.parse({
    indicator: 'revenue',
    territory: '410702',
    period: '2024',
    value: '12.1',
    unit: '亿元',
    origin: 'letter',
    ...more,
  });
const letter = { code: 'letter', kind: 'entry' as const, title: label };

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.problems.map((problem) => problem.code);
function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

describe('a figure', () => {
  let id = '';

  it('is entered with a new origin and can be opened', async () => {
    const done = valueOf(await house.ledger.enter(clerk, draft({ origin: letter })));
    id = done.card.figure.figure;
    expect(done.card).toMatchObject({
      figure: { value: '12.1', holds: true, hands: { entered: { person: clerk.person } } },
      origin: letter,
      value: { kind: 'one', value: '12.1' },
      may: { revise: true, check: false, sign: false },
    });
    const card = valueOf(await house.ledger.figureCard(other, id));
    expect(card.may).toEqual({ revise: true, check: true, sign: false });
  });

  it('needs four eyes: not checked by who entered it, not signed before it was checked', async () => {
    expect(codes(await house.ledger.check(clerk, id))).toEqual(['auth.four-eyes']);
    expect(codes(await house.ledger.check(leader, id))).toEqual(['auth.permission']);
    expect(codes(await house.ledger.sign(leader, id))).toEqual(['conflict.unchecked']);
    const checked = valueOf(await house.ledger.check(other, id));
    expect(checked.figure).toMatchObject({ checked: true, signed: false });
    expect(codes(await house.ledger.check(other, id))).toEqual(['conflict.mark']);
    const signed = valueOf(await house.ledger.sign(leader, id));
    expect(signed.figure.hands.signed).toMatchObject({ person: leader.person, name: leader.name });
    const { rows } = await sql<{ purpose: string }>`SELECT purpose FROM audit`.execute(
      house.store.db,
    );
    expect(rows).toEqual([{ purpose: '签发数字 12.1亿元' }]);
  });

  it('is revised with a reason, keeps what it was, and is checked anew', async () => {
    const revision = (more: Partial<FigureRevision>) =>
      FigureRevision.parse({ value: '12.3', unit: '亿元', reason: '决算', ...more });
    const { ledger } = house;
    expect(codes(await ledger.revise(clerk, id, revision({ reason: ' ' })))).toEqual([
      'input.reason',
    ]);
    const same = revision({ value: '12.1', status: 'preliminary' });
    expect(codes(await ledger.revise(clerk, id, same))).toEqual(['input.same']);
    const { card } = valueOf(await ledger.revise(clerk, id, revision({})));
    expect(card.revisions.map((one) => [one.value, one.reason, one.holds])).toEqual([
      ['12.3', '决算', true],
      ['12.1', null, false],
    ]);
    expect(card.figure).toMatchObject({ checked: false, signed: false, status: 'revised' });
    expect(codes(await ledger.revise(clerk, id, revision({ value: '13' })))).toEqual([
      'conflict.revision',
    ]);
    expect(codes(await ledger.check(other, id))).toEqual(['conflict.revision']);
    const before = valueOf(await ledger.figureCard(other, id));
    expect(before.figure).toMatchObject({ value: '12.1', holds: false, signed: true });
    expect(before.value).toMatchObject({ value: '12.3' });
    expect(before.may).toEqual({ revise: false, check: false, sign: false });
  });

  it('is entered once an origin; the same key of another origin is a conflict that somebody accepts', async () => {
    expect(codes(await house.ledger.enter(other, draft()))).toEqual(['conflict.figure']);
    const second = { code: 'second', kind: 'table' as const, title: label };
    const asked = draft({ origin: second, value: '12.4' });
    expect(codes(await house.ledger.enter(other, asked))).toEqual(['doubt.origins']);
    const { card, accepted } = valueOf(
      await house.ledger.enter(other, { ...asked, accept: ['doubt.origins'] }),
    );
    expect(accepted.map((one) => one.code)).toEqual(['doubt.origins']);
    expect(card.value.kind).toBe('conflict');
    expect(card.doubts.map((one) => one.code)).toEqual(['doubt.origins']);
    expect(valueOf(await house.ledger.findings(leader))).toMatchObject([
      { rule: 'origins-differ', got: { zh: '12.3亿元 (letter) ≠ 12.4亿元 (second)' } },
    ]);
  });

  it('is refused with everything that is wrong, and nothing is written', async () => {
    const wrong = draft({
      indicator: 'revenues',
      territory: '999999',
      period: '2024-13',
      value: '1,2',
      unit: '',
      origin: 'nowhere',
    });
    const outcome = await house.ledger.enter(clerk, wrong);
    expect(codes(outcome)).toEqual([
      'input.indicator',
      'input.territory',
      'input.period',
      'input.value',
      'input.origin',
    ]);
    expect(codes(await house.ledger.enter(clerk, draft({ unit: '万人' })))).toEqual(['input.unit']);
    expect(codes(await house.ledger.enter(leader, draft()))).toEqual(['auth.permission']);
    const street = await house.viewer('statistician', '410702001');
    expect(codes(await house.ledger.enter(street, draft()))).toEqual(['auth.permission']);
    expect(codes(await house.ledger.figureCard(clerk, 'x'))).toEqual(['missing.figure']);
    const { rows } = await sql`SELECT FROM figure`.execute(house.store.db);
    expect(rows).toHaveLength(3);
  });
});

describe('many figures', () => {
  const origin = { code: 'sheet', kind: 'table' as const, title: label };
  const year = (period: string, value: string, more: object = {}) =>
    draft({ period, value, origin: 'sheet', ...more });
  const all = (...drafts: FigureDraft[]) => ({ drafts, origin });
  const count = async () => (await sql`SELECT FROM figure`.execute(house.store.db)).rows.length;

  it('come in together or not at all', async () => {
    const before = await count();
    const wrong = all(year('2019', '10'), year('2020-13', '11'), year('2019', '12'));
    const fates = valueOf(await house.ledger.tryAll(clerk, wrong));
    expect(fates.map(({ fate, problems }) => [fate, problems.map((p) => p.code)])).toEqual([
      ['new', []],
      ['refused', ['input.period']],
      ['refused', ['input.twice']],
    ]);
    const refused = await house.ledger.enterAll(clerk, wrong);
    expect(refused).toMatchObject({ problems: [{ path: '[1].period' }, { path: '[2].period' }] });
    expect(await count()).toBe(before);
    expect(codes(await house.ledger.tryAll(leader, wrong))).toEqual(['auth.permission']);
  });

  it('are unchanged when they come again, and revised with a reason', async () => {
    const { ledger } = house;
    const first = all(year('2019', '10'), year('2020', '11'));
    const fatesOf = async (outcome: ReturnType<typeof ledger.enterAll>) =>
      valueOf(await outcome).map(({ fate }) => fate);
    expect(await fatesOf(ledger.enterAll(clerk, first))).toEqual(['new', 'new']);
    expect(await fatesOf(ledger.enterAll(clerk, first))).toEqual(['unchanged', 'unchanged']);
    const next = all(year('2019', '10'), year('2020', '11.5'), year('2021', '12'));
    expect(codes(await ledger.enterAll(clerk, next))).toEqual(['input.reason']);
    expect(await fatesOf(ledger.enterAll(clerk, { ...next, reason: '年鉴订正' }))).toEqual([
      'unchanged',
      'revised',
      'new',
    ]);
    const view = valueOf(await ledger.indicatorView(clerk, 'revenue'));
    const of2020 = view.revisions.filter(({ period }) => period === '2020');
    expect(of2020.map(({ value, reason }) => [value, reason])).toEqual([
      ['11.5', '年鉴订正'],
      ['11', null],
    ]);
  });

  it('with doubts are refused until somebody stands by them', async () => {
    const far = all(year('2018', '100000'));
    expect(codes(await house.ledger.enterAll(clerk, far))).toEqual(['doubt.ten-thousand']);
    const accepted = all(year('2018', '100000', { accept: ['doubt.ten-thousand'] }));
    const [fate] = valueOf(await house.ledger.tryAll(clerk, accepted));
    expect(fate).toMatchObject({ fate: 'new', accepted: [{ code: 'doubt.ten-thousand' }] });
  });
});

describe('a ledger in another process', () => {
  it('hears that figures changed', async () => {
    const { store, registry } = house;
    const now = () => new Date('2025-04-01T02:00:00Z');
    const second = createLedger({ store, registry, now });
    const key = { indicator: 'gdp', territory: '410702', period: '2024', aspect: 'level' as const };
    expect((await second.book('hongqi'))!.value(key).kind).toBe('none');
    expect(await second.book('hongqi')).toBe(await second.book('hongqi'));
    const gdp = draft({ indicator: 'gdp', value: '297.6' });
    valueOf(await house.ledger.enter(clerk, gdp));
    await expect
      .poll(async () => (await second.book('hongqi'))!.value(key).kind, { timeout: 5_000 })
      .toBe('one');
    await second.close();
    expect(await house.ledger.book('boston')).toBeUndefined();
    expect(codes(await house.ledger.goals({ ...clerk, district: 'boston' }))).toEqual([
      'missing.ledger',
    ]);
  });
});

describe('counted indicators', () => {
  it('are figures of the records, opened down to the rows, and revised when records come in', async () => {
    const { ledger, store } = house;
    const add = async (n: number, at: string, channel = 'hotline') => {
      await sql`INSERT INTO record (district, record, programme, programme_version, number, seq,
          state, ended, title, channel, opened_at, updated_at)
        VALUES ('hongqi', gen_random_uuid(), 'demand', 1, ${`D${n}`}, 1, 's', false, 't',
          ${channel}, ${at}, ${at})`.execute(store.db);
    };
    // the district's year begins at 16:00 UTC of the day before
    await add(1, '2023-12-31T15:59:00Z');
    await add(2, '2023-12-31T16:00:00Z');
    await add(3, '2024-12-31T15:59:00Z');
    await add(4, '2024-06-01T00:00:00Z', 'web');
    const asked = { district: 'hongqi', period: '2024', person: null };
    expect(valueOf(await ledger.count(asked))).toEqual([
      { indicator: 'demands-opened', value: '2', fate: 'entered' },
    ]);
    expect(valueOf(await ledger.count(asked))).toMatchObject([{ fate: 'unchanged' }]);
    await add(5, '2024-03-01T00:00:00Z');
    expect(valueOf(await ledger.count(asked))).toMatchObject([{ value: '3', fate: 'revised' }]);

    const view = valueOf(await ledger.indicatorView(leader, 'demands-opened'));
    expect(view.definition).toEqual({ zh: '诉求：本期登记', en: 'Demand: opened in the period' });
    expect(view.history).toMatchObject([{ period: '2024', level: { value: '3' } }]);
    expect(view.revisions.map((one) => one.value)).toEqual(['3', '2']);
    const id = view.history[0]!.level.figures[0]!.figure;
    const card = valueOf(await ledger.figureCard(leader, id));
    expect(card.rows).toMatchObject({
      now: '3',
      from: '2024-01-01',
      to: '2024-12-31',
      query: { programme: 'demand', channel: 'hotline', openedFrom: '2024-01-01' },
    });
    expect(card.rows!.records.map((one) => one.number)).toEqual(['D3', 'D5', 'D2']);
    const handler = await house.viewer('handler');
    const narrow = valueOf(await ledger.figureCard(handler, id));
    expect(narrow.rows).toMatchObject({ now: '3', records: [] });
    expect(codes(await ledger.count({ ...asked, indicator: 'gdp' }))).toEqual(['input.indicator']);
    expect(codes(await ledger.count({ ...asked, period: '2024-Q9' }))).toEqual(['input.period']);
  });
});

describe('pages', () => {
  it('show indicators, leagues and goals', async () => {
    const { ledger } = house;
    const query = { page: 1, pageSize: 50 };
    const page = valueOf(await ledger.indicatorPage(leader, query));
    expect(page.lines.map((line) => line.code)).toEqual(['gdp', 'revenue', 'demands-opened']);
    // what tables publish is taken over; what was typed in waits
    expect(page.waiting).toEqual({ check: 2, sign: 0 });
    const waiting = valueOf(await ledger.waiting(leader, 'check'));
    expect(waiting.map((one) => [one.origin, one.waits])).toEqual([
      ['letter', 'check'],
      ['letter', 'check'],
    ]);
    const goals = valueOf(await ledger.goals(leader));
    expect(goals.nodes.map(({ code, depth }) => [code, depth])).toEqual([
      ['lead', 0],
      ['rich', 1],
    ]);
    expect(goals.nodes[0]!.standing).toMatchObject({ untargeted: 1 });
    const league = { indicator: 'gdp', aspect: 'level' as const, set: 'urban' };
    const view = valueOf(await ledger.league(leader, league));
    expect(view.rows.map((row) => [row.territory.code, row.computed, row.own])).toEqual([
      ['410702', null, true],
      ['410703', null, false],
      ['410704', null, false],
      ['410711', null, false],
    ]);
    expect(view.why?.zh).toMatch('没有其他成员');
    expect(codes(await ledger.league(leader, { ...league, set: 'nobody' }))).toEqual([
      'missing.set',
    ]);
    const flow = valueOf(await ledger.leagueFlow(leader, league));
    expect(flow.periods).toEqual(['2024']);
  });
});
