import { describe, expect, it } from 'vitest';
import { bookInput, bookOf, indicatorOf, makeFigure } from '../../../test/ledger-book.ts';
import type { Formula } from '../../model/indicator.ts';
import type { Value } from '../../model/ledger-answer.ts';
import { makeBook } from './book.ts';

const key = { indicator: 'gdp', territory: '410702', period: '2024' };
const level = { ...key, aspect: 'level' as const };
const of = (indicator: string): Formula => ({ op: 'indicator', indicator });
const hand = { person: null, name: '', at: '2025-04-01T00:00:00.000Z' };

/** A value in one line. */
function said(value: Value): string {
  switch (value.kind) {
    case 'one':
      return `${value.figure.value}${value.figure.unit}`;
    case 'agreeing':
    case 'conflict':
      return `${value.kind}: ${value.figures.map((f) => `${f.value}${f.unit}`).join(', ')}`;
    case 'computed':
      return `${value.how}: ${value.value}${value.unit}`;
    case 'none':
      return value.why.code;
  }
}

describe('what several origins say', () => {
  const two = (
    first: [value: string, unit: string, more?: object],
    second: [value: string, unit: string, more?: object],
  ) =>
    bookOf({
      figures: [
        ['gdp', '410702', '2024', 'level', first[0], first[1], 'press', first[2]],
        ['gdp', '410702', '2024', 'level', second[0], second[1], 'yearbook', second[2]],
      ],
    }).value(level);

  it('agrees across units and rounding, the finest first', () => {
    expect(said(two(['297.6', '亿元'], ['2976012', '万元']))).toBe(
      'agreeing: 2976012万元, 297.6亿元',
    );
  });

  it('is a conflict, never an average', () => {
    expect(said(two(['3014.51', '亿元'], ['2967.74', '亿元']))).toBe(
      'conflict: 3014.51亿元, 2967.74亿元',
    );
    expect(said(two(['297.6', '亿元'], ['297.6', '家']))).toMatch('conflict');
  });

  it('holds as signed against what nobody signed', () => {
    const value = two(['297.6', '亿元', { signed: hand }], ['301', '亿元']);
    expect(said(value)).toBe('297.6亿元');
    expect(value).toMatchObject({ against: [{ value: '301' }] });
    const both = two(['297.6', '亿元', { signed: hand }], ['301', '亿元', { signed: hand }]);
    expect(said(both)).toMatch('conflict');
  });

  it('holds as revised by a later origin, not by an earlier one', () => {
    const later = two(['297.6', '亿元'], ['301', '亿元', { status: 'revised' }]);
    expect(said(later)).toBe('301亿元');
    const earlier = two(['297.6', '亿元', { status: 'revised' }], ['301', '亿元']);
    expect(said(earlier)).toMatch('conflict');
  });

  it('is the highest revision of each, in whatever order they come', () => {
    const book = bookOf({
      figures: [
        ['gdp', '410702', '2024', 'level', '3', '亿元', 'press', { revision: 3 }],
        ['gdp', '410702', '2024', 'level', '1', '亿元', 'press', { revision: 1 }],
        ['gdp', '410702', '2024-01/2024-12', 'level', '2', '亿元', 'press', { revision: 2 }],
      ],
    });
    expect(said(book.value(level))).toBe('3亿元');
    expect(book.currentFigures()).toHaveLength(1);
    expect(book.findFigure('press:2')).toMatchObject({ value: '1' });
  });

  it('has a reason where there is none', () => {
    const book = bookOf();
    const reason = (more: object) => said(book.value({ ...level, ...more }));
    expect(reason({})).toBe('not-in-ledger');
    expect(reason({ indicator: 'x' })).toBe('unknown-indicator');
    expect(reason({ territory: 'x' })).toBe('unknown-territory');
    expect(reason({ period: '2024-13' })).toBe('unknown-period');
  });
});

