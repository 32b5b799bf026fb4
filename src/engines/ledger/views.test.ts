import { describe, expect, it } from 'vitest';
import { bookOf, indicatorOf, type FigureLine } from '../../../test/ledger-book.ts';
import {
  FigureCard,
  IndicatorPage,
  IndicatorQuery,
  IndicatorView,
} from '../../model/ledger-view.ts';
import { GoalsView, LeagueChoices, LeagueFlow, LeagueView } from '../../model/league-view.ts';
import { NumberAsked, NumberCard } from '../../model/number-view.ts';
import { viewFigure, viewNumber } from './view-figure.ts';
import { viewGoals } from './view-goals.ts';
import { viewIndicator } from './view-indicator.ts';
import { viewIndicators } from './view-indicators.ts';
import { leagueChoices, leagueFlow, viewLeague } from './view-league.ts';

const label = { zh: '名', en: 'name' };
const today = '2025-06-30';

const growth = (territory: string, period: string, value: string): FigureLine => [
  'gdp',
  territory,
  period,
  'growth',
  value,
  '%',
  'press',
];

const target = {
  indicator: 'revenue',
  territory: '410702',
  period: '2025',
  aspect: 'level' as const,
  value: '13',
  unit: '亿元',
  meets: 'at-least' as const,
  origin: 'press',
};

const book = bookOf({
  indicators: [
    indicatorOf('revenue', {
      topic: 'money',
      label: { zh: '一般公共预算收入', en: 'Budget revenue' },
      levelPrices: 'current',
      growthPrices: 'current',
    }),
    indicatorOf('tax', { topic: 'money', partOf: 'revenue' }),
    indicatorOf('tax-share', {
      topic: 'money',
      kind: 'rate',
      unit: '%',
      formula: {
        op: 'percent',
        of: [
          { op: 'indicator', indicator: 'tax' },
          { op: 'indicator', indicator: 'revenue', yearsBack: 1 },
        ],
      },
    }),
  ],
  goals: [
    { code: 'low', parent: 'top', kind: 'goal', label, indicators: ['revenue', 'gdp'] },
    {
      code: 'top',
      kind: 'framework',
      label,
      from: '2025-01-01',
      due: '2025-12-31',
      indicators: ['revenue'],
    },
    { code: 'deep', parent: 'low', kind: 'action', label, indicators: ['tax'] },
  ],
  figures: [
    ['gdp', '410702', '2024', 'level', '297.6', '亿元', 'press'],
    growth('410702', '2023', '4.1'),
    growth('410703', '2023', '6.0'),
    growth('410704', '2023', '5.0'),
    growth('410711', '2023', '3.0'),
    growth('410702', '2024', '5.5'),
    growth('410704', '2024', '5.1'),
    ['revenue', '410702', '2023', 'level', '118000', '万元', 'press'],
    ['revenue', '410702', '2024', 'level', '12.1', '亿元', 'press'],
    ['revenue', '410702', '2025', 'level', '7', '亿元', 'press', { status: 'estimated' }],
  ],
  ranks: [
    { indicator: 'gdp', territory: '410704', period: '2024', aspect: 'growth', n: 2 },
    { indicator: 'gdp', territory: '410700', period: '2024', aspect: 'growth', n: 4 },
  ],
  targets: [target],
});

describe('the table of indicators', () => {
  const page = (more: object = {}) =>
    IndicatorPage.omit({ waiting: true }).parse(
      viewIndicators(book, IndicatorQuery.parse(more), today),
    );

  it('shows the newest of each, those with figures first', () => {
    const { lines, topics, periods, territories } = page();
    expect(lines.map((line) => [line.code, line.period])).toEqual([
      ['gdp', '2024'],
      ['revenue', '2025'],
      ['tax', null],
      ['tax-share', null],
    ]);
    expect(lines[0]).toMatchObject({
      level: { value: '297.6', figures: [{ signed: false }] },
      growth: { holds: { value: '5.5' }, computed: { why: { zh: /不变价/ } } },
      ranks: [{ aspect: 'growth', comparison: 'computed-only', computed: { n: 1, worst: 3 } }],
    });
    expect(lines[1]).toMatchObject({
      target: { percent: '53.85', elapsed: '49.6', standing: 'ahead' },
      spark: [
        { period: '2023', value: '11.8' },
        { period: '2024', value: '12.1' },
        { period: '2025', value: '7' },
      ],
    });
    expect(topics.map(({ topic, n }) => ({ topic, n }))).toEqual([
      { topic: 'economy', n: 1 },
      { topic: 'money', n: 3 },
    ]);
    expect(periods).toEqual(['2025', '2024', '2023']);
    expect(territories.map(({ code }) => code)).toEqual(['410702', '410703', '410704', '410711']);
  });

  it('is searched, narrowed and turned over', () => {
    const codes = (more: object) => page(more).lines.map(({ code }) => code);
    expect(codes({ q: '预算' })).toEqual(['revenue']);
    expect(codes({ q: ' BUDGET ' })).toEqual(['revenue']);
    expect(codes({ topic: 'economy' })).toEqual(['gdp']);
    expect(codes({ period: '2023' })).toEqual(['gdp', 'revenue']);
    expect(codes({ territory: '410704', period: '2024' })).toEqual(['gdp']);
    expect(page({ page: 2, pageSize: 3 })).toMatchObject({
      total: 4,
      lines: [{ code: 'tax-share' }],
    });
  });
});

