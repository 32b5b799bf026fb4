import { convertQuantity } from '../kernels/figures/quantity.ts';
import type { BriefingHead } from '../model/briefing.ts';
import type { Rank } from '../model/figure.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Label } from '../model/label.ts';

type Language = BriefingHead['language'];

/** A piece of a phrase: words around a number, or the number itself. */
export interface Piece {
  text: string;
  /** the figures or ranks behind it; absent for words */
  ids?: string[];
}

/** What a language says around numbers: the conventions of a briefing, as data. */
export interface Conventions {
  /** between what is said of one indicator */
  joins: { growth: string; rank: string; other: string };
  up: string;
  down: string;
  same: string;
  against: string;
  points: string;
  won: (places: number) => [string, string, string];
  lost: (places: number) => [string, string, string];
  /** around a part in percent; the subject is empty where it was named before */
  share: (subject: string, whole: string) => [before: string, after: string];
  target: (subject: string, isYear: boolean) => [before: string, after: string];
  /** around the level of the year before */
  base: (subject: string) => [before: string, after: string];
}

/** As press and work reports put it. */
export const conventions: Readonly<Record<Language, Conventions>> = {
  zh: {
    joins: { growth: '、', rank: '，', other: '，' },
    up: '增长',
    down: '下降',
    same: '持平',
    against: '同比',
    points: '个百分点',
    won: (places) => ['较上年提升', String(places), '个位次'],
    lost: (places) => ['较上年下降', String(places), '个位次'],
    share: (subject, whole) => [`${subject}占${whole}的`, ''],
    target: (subject, isYear) => [`${subject}完成${isYear ? '年度' : ''}目标的`, ''],
    base: (subject) => [`${subject}上年为`, ''],
  },
  en: {
    joins: { growth: ', ', rank: ', ', other: ', ' },
    up: 'up',
    down: 'down',
    same: 'unchanged',
    against: '',
    points: ' percentage points',
    won: (places) => [
      '',
      String(places),
      places === 1 ? ' place better than the year before' : ' places better than the year before',
    ],
    lost: (places) => [
      '',
      String(places),
      places === 1 ? ' place worse than the year before' : ' places worse than the year before',
    ],
    share: (subject, whole) => [subject && `${subject} made up `, ` of ${whole}`],
    target: (subject, isYear) => [
      subject && `${subject} reached `,
      isYear ? ' of its target for the year' : ' of its target',
    ],
    base: (subject) => [subject ? `${subject} stood at ` : 'from ', ' the year before'],
  },
};

/** An amount as a sentence says it, with the word that leaves something open. */
export function amountWords(
  { value, unit, qualifier }: { value: string; unit: string; qualifier?: string | null },
  indicator: Indicator,
  language: Language,
): string {
  if (language === 'zh') {
    const word = qualifier && !qualifier.includes('位数') ? qualifier : '';
    return /^[%‰]$/.test(unit) ? `${value}${unit}` : withQualifier(value, unit, word);
  }
  const open = qualifier && /[余多超逾]/.test(qualifier) ? 'more than ' : '';
  return `${open}${englishAmount(value, unit, indicator)}`;
}

/** 2000余家, 5.3万余条, but 超2000家. */
function withQualifier(value: string, unit: string, word: string): string {
  if (word === '') return `${value}${unit}`;
  if (/[余多]/.test(word)) {
    const scale = /^[万亿]+/.exec(unit)?.[0] ?? '';
    return `${value}${scale}${word}${unit.slice(scale.length)}`;
  }
  if (/以上|以下|左右/.test(word)) return `${value}${unit}${word}`;
  return `${word}${value}${unit}`;
}

/** How English says amounts of units that Chinese counts by ten thousands. */
const englishScale: Readonly<Record<string, readonly [unit: string, after: string]>> = {
  亿元: ['十亿元', ' billion yuan'],
  万元: ['元', ' yuan'],
  万户: ['户', ' entities'],
  万平方米: ['平方米', ' m²'],
};

function englishAmount(value: string, unit: string, indicator: Indicator): string {
  if (unit === '%') return `${value}%`;
  const [to, after] = englishScale[unit] ?? [unit, undefined];
  const amount = to === unit ? value : (convertQuantity({ value, unit }, to)?.value ?? value);
  const own = indicator.unit === unit ? indicator.unitEn.replace(/^10,000 /, '') : unit;
  return `${thousands(amount)}${after ?? ` ${own}`}`;
}

const thousands = (value: string) => value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');

/** A change in words and number: 同比增长5.5%, 下降2%, 持平. */
export function growthPieces(
  growth: { value: string; unit: string; qualifier?: string | null },
  language: Language,
  ids: string[],
): Piece[] {
  const words = conventions[language];
  if (growth.qualifier?.includes('位数')) {
    return language === 'zh'
      ? [{ text: growth.qualifier, ids }, { text: words.up }]
      : [{ text: 'up by a ' }, { text: 'double-digit', ids }, { text: ' rate' }];
  }
  const isDown = growth.value.startsWith('-');
  const size = isDown ? growth.value.slice(1) : growth.value;
  if (Number(size) === 0) return [{ text: `${words.against}${words.same}`, ids }];
  const unit = growth.unit === '个百分点' ? words.points : growth.unit;
  const turn = `${words.against}${isDown ? words.down : words.up}${language === 'en' ? ' ' : ''}`;
  return [{ text: turn }, { text: `${size}${unit}`, ids }];
}

const ordinal = (n: number): string => {
  const tens = n % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
};

const bandWords: Readonly<Record<string, string>> = {
  前列: 'among the first',
  第一方阵: 'in the first group',
  第二方阵: 'in the second group',
  '500强': 'among the first 500',
};

/** Where a rank stands and among whom: 居全市第4位. */
export function rankPieces(
  rank: Pick<Rank, 'n' | 'band' | 'tied'> & { ids: string[] },
  set: Label,
  language: Language,
): Piece[] {
  const { n, band, tied, ids } = rank;
  if (language === 'zh') {
    const words = n === null ? (band ?? '') : `第${n}位`;
    return [{ text: `${tied ? '并列' : ''}居${set.zh}` }, { text: words, ids }];
  }
  const words = n === null ? (bandWords[band ?? ''] ?? band ?? '') : ordinal(n);
  return [
    ...(tied ? [{ text: 'joint ' }] : []),
    { text: words, ids },
    { text: ` ${n === null ? 'of' : 'in'} ${set.en}` },
  ];
}