describe('growth', () => {
  const book = bookOf({
    indicators: [
      indicatorOf('revenue', { levelPrices: 'current', growthPrices: 'current' }),
      indicatorOf('tax-share', { kind: 'rate', unit: '%' }),
      indicatorOf('investment', { kind: 'growth' }),
    ],
    figures: [
      ['gdp', '410702', '2023', 'level', '281.9', '亿元', 'press'],
      ['gdp', '410702', '2024', 'level', '297.6', '亿元', 'press'],
      ['gdp', '410702', '2024', 'growth', '5.5', '%', 'press'],
      ['revenue', '410702', '2023', 'level', '11.8', '亿元', 'press'],
      ['revenue', '410702', '2024', 'level', '12.1', '亿元', 'press'],
      ['revenue', '410702', '2024', 'growth', '2.1', '%', 'press'],
      ['revenue', '410704', '2023', 'level', '0', '亿元', 'press'],
      ['revenue', '410704', '2024', 'level', '3', '亿元', 'press'],
      ['revenue', '410703', '2023', 'level', '2', '万元', 'press'],
      ['revenue', '410703', '2024', 'level', '3', '亿元', 'press'],
      ['tax-share', '410702', '2023', 'level', '90.15', '%', 'press'],
      ['tax-share', '410702', '2024', 'level', '91.8', '%', 'press'],
    ],
  });
  const growth = (more: object) => book.growth({ ...key, ...more });

  it('is never worked out at current prices for what grows at constant ones', () => {
    expect(said(growth({}).holds)).toBe('5.5%');
    expect(said(growth({}).computed)).toBe('price-basis');
    expect(said(growth({ indicator: 'investment' }).holds)).toBe('price-basis');
  });

  it('is stated and computed side by side, the rounding of levels granted', () => {
    const both = growth({ indicator: 'revenue' });
    expect(said(both.stated)).toBe('2.1%');
    expect(said(both.computed)).toBe('growth: 2.54237288%');
    expect(both.agrees).toBe(true);
  });

  it('contradicts levels beyond their rounding', () => {
    const other = book.withFigures([
      makeFigure(['revenue', '410702', '2024', 'growth', '3.5', '%', 'yearbook'], 99),
    ]);
    expect(other.growth({ ...key, indicator: 'revenue' }).agrees).toBe(false);
  });

  it('is none from nothing, flagged from ten thousand times too little', () => {
    const revenue = (territory: string) => growth({ indicator: 'revenue', territory }).holds;
    expect(said(revenue('410704'))).toBe('zero-base');
    expect(revenue('410703')).toMatchObject({ kind: 'computed', jump: true });
    expect(said(revenue('410711'))).toBe('not-in-ledger');
    expect(said(growth({ indicator: 'revenue', period: '2023' }).holds)).toBe('no-base');
  });

  it('of a rate is in points', () => {
    expect(said(growth({ indicator: 'tax-share' }).holds)).toBe('points: 1.65个百分点');
  });
});

describe('formulas', () => {
  const book = bookOf({
    indicators: [
      indicatorOf('tax', { partOf: 'revenue' }),
      indicatorOf('other', { partOf: 'revenue' }),
      indicatorOf('revenue', { sumOf: ['tax', 'other'] }),
      indicatorOf('tax-share', {
        kind: 'rate',
        unit: '%',
        formula: { op: 'percent', of: [of('tax'), of('revenue')] },
      }),
      indicatorOf('a', { formula: of('b') }),
      indicatorOf('b', { formula: of('a') }),
      indicatorOf('past', { formula: { op: 'indicator', indicator: 'past', yearsBack: 1 } }),
    ],
    figures: [
      ['tax', '410702', '2024', 'level', '9', '亿元', 'press'],
      ['other', '410702', '2024', 'level', '10000', '万元', 'press'],
      ['tax', '410702', '2023', 'level', '9', '亿元', 'press'],
    ],
  });
  const value = (indicator: string, period = '2024') => book.value({ ...level, indicator, period });

  it('add parts and reach through other formulas to their figures', () => {
    expect(said(value('revenue'))).toBe('formula: 10亿元');
    const share = value('tax-share');
    expect(said(share)).toBe('formula: 90%');
    expect(share).toMatchObject({ from: [{ figure: 'press:1' }, { figure: 'press:2' }] });
    expect(said(book.share({ ...key, indicator: 'tax' }))).toBe('share: 90%');
  });

  it('say what is missing and where they go in a circle', () => {
    expect(value('revenue', '2023')).toMatchObject({
      kind: 'none',
      why: { code: 'not-in-ledger', detail: { zh: '台账中没有这个数字:other' } },
    });
    expect(said(value('a'))).toBe('circular');
    expect(said(value('past'))).toBe('circular');
    // a circle that was met leaves nothing behind
    expect(said(value('revenue'))).toBe('formula: 10亿元');
  });
});

