import { unitMeaning } from '../../../kernels/figures/quantity.ts';
import { findUnit } from '../../../kernels/figures/unit-table.ts';

const powers = /^[十百千万亿]+/u;

/** Units that tables write and prose does not. */
const ofTables = new Set(['人/百人', '人/户', '元/人', '户', '公顷', '万人次', '人/平方公里']);

/** Whether a word is a unit: 亿元, %, 个百分点, 万人次; 元 with a number word before it too. */
export function isUnitWord(word: string): boolean {
  if (word === '' || word.length > 12) return false;
  if (word === '%' || word === '‰' || ofTables.has(word)) return true;
  if (findUnit(word, 0)?.name === word) return true;
  const rest = word.replace(powers, '');
  if (rest !== word && rest !== '' && findUnit(rest, 0)?.name === rest) return true;
  // English tables: 100 million yuan, persons
  return /^[a-z0-9 ]+$/iu.test(word) && /[a-z]/iu.test(word) && unitMeaning(word).base !== word;
}

/** 单位：万元、% names two units: the first that fits a figure is its own. */
export const unitsIn = (text: string): string[] =>
  text
    .split(/[、,，;；/／]|(?<=\S)\s+(?=\S)/u)
    .map((word) => word.trim().replace(/^百分比$/u, '%'))
    .filter(isUnitWord);

/** `单位：亿元` in a caption; an empty list where it says nothing of units. */
export function captionUnits(text: string): string[] {
  const found = /(?:计量|数量|金额)?单\s*位\s*[:：]?\s*([^)）\]】]+)/u.exec(text);
  if (!found) return [];
  const words = found[1]!.trim();
  return isUnitWord(words) ? [words] : unitsIn(words);
}
