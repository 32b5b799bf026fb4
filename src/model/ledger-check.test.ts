import { describe, expect, it } from 'vitest';
import { bookInput, indicatorOf } from '../../test/ledger-book.ts';
import { trialRegistry } from '../../test/casework-district.ts';
import { findPeriod } from '../kernels/figures/period.ts';
import { isConvertible } from '../kernels/figures/quantity.ts';
import { FigureFile } from './figure.ts';
import { GoalFile } from './goal.ts';
import type { Formula, Indicator } from './indicator.ts';
import { ledgerProblems } from './ledger-check.ts';
import { Atlas } from './territory.ts';

const [district = ''] = Object.keys(trialRegistry.districts);
const label = { zh: '名', en: 'name' };
const { atlas: parts } = bookInput();
const gdp = bookInput().indicators[0]!;
const measures = { isConvertible, isPeriod: (text: string) => findPeriod(text) !== undefined };

interface Parts {
  indicators?: Indicator[];
  atlas?: object;
  goals?: object[];
  file?: object;
}

const atlasOf = (more: object = {}) =>
  Atlas.parse({ code: 'a', districts: { [district]: '410702' }, ...parts, ...more });

/** The problems of a small ledger with these changes, one line each. */
function problemsWith({ indicators = [], atlas, goals = [], file = {} }: Parts): string[] {
  const family = { family: 'f', label, districts: [district], indicators: [gdp, ...indicators] };
  const origin = { code: 'press', kind: 'document', title: label };
  const all = {
    ...trialRegistry,
    atlases: { a: atlasOf(atlas) },
    indicators: { f: family },
    goals: { g: GoalFile.parse({ code: 'g', districts: [district], goals: [goal(), ...goals] }) },
    figures: { press: FigureFile.parse({ origin, districts: [district], ...file }) },
  };
  return ledgerProblems(all, measures).map(({ code, path, got }) => `${code} ${path}: ${got}`);
}

const goal = (more: object = {}) => ({ code: 'top', kind: 'framework', label, ...more });
const figure = (more: object = {}) => ({
  indicator: 'gdp',
  territory: '410702',
  period: '2024',
  value: '297.6',
  unit: '亿元',
  ...more,
});
const of = (indicator: string): Formula => ({ op: 'indicator', indicator });

