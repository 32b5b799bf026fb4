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
  /** instead of these after the name of what grew */
  verbs: { up?: string; down?: string; same?: string };
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

const placesWord = (places: number) => (places === 1 ? ' place' : ' places');

/** As press and work reports put it. */
export const conventions: Readonly<Record<Language, Conventions>> = {
  zh: {
    joins: { growth: '、', rank: '，', other: '，' },
    up: '增长',
    down: '下降',
    same: '持平',
    verbs: {},
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
    verbs: { up: 'rose', down: 'fell', same: 'was unchanged' },
    against: '',
    points: ' percentage points',
    won: (places) => ['up ', String(places), `${placesWord(places)} from the year before`],
    lost: (places) => ['down ', String(places), `${placesWord(places)} from the year before`],
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

/** Units that Chinese counts by ten thousands: what one is in English, and the words for it. */
const englishUnits: Readonly<Record<string, readonly [unit: string, words: string]>> = {
  亿元: ['元', 'yuan'],
  万元: ['元', 'yuan'],
  万户: ['户', 'entities'],
  万平方米: ['平方米', 'square metres'],
};

/** Sums of money are said in the largest of these that leaves a whole number before the point. */
const englishMoney = [
  ['十亿元', 'billion yuan'],
  ['百万元', 'million yuan'],
] as const;

function englishAmount(value: string, unit: string, indicator: Indicator): string {
  if (unit === '%') return `${value}%`;
  const [plain, words] = englishUnits[unit] ?? [
    unit,
    indicator.unit === unit ? indicator.unitEn.replace(/^10,000 /, '') : unit,
  ];
  if (plain === '元') {
    for (const [large, said] of englishMoney) {
      const amount = convertQuantity({ value, unit }, large)!.value;
      if (Math.abs(Number(amount)) >= 1) return `${amount} ${said}`;
    }
  }
  const amount = plain === unit ? value : convertQuantity({ value, unit }, plain)!.value;
  return `${thousands(amount)} ${words}`;
}

const thousands = (value: string) => value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');

/** A change in words and number: 同比增长5.5%, 下降2%, 持平; in English another verb after a subject. */
export function growthPieces(
  growth: { value: string; unit: string; qualifier?: string | null },
  language: Language,
  ids: string[],
  hasSubject = false,
): Piece[] {
  const words = { ...conventions[language], ...(hasSubject ? conventions[language].verbs : {}) };
  if (growth.qualifier?.includes('位数')) {
    return language === 'zh'
      ? [{ text: growth.qualifier, ids }, { text: words.up }]
      : [{ text: `${words.up} at a ` }, { text: 'double-digit', ids }, { text: ' rate' }];
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
  前列: 'among the front-runners',
  第一方阵: 'in the first tier',
  第二方阵: 'in the second tier',
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
    { text: ` ${/districts|counties|cities/.test(set.en) ? 'of' : 'in'} ${set.en}` },
  ];
}
