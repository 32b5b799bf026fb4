import type { FigureStatus } from '../../../model/figure.ts';
import { foldCell, indentOf, withoutFootnote } from './fold-cell.ts';
import { readPeriodWords, type PeriodWords } from './read-period-words.ts';
import { statusIn } from './read-amount.ts';
import { isUnitWord, unitsIn } from './read-units.ts';

/** What a column or row holds that is no amount of an indicator. */
export type LabelKind = 'rank' | 'share' | 'index' | 'change' | 'note' | 'serial' | 'unit';

/** One header cell or one cell of the stub, read. */
export interface LabelReading {
  /** as it stands, folded */
  words: string;
  /** what is left when everything else is taken out: the name of an indicator or territory */
  name: string;
  units: string[];
  growth: boolean;
  period: PeriodWords;
  status?: FigureStatus;
  kind?: LabelKind;
  /** 其中： or #: a part of the line above */
  part: boolean;
  /** depth by blanks in front and by its number: 一、 is 1, （一） 2, 1. 3 */
  indent: number;
  order: number;
}

const growthWords =
  /(?:同比|比(?:上年|去年)(?:同期|同月)?|较(?:上年|去年)(?:同期|同月)?)\s*(?:增长率?|增速|增幅|增减|增加|±|\+-|[+＋]\/?[-－]|变化|变动)?(?:率|幅度|%|百分比)?|增长速度|增长率|增长|增速|增幅|增减率|涨幅|year[- ]on[- ]year|yoy|growth(?: rate)?/iu;

const kinds: readonly (readonly [RegExp, LabelKind])[] = [
  [/排名|排位|位次|名次|\brank(?:ing)?\b/iu, 'rank'],
  [/^(?:备\s*注|说\s*明|责任单位|责任部门|数据来源|来源|note|remarks?)$/iu, 'note'],
  [/^(?:序\s*号|编\s*号|no\.?|#)$/iu, 'serial'],
  [/^(?:计量单位|数量单位|单\s*位|unit)$/iu, 'unit'],
  [/指数|上年\s*=\s*100|上年同期\s*=\s*100/u, 'index'],
  [/增减额|增加额|增量|净增|环比|增减数|拉动|贡献率|预期目标|目标|进度/u, 'change'],
  [/占(?:比|.{0,12}比重)|比重|构成/u, 'share'],
];

/** Words that name the amount itself and no indicator. */
const plainAmount =
  /^(?:总量|绝对量|绝对值|绝对额|绝对数|数值|数量|数额|实绩|完成数?|实际完成|实际|金额|总额|指标值|其中|本期数?|期末数?|值|value|amount|level)$/iu;

const orders: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}\s*[、.:]\s*/u,
  /^[（(][一二三四五六七八九十]{1,3}[)）]\s*/u,
  /^\d{1,2}\s*(?:[、.．](?!\d)|\))\s*/u,
  /^[（(]\d{1,2}[)）]\s*/u,
];

const partMark = /^(?:其\s*中\s*[:：]?|[#＃*]\s*|(?:[-—·•]\s*){1,2}|of which:?)\s*/iu;

/** Takes the number in front (一、, （一）, 1.) off; its order is 0 where there is none. */
function withoutOrder(text: string): { text: string; order: number } {
  for (const [i, pattern] of orders.entries()) {
    const found = pattern.exec(text);
    if (found && found[0].length < text.length)
      return { text: text.slice(found[0].length), order: i + 1 };
  }
  return { text, order: 0 };
}

const brackets = /[(（[【]([^()（）[\]【】]{1,20})[)）\]】]/gu;

/** Units in brackets or after a comma, slash or underscore at the end; and the text without them. */
function withoutUnits(text: string): { text: string; units: string[] } {
  const units: string[] = [];
  let rest = text.replaceAll(brackets, (whole, inside: string) => {
    const words = inside.replace(/^(?:计量)?单\s*位\s*[:：]?/u, '').trim();
    const found = isUnitWord(words) ? [words] : unitsIn(words);
    // （%、亿元） is units, （规模以上） is a part of the name
    if (found.length === 0 || found.join('').length < words.replaceAll(/[、,，;\s/]/gu, '').length)
      return whole;
    units.push(...found);
    return ' ';
  });
  const tail = /^(.*\S)\s*[,，/_:：]\s*(\S{1,8})$/u.exec(rest.trim());
  if (units.length === 0 && tail && isUnitWord(tail[2]!)) {
    units.push(tail[2]!);
    rest = tail[1]!;
  }
  if (units.length === 0 && isUnitWord(rest.trim())) return { text: '', units: [rest.trim()] };
  return { text: rest.trim(), units };
}

const tidy = (text: string) =>
  text
    .replaceAll(/[(（[【]\s*[)）\]】]/gu, ' ')
    .replaceAll(/^[\s_:：,，、/-]+|[\s_:：,，、/-]+$/gu, '')
    .trim();

/**
 * Reads a header cell or a cell of the stub: its unit, its time, whether it means growth, ranks or
 * shares, its place in a list, and what is left of it as a name.
 *
 * @example readLabel('其中：税收收入（万元）').name is '税收收入', its units are ['万元']
 */
export function readLabel(raw: string): LabelReading {
  const bare = withoutFootnote(raw).text;
  const words = foldCell(bare);
  const numbered = withoutOrder(words);
  const mark = partMark.exec(numbered.text);
  const afterMark = mark ? numbered.text.slice(mark[0].length) : numbered.text;
  const isPart = mark !== null && afterMark !== '';
  // 其中: 1. … puts the number behind the mark
  const inner = withoutOrder(isPart ? afterMark : numbered.text);
  const kind = kinds.find(([pattern]) => pattern.test(tidy(inner.text)))?.[1];
  const united = withoutUnits(inner.text);
  const grown = growthWords.exec(united.text);
  const growthGone = grown
    ? `${united.text.slice(0, grown.index)} ${united.text.slice(grown.index + grown[0].length)}`
    : united.text;
  const { words: period, rest } = readPeriodWords(growthGone);
  const status = statusIn(rest);
  const named = tidy(
    rest.replaceAll(/[(（]?(?:预计|快报|初步核算|初步统计|初步|核定|终核|修订)数?[)）]?/gu, ' '),
  );
  return {
    words,
    name: plainAmount.test(named.replaceAll(' ', '')) ? '' : named,
    units: grown && united.units.length === 0 && /%/.test(grown[0]) ? ['%'] : united.units,
    growth: grown !== null,
    period,
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
    part: isPart,
    indent: indentOf(raw),
    order: numbered.order || (isPart ? inner.order : 0),
  };
}