describe('ledgerProblems', () => {
  it('finds none in what fits', () => {
    const rank = { indicator: 'gdp', territory: '410702', period: '2024', set: 'urban', n: 1 };
    const file = { figures: [figure(), figure({ aspect: 'growth', unit: '%' })], ranks: [rank] };
    const primary = indicatorOf('primary', { partOf: 'gdp', unit: '万元' });
    expect(problemsWith({ indicators: [primary], file })).toEqual([]);
  });

  it('tells the whole way of a formula that goes in a circle', () => {
    const indicators = [
      indicatorOf('a', { formula: { op: 'over', of: [of('gdp'), of('b')] } }),
      indicatorOf('b', { sumOf: ['c'] }),
      indicatorOf('c', { formula: { op: 'percent', of: [of('a'), { op: 'value', value: '1' }] } }),
    ];
    expect(problemsWith({ indicators })).toEqual([
      'declared.circle indicators.f.indicators[1].formula: a → b → c → a',
      'declared.circle indicators.f.indicators[2].formula: b → c → a → b',
      'declared.circle indicators.f.indicators[3].formula: c → a → b → c',
    ]);
  });

  it.each<[string, Parts, string]>([
    [
      'a formula over nothing',
      { indicators: [indicatorOf('a', { formula: { op: 'sum', of: [of('gdp'), of('x')] } })] },
      'declared.unknown indicators.f.indicators[1].formula.of[1].indicator: x',
    ],
    [
      'a part of nothing',
      { indicators: [indicatorOf('a', { partOf: 'x' })] },
      'declared.unknown indicators.f.indicators[1].partOf: x',
    ],
    [
      'a part in another unit',
      { indicators: [indicatorOf('a', { partOf: 'gdp', unit: '家' })] },
      'declared.unit indicators.f.indicators[1].partOf: 亿元',
    ],
    [
      'the same code twice',
      { indicators: [indicatorOf('gdp')] },
      'declared.twice indicators.f.indicators[1]: gdp',
    ],
    [
      'a count of nothing',
      { indicators: [indicatorOf('a', { counts: { programme: 'x', count: 'opened' } })] },
      'declared.unknown indicators.f.indicators[1].counts.programme: x',
    ],
    [
      'a sum of what is no number',
      {
        indicators: [
          indicatorOf('a', { counts: { programme: 'demand', count: 'opened', sum: 'title' } }),
        ],
      },
      'declared.sum indicators.f.indicators[1].counts.sum: title',
    ],
    [
      'different values of nothing',
      {
        indicators: [
          indicatorOf('a', { counts: { programme: 'demand', count: 'opened', distinct: 'x' } }),
        ],
      },
      'declared.unknown indicators.f.indicators[1].counts.distinct: x',
    ],
    [
      'a sum of nothing',
      {
        indicators: [
          indicatorOf('a', { counts: { programme: 'demand', count: 'opened', sum: 'x' } }),
        ],
      },
      'declared.unknown indicators.f.indicators[1].counts.sum: x',
    ],
    [
      'validity that does not exist',
      { indicators: [indicatorOf('a', { validFrom: '2024-13' })] },
      'declared.period indicators.f.indicators[1].validFrom: 2024-13',
    ],
    [
      'a figure of an unknown indicator',
      { file: { figures: [figure({ indicator: 'x' })] } },
      'declared.unknown figures.press.figures[0].indicator: x',
    ],
    [
      'a figure of an unknown territory',
      { file: { figures: [figure({ territory: '999999' })] } },
      'declared.unknown figures.press.figures[0].territory: 999999',
    ],
    [
      'a unit that does not convert',
      { file: { figures: [figure({ unit: '家' })] } },
      'declared.unit figures.press.figures[0].unit: 家',
    ],
    [
      'growth in yuan',
      { file: { figures: [figure({ aspect: 'growth' })] } },
      'declared.unit figures.press.figures[0].unit: 亿元',
    ],
    [
      'a period that does not exist',
      { file: { figures: [figure({ period: '2023-02-29' })] } },
      'declared.period figures.press.figures[0].period: 2023-02-29',
    ],
    [
      'the same figure twice',
      { file: { figures: [figure(), figure({ value: '3' })] } },
      'declared.twice figures.press.figures[1]: gdp 410702 2024 level',
    ],
    [
      'a rank in an unknown set',
      {
        file: {
          ranks: [{ indicator: 'gdp', territory: '410702', period: '2024', set: 'x', n: 1 }],
        },
      },
      'declared.unknown figures.press.ranks[0].set: x',
    ],
    [
      'a target of an unknown indicator',
      { file: { targets: [figure({ indicator: 'x' })] } },
      'declared.unknown figures.press.targets[0].indicator: x',
    ],
    [
      'a goal below nothing',
      { goals: [goal({ code: 'low', parent: 'x' })] },
      'declared.unknown goals.g.goals[1].parent: x',
    ],
    [
      'a goal seen by nothing',
      { goals: [goal({ code: 'low', indicators: ['x'] })] },
      'declared.unknown goals.g.goals[1].indicators[0]: x',
    ],
    [
      'a goal due before it begins',
      { goals: [goal({ code: 'low', from: '2025-01-01', due: '2024-01-01' })] },
      'declared.time goals.g.goals[1].due: 2024-01-01',
    ],
    [
      'a set with a stranger',
      { atlas: { sets: [{ code: 's', label, members: ['999999'], size: null }] } },
      'declared.unknown atlases.a.sets[0].members[0]: 999999',
    ],
    [
      'a set smaller than itself',
      { atlas: { sets: [{ code: 's', label, members: ['410702', '410704'], size: 1 }] } },
      'declared.size atlases.a.sets[0].size: 1',
    ],
  ])('finds %s', (_, changed, wanted) => {
    expect(problemsWith(changed)).toEqual([wanted]);
  });

  it('finds an atlas of a district that nobody runs', () => {
    const atlas = { districts: { nowhere: '410702' } };
    expect(problemsWith({ atlas })).toContain(
      'declared.unknown atlases.a.districts.nowhere: nowhere',
    );
  });
});
