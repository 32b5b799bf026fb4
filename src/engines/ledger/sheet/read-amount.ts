import { trimDecimal } from '../../../kernels/figures/decimal.ts';
import type { FigureStatus } from '../../../model/figure.ts';
import { foldCell, withoutFootnote } from './fold-cell.ts';
import { isUnitWord } from './read-units.ts';

/** What stands in a cell where a figure is expected. */
export type CellAmount =
  | {
      kind: 'amount';
      value: string;
      /** written in the cell itself */
      unit?: string;
      qualifier?: string;
      status?: FigureStatus;
      /** mark of a footnote */
      mark?: string;
    }
  /** a mark for what is not stated: —, …, 无 */
  | { kind: 'not-stated' }
  | { kind: 'words' };

const notStated =
  /^(?:[-‐‑‒–—―─━_－]{1,4}|\.{2,6}|…+|·{2,}|\/|\\|#|×|x|空|无|暂无|缺|保密|n\/?a|null|nil|none|未公布|未统计)$/iu;

const statuses: readonly (readonly [RegExp, FigureStatus])[] = [
  [/预计|预测|估算|估计|快报|forecast|\best\.?/iu, 'estimated'],
  [/初步(?:核算|统计)?|prelim(?:inary)?/iu, 'preliminary'],
  [/核定|终核|最终核实|年报|final/iu, 'final'],
  [/修订|revised/iu, 'revised'],
];

/** What a text says of how certain its figures are; undefined where it says nothing. */
export const statusIn = (text: string): FigureStatus | undefined =>
  statuses.find(([words]) => words.test(text))?.[1];

const statusWords =
  /[(（[]?\s*(?:预计|预测|估算|估计|快报|初步核算|初步统计|初步|核定|终核|修订|年报)数?\s*[)）\]]?/gu;

const thousands = /^[+-]?\d{1,3}(?:[,，' \u00a0]\d{3})+(?:\.\d+)?$/u;
const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
const qualifiersBefore = /^(约|近|超过|超|达|逾|≥|>|<|≤)/u;
const qualifiersAfter = /^(余|多|以上|左右)/u;

/** Digits as decimal text; undefined where the text is no number. */
function findDecimal(text: string): string | undefined {
  const bare = thousands.test(text) ? text.replaceAll(/[,，' \u00a0]/gu, '') : text;
  if (!plain.test(bare)) return undefined;
  const even = bare
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  // zeros at the end say how exact it was published; only those in front go
  return even.replace(/^(-?)0+(?=\d)/, '$1');
}

interface Split {
  digits: string;
  before: string;
  after: string;
}

/** The number in the middle with what stands before and after it. */
function split(text: string): Split | undefined {
  const found = /[+-]?\.?\d(?:[\d.,，' \u00a0]*\d)?\.?/u.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).trim();
  const after = text.slice(found.index + found[0].length).trim();
  return { digits: found[0], before, after };
}

const isDown = (word: string) =>
  /^(?:同比|比上年)?(?:下降|减少|降低|回落|负增长|降|↓|▼)$/u.test(word);
const isUp = (word: string) => /^(?:同比|比上年)?(?:增长|增加|提高|上升|增|升|↑|▲)$/u.test(word);

/**
 * Reads a cell where a figure is expected: full-width digits, commas of thousands, a unit of its
 * own, 下降 for a minus, 约 and 以上, 预计 and 初步, marks of footnotes. Whatever is neither a number nor
 * a mark for nothing (12/34, ranges, words) is `words`.
 *
 * @example readAmount('１，２３４．５①') is { kind: 'amount', value: '1234.5', mark: '①' }
 */
export function readAmount(raw: string): CellAmount {
  // folding would make ① a digit of the number before it
  const { text: bare, mark } = withoutFootnote(raw.trim());
  const text = foldCell(bare.replaceAll('−', '-').replaceAll('–', '-'));
  if (notStated.test(text) || notStated.test(raw.trim())) return { kind: 'not-stated' };
  const status = statusIn(text);
  const parts = split(text.replaceAll(statusWords, ' ').trim());
  const value = parts && findDecimal(parts.digits);
  if (!parts || value === undefined) return { kind: 'words' };
  const signless = parts.before.replace(qualifiersBefore, '').trim();
  const before = qualifiersBefore.exec(parts.before)?.[1];
  const [, after] = qualifiersAfter.exec(parts.after) ?? [];
  const rest = after ? parts.after.slice(after.length).trim() : parts.after;
  const late = /^(.+?)(以上|左右|多|余)$/u.exec(rest);
  const unit = late ? late[1]! : rest;
  if (signless !== '' && !isDown(signless) && !isUp(signless)) return { kind: 'words' };
  if (unit !== '' && !isUnitWord(unit)) return { kind: 'words' };
  const minus = isDown(signless) && !value.startsWith('-') && trimDecimal(value) !== '0';
  const qualifier = before ?? after ?? late?.[2];
  return {
    kind: 'amount',
    value: minus ? `-${value}` : value,
    ...(unit ? { unit } : {}),
    ...(qualifier ? { qualifier } : {}),
    ...(status ? { status } : {}),
    ...(mark ? { mark } : {}),
  };
}
