import { Indicator } from '../src/model/indicator.ts';
import { RankSet, Territory } from '../src/model/territory.ts';
import { Goal } from '../src/model/goal.ts';
import { Origin, type Aspect, type Figure, type Rank } from '../src/model/figure.ts';
import type { z } from 'zod';
import {
  makeBook,
  type Book,
  type BookInput,
  type BookTarget,
} from '../src/engines/ledger/book.ts';

/** indicator, territory, period, aspect, value, unit, origin; then what differs from a plain figure */
export type FigureLine = readonly [
  indicator: string,
  territory: string,
  period: string,
  aspect: Aspect,
  value: string,
  unit: string,
  origin: string,
  more?: Partial<Figure>,
];

const labelled = (zh: string, en = zh) => ({ zh, en });
const entered = { person: null, name: '', at: '2025-03-20T00:00:00.000Z' };

export const makeFigure = (line: FigureLine, i = 0): Figure => {
  const [indicator, territory, period, aspect, value, unit, origin, more] = line;
  return {
    figure: `${origin}:${i + 1}`,
    indicator,
    territory,
    period,
    aspect,
    value,
    unit,
    qualifier: null,
    status: 'final',
    origin,
    locator: null,
    note: null,
    revision: 1,
    reason: null,
    entered,
    checked: null,
    signed: null,
    ...more,
  };
};

const gdp: z.input<typeof Indicator> = {
  code: 'gdp',
  label: labelled('地区生产总值', 'GDP'),
  aliases: ['GDP', '生产总值'],
  topic: 'economy',
  unit: '亿元',
  unitEn: '100 million yuan',
  direction: 'up',
  frequency: 'year',
  kind: 'flow',
  levelPrices: 'current',
  growthPrices: 'constant',
  addsUp: true,
};

export const indicatorOf = (
  code: string,
  more: Partial<z.input<typeof Indicator>> = {},
): Indicator =>
  Indicator.parse({
    ...gdp,
    code,
    label: labelled(code),
    aliases: [],
    levelPrices: 'none',
    growthPrices: 'none',
    addsUp: false,
    ...more,
  });

const territories = [
  { code: '410700', kind: 'city', label: labelled('新乡市', 'Xinxiang') },
  ...(
    [
      ['410702', '红旗区', 'Hongqi'],
      ['410703', '卫滨区', 'Weibin'],
      ['410704', '凤泉区', 'Fengquan'],
      ['410711', '牧野区', 'Muye'],
    ] as const
  ).map(([code, zh, en]) => ({
    code,
    kind: 'district',
    label: labelled(zh, en),
    parent: '410700',
  })),
].map((one) => Territory.parse(one));

const urban = RankSet.parse({
  code: 'urban',
  label: labelled('四个主城区', 'the four main urban districts'),
  aliases: ['主城区'],
  members: ['410702', '410703', '410704', '410711'],
  size: 4,
});

export interface BookParts {
  indicators?: Indicator[];
  sets?: RankSet[];
  goals?: z.input<typeof Goal>[];
  origins?: z.input<typeof Origin>[];
  figures?: readonly FigureLine[];
  ranks?: readonly (Pick<Rank, 'indicator' | 'territory' | 'period' | 'aspect' | 'n'> &
    Partial<Rank>)[];
  targets?: readonly BookTarget[];
}

/** What a small book is made of: one city, its four urban districts, one set, GDP, and what is given. */
export function bookInput(parts: BookParts = {}): BookInput {
  const origins = [
    {
      code: 'press',
      kind: 'document',
      title: labelled('报道', 'press'),
      publishedOn: '2025-03-20',
    },
    {
      code: 'yearbook',
      kind: 'table',
      title: labelled('年鉴', 'yearbook'),
      publishedOn: '2025-10-01',
    },
    ...(parts.origins ?? []),
  ];
  return {
    district: 'hongqi',
    territory: '410702',
    indicators: [Indicator.parse(gdp), ...(parts.indicators ?? [])],
    atlas: { territories, sets: [urban, ...(parts.sets ?? [])] },
    goals: (parts.goals ?? []).map((goal) => Goal.parse(goal)),
    origins: origins.map((origin) => Origin.parse(origin)),
    figures: (parts.figures ?? []).map(makeFigure),
    ranks: (parts.ranks ?? []).map((rank, i) => ({
      rank: `rank:${i + 1}`,
      set: 'urban',
      band: null,
      tied: false,
      change: null,
      previous: null,
      origin: 'press',
      locator: null,
      note: null,
      ...rank,
    })),
    targets: parts.targets ?? [],
  };
}

export const bookOf = (parts: BookParts = {}): Book => makeBook(bookInput(parts));