describe('ranks', () => {
  const growthOf = (territory: string, value: string, period = '2024') =>
    ['gdp', territory, period, 'growth', value, '%', 'press'] as const;
  const rank = { indicator: 'gdp', period: '2024', aspect: 'growth' as const };
  const query = { ...rank, territory: '410704', set: 'urban' };

  it('agree with the peers, ties shared and the change worked out', () => {
    const book = bookOf({
      figures: [
        growthOf('410702', '5.5'),
        growthOf('410703', '5.1'),
        growthOf('410704', '5.1'),
        growthOf('410711', '4'),
        growthOf('410702', '9', '2023'),
        growthOf('410703', '8', '2023'),
        growthOf('410704', '6', '2023'),
        growthOf('410711', '7', '2023'),
      ],
      ranks: [{ ...rank, territory: '410704', n: 2 }],
    });
    const answer = book.rank(query);
    expect(answer).toMatchObject({
      comparison: 'agree',
      computed: { n: 2, worst: 2, tied: true, outOf: 4, previous: 4, change: 2 },
    });
    expect(book.rank({ ...query, territory: '410711' })).toMatchObject({
      comparison: 'computed-only',
      computed: { n: 4, tied: false, change: -1 },
    });
    expect(book.ranks(query)).toHaveLength(1);
  });

  it('are possible, not confirmed, while peers are missing', () => {
    const figures = [growthOf('410702', '5.5'), growthOf('410704', '5.1')];
    const stated = (n: number) =>
      bookOf({ figures, ranks: [{ ...rank, territory: '410704', n }] }).rank(query);
    expect(stated(2)).toMatchObject({
      comparison: 'possible',
      computed: { n: 2, worst: 4, missing: ['410703', '410711'], previous: null, change: null },
    });
    expect(stated(1).comparison).toBe('contradict');
  });

  it('are only stated where nobody else has a figure', () => {
    const book = bookOf({
      figures: [growthOf('410704', '5.1')],
      ranks: [{ ...rank, territory: '410704', n: null, band: '前列' }],
    });
    expect(book.rank(query)).toMatchObject({
      comparison: 'stated-only',
      computed: null,
      why: { code: 'no-members' },
    });
    expect(book.rank({ ...query, set: 'x' })).toMatchObject({ why: { code: 'unknown-set' } });
  });

  it('leave a conflict out, and put the lower first where less is better', () => {
    const book = bookOf({
      indicators: [indicatorOf('pm10', { direction: 'down', unit: '微克/立方米' })],
      figures: (
        [
          ['410702', '80', 'press'],
          ['410703', '70', 'press'],
          ['410704', '90', 'press'],
          ['410704', '95', 'yearbook'],
        ] as const
      ).map(
        ([territory, value, origin]) =>
          ['pm10', territory, '2024', 'level', value, '微克/立方米', origin] as const,
      ),
    });
    const league = book.league({ ...rank, indicator: 'pm10', aspect: 'level', set: 'urban' });
    expect(league.rows.map((row) => [row.territory, row.computed?.n])).toEqual([
      ['410703', 1],
      ['410702', 2],
      ['410704', undefined],
      ['410711', undefined],
    ]);
    expect(league.missing).toEqual(['410704', '410711']);
  });
});