describe('one indicator', () => {
  const of = (code: string) =>
    IndicatorView.parse(
      viewIndicator(book, book.indicatorOf(code)!, {
        territory: '410702',
        today,
        revisions: book.figures({
          indicator: code,
          territory: '410702',
          period: '2024',
          aspect: 'level',
        }),
        mayEnter: true,
      }),
    );

  it('has its history, peers, targets and where it all comes from', () => {
    const revenue = of('revenue');
    expect(revenue.history.map(({ period, growth: g }) => [period, g.holds.value])).toEqual([
      ['2023', null],
      ['2024', '2.54237288'],
      ['2025', '-42.14876033'],
    ]);
    expect(revenue.targets).toMatchObject([{ value: '13', standing: 'ahead' }]);
    expect(revenue.origins).toMatchObject([{ code: 'press' }]);
    expect(revenue.revisions).toMatchObject([{ value: '12.1', holds: true }]);
    const gdp = of('gdp');
    expect(gdp.peers.map((peer) => peer.territory.code)).toEqual(['410703', '410704', '410711']);
    expect(gdp.ranks.map(({ period, computed }) => [period, computed?.n])).toEqual([
      ['2024', 1],
      ['2023', 3],
    ]);
  });

  it('says how it is worked out', () => {
    expect(of('tax-share').definition).toEqual({
      zh: 'tax ÷ 一般公共预算收入(1年前) × 100%',
      en: 'tax ÷ Budget revenue (the year before) × 100%',
    });
    expect(of('gdp').definition).toBeNull();
  });
});

describe('a card', () => {
  it('stands with its peers, its history and what contradicts it', () => {
    const key = { indicator: 'gdp', territory: '410704', period: '2024' };
    const [figure] = book.figures({ ...key, aspect: 'growth' });
    const card = FigureCard.parse(
      viewFigure(book, figure!, {
        revisions: [figure!],
        rows: null,
        may: { revise: false, check: true, sign: false },
        doubts: [],
      }),
    );
    expect(card.peers.map(({ territory, value }) => [territory.code, value])).toEqual([
      ['410702', '5.5'],
      ['410703', null],
      ['410704', '5.1'],
      ['410711', null],
    ]);
    expect(card.history).toEqual([
      { period: '2023', value: '5.0' },
      { period: '2024', value: '5.1' },
    ]);
    expect(card.ranks).toMatchObject([{ stated: [{ n: 2 }], comparison: 'possible' }]);
  });
});

describe('a league', () => {
  const asked = { indicator: 'gdp', aspect: 'growth' as const, set: 'urban' };

  it('shows who stands where, also who is ranked and no member', () => {
    const view = LeagueView.parse(viewLeague(book, { ...asked, period: '2024' }));
    expect(
      view.rows.map((row) => [row.territory.code, row.computed?.n, row.stated[0]?.n, row.own]),
    ).toEqual([
      ['410702', 1, undefined, true],
      ['410704', 2, 2, false],
      ['410700', undefined, 4, false],
      ['410703', undefined, undefined, false],
      ['410711', undefined, undefined, false],
    ]);
    expect(view).toMatchObject({ outOf: 4, periods: ['2024', '2023'] });
    expect(view.missing.map(({ code }) => code)).toEqual(['410703', '410711']);
  });

  it('flows over the years', () => {
    const flow = LeagueFlow.parse(leagueFlow(book, asked));
    expect(flow.periods).toEqual(['2023', '2024']);
    const line = flow.lines.find(({ territory }) => territory.code === '410704');
    expect(line!.points).toEqual([
      { period: '2023', n: 2, worst: 2, stated: null },
      { period: '2024', n: 2, worst: 4, stated: 2 },
    ]);
  });

  it('offers what can be compared', () => {
    const choices = LeagueChoices.parse(leagueChoices(book));
    expect(choices.indicators).toMatchObject([{ code: 'gdp', aspects: ['level', 'growth'] }]);
    expect(choices.sets).toMatchObject([{ code: 'urban', size: 4 }]);
  });
});

describe('goals', () => {
  it('stand in the order of their tree, each with all that is below it', () => {
    const { nodes } = GoalsView.parse(viewGoals(book, today));
    expect(nodes.map(({ code, depth }) => `${'  '.repeat(depth)}${code}`)).toEqual([
      'top',
      '  low',
      '    deep',
    ]);
    // revenue is measured by two goals and counts once
    expect(nodes[0]).toMatchObject({
      elapsed: '49.6',
      standing: { ahead: 1, untargeted: 2 },
      measures: [{ code: 'revenue', period: '2025', target: { percent: '53.85' } }],
    });
    expect(nodes[2]).toMatchObject({ elapsed: null, standing: { ahead: 0, untargeted: 1 } });
  });
});

describe('the card of a number', () => {
  const indicator = book.indicatorOf('gdp')!;
  const of = (more: object) =>
    NumberCard.parse(
      viewNumber(
        book,
        indicator,
        NumberAsked.parse({ indicator: 'gdp', territory: '410704', period: '2024', ...more }),
        { figures: [] },
      ),
    );

  it('of a rank has the members of its set with figures, the best first, and both places', () => {
    const card = of({ aspect: 'growth', set: 'urban' });
    expect(card.peers.map(({ territory, value }) => [territory.code, value])).toEqual([
      ['410702', '5.5'],
      ['410704', '5.1'],
    ]);
    expect(card.rank).toMatchObject({
      comparison: 'possible',
      stated: [{ n: 2 }],
      computed: { n: 2, worst: 4, outOf: 4, missing: [{ code: '410703' }, { code: '410711' }] },
    });
    expect(card.origins.map(({ code }) => code)).toEqual(['press']);
  });

  it('says why there is none, and has no rank that nobody asked for', () => {
    const card = of({ period: '2019' });
    expect(card).toMatchObject({ rank: null, value: { kind: 'none', why: { zh: /.+/ } } });
  });
});