describe('targets', () => {
  const target = (more: object) => ({
    indicator: 'gdp',
    territory: '410702',
    period: '2025',
    aspect: 'level' as const,
    value: '400',
    unit: '亿元',
    meets: 'at-least' as const,
    origin: 'press',
    ...more,
  });
  const standing = (targets: ReturnType<typeof target>[], value: string, today?: string) =>
    bookOf({
      figures: [['gdp', '410702', '2025', 'level', value, '亿元', 'press']],
      targets,
    }).targets({ ...key, period: '2025' }, today)[0]!;

  it.each([
    ['at-least', '400', '2025-06-30', 'met'],
    ['at-least', '200', '2025-06-30', 'ahead'],
    ['at-least', '190', '2025-06-30', 'behind'],
    ['at-least', '399', undefined, 'missed'],
    ['at-least', '399', '2026-01-01', 'missed'],
    ['at-most', '190', '2025-06-30', 'ahead'],
    ['at-most', '390', '2025-06-30', 'behind'],
    ['at-most', '390', '2026-01-01', 'met'],
    ['at-most', '401', '2026-01-01', 'missed'],
  ])('%s 400 with %s on %s: %s', (meets, value, today, wanted) => {
    const progress = standing([target({ meets })], value, today);
    expect(progress.standing).toBe(wanted);
  });

  it('show the share reached beside the share of time', () => {
    const progress = standing([target({ value: '4000000', unit: '万元' })], '190', '2025-06-30');
    expect(progress).toMatchObject({ percent: '47.50', elapsed: '49.6' });
  });

  it('of growth do not run with time', () => {
    const [progress] = bookOf({
      figures: [['gdp', '410702', '2025', 'growth', '5', '%', 'press']],
      targets: [target({ aspect: 'growth', value: '5.5', unit: '%' })],
    }).targets({ ...key, period: '2025' }, '2025-06-30');
    expect(progress).toMatchObject({ standing: 'open', percent: null });
  });
});

describe('names', () => {
  const book = bookOf({
    indicators: [
      indicatorOf('industrial-output', { aliases: ['工业增加值'] }),
      indicatorOf('large-output', { aliases: ['规模以上工业增加值'] }),
      indicatorOf('output-of-parks', { aliases: ['工业增加值'] }),
    ],
  });

  it('are found by code, label, alias and inside words, the longest first', () => {
    expect(book.findIndicator('GDP')?.code).toBe('gdp');
    expect(book.findIndicator(' 地区生产总值 ')?.code).toBe('gdp');
    expect(book.findIndicator('全区规模以上工业增加值')?.code).toBe('large-output');
    expect(book.findIndicator('汽车交易额')).toBeUndefined();
    expect(book.findTerritory('红旗区')?.code).toBe('410702');
    expect(book.findSet('居四个主城区')?.code).toBe('urban');
  });

  it('that two share are ambiguous', () => {
    expect(book.findIndicator('工业增加值')).toBeUndefined();
    expect(book.indicatorsNamed('工业增加值').map(({ code }) => code)).toEqual([
      'industrial-output',
      'output-of-parks',
    ]);
  });
});

describe('makeBook', () => {
  it('has a history in the order of time', () => {
    const book = makeBook(
      bookInput({
        figures: [
          ['gdp', '410702', '2024', 'level', '297.6', '亿元', 'press'],
          ['gdp', '410702', '2024-Q1', 'level', '70', '亿元', 'press'],
          ['gdp', '410702', '2022', 'growth', '4', '%', 'press'],
        ],
      }),
    );
    const history = book.history('gdp', '410702');
    expect(history.map((point) => [point.period, said(point.level)])).toEqual([
      ['2022', 'not-in-ledger'],
      ['2024-Q1', '70亿元'],
      ['2024', '297.6亿元'],
    ]);
    expect(book.territoriesWith('gdp')).toEqual(['410702']);
  });
});
