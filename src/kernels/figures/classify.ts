import { bare, type Mention } from './mention.ts';
import {
  findChineseWord,
  findOverHalf,
  findDoubling,
  findFirstEdition,
  isQuotedName,
} from './read-chinese-word.ts';
import { findDate } from './read-date.ts';
import { findName } from './read-name.ts';
import { readQuantity } from './read-quantity.ts';
import { findRatio } from './read-ratio.ts';
import { findBareRank, findOrdinal, findRankChange, findTop, findWordRank } from './read-rank.ts';
import type { NumberToken } from './scan-numbers.ts';

/** What may stand between the verb of a change and its number. */
const filler =
  '(?:率|幅度|幅|速度|速)?(?:了|约|近|超过|超|高达|达到|达|为|是|均|分别|逾|突破|在|将|都|不低于|不少于|不超过|至少|仅|也|保持|稳定在|预期|目标|:)*';
const compared =
  '(?:(?:同比|环比|按可比价格?计?算?|按可比口径|可比口径|(?:与|较|比)?(?:上年|去年|上月|上季度?|年初|上届|前年|往年|\\d{4}年)(?:同期|底|末|初)?(?:相比)?|(?:比|较|与)(?:同期|平均水平)|名义|实际|累计|年均|平均|均|分别|净|再|又|大幅|将|预计|合计|共|各|整体|总体),?)*';
const upWords =
  '增长|增加|增产|提高|提升|上升|上涨|递增|扩大|加快|增收|多增|反弹|回升|增|升|涨|高于|高出|超出|领先|快于|高';
const downWords =
  '下降|减少|减产|降低|下滑|回落|缩减|压减|压缩|缩短|缩小|收窄|减|降|跌|低于|落后|慢于|放缓|低';
const nouns = '增速|增幅|涨幅|增长率|增长幅度|升幅';
const downNouns = '降幅|减幅|跌幅|下降率|降低率';
const lead = new RegExp(
  `${compared}(?:(${upWords}|${nouns})|(${downWords}|${downNouns})|同比|环比)${filler}$`,
);
/** 提高效率15%: the thing that changes between verb and number */
const around = /(提高|提升|增加|扩大|节约|节省|增强)|(?:降低|减少|压减|压缩|缩短|下降)/g;
const stated = /(?:率|占比|比重|比例|覆盖面|占|达|到|至|为|满意度|贡献度|比)$/;

interface Change {
  start: number;
  direction: 'up' | 'down';
  /** whether another time is named: 同比, 比上年 */
  compared: boolean;
}

const cutLeft = (text: string, from: number, floor: number, width: number) => {
  const base = Math.max(floor, from - width);
  const left = text.slice(base, from);
  let cut = 0;
  for (let at = left.length - 1; at >= 0; at--) {
    if (',;。、\n!?|\t'.includes(left[at]!)) {
      cut = at + 1;
      break;
    }
  }
  return { left: left.slice(cut), base: base + cut };
};

/** The words right before a number that make it a change; undefined where it is none. */
function findChange(text: string, from: number, floor: number): Change | undefined {
  const { left, base } = cutLeft(text, from, floor, 32);
  const found = lead.exec(left);
  if (found && !/(?:增至|升至|增|提)到$/.test(left)) {
    return {
      start: base + found.index,
      direction: found[2] === undefined ? 'up' : 'down',
      compared: /同比|环比|比|较|上年|去年|净/.test(found[0]),
    };
  }
  return undefined;
}

/** 提高工作效率15% */
function findChangeAround(text: string, from: number, floor: number): Change | undefined {
  const { left, base } = cutLeft(text, from, floor, 16);
  let found: RegExpExecArray | undefined;
  around.lastIndex = 0;
  for (let next = around.exec(left); next; next = around.exec(left)) found = next;
  if (!found || stated.test(left)) return undefined;
  return { start: from, direction: found[1] ? 'up' : 'down', compared: base < 0 };
}

function finishPercent(text: string, mention: Mention, floor: number): Mention {
  const change =
    findChange(text, mention.start, floor) ?? findChangeAround(text, mention.start, floor);
  const followed = /^(?:的)?(?:以上|左右)?(?:的)?(?:增长|增速|增幅)/.test(
    text.slice(mention.end, mention.end + 7),
  );
  // 出生率6.13‰, 自然增长率-0.45‰: a rate in itself unless another time is named
  const rate = mention.canonical === '‰' && !change?.compared;
  if (change && !rate) {
    return { ...mention, kind: 'growth', direction: change.direction, leadStart: change.start };
  }
  if (followed || mention.sort === 'point') return { ...mention, kind: 'growth', direction: 'up' };
  return { ...mention, kind: 'share' };
}

function finishQuantity(text: string, mention: Mention, floor: number): Mention {
  switch (mention.sort) {
    case 'percent':
    case 'point':
      return finishPercent(text, mention, floor);
    case 'multiple': {
      const change = findChange(text, mention.start, floor);
      const more = change ? { direction: change.direction, leadStart: change.start } : {};
      return { ...mention, kind: 'multiple', ...more };
    }
    case 'edition':
      return { ...mention, kind: 'ordinal' };
    default: {
      // only a comparison makes an amount a change, and these are its words
      const compares = /[比较年净]/.test(cutLeft(text, mention.start, floor, 32).left);
      const change = compares && findChange(text, mention.start, floor);
      if (change && change.compared) {
        return { ...mention, kind: 'growth', direction: change.direction, leadStart: change.start };
      }
      return {
        ...mention,
        kind: mention.sort === 'count' || mention.sort === 'place' ? 'count' : 'level',
      };
    }
  }
}

function classifyWord(text: string, token: NumberToken, floor: number): Mention | undefined {
  if (text[token.start - 1] === '第') return findOrdinal(text, token, floor);
  const top = findTop(text, token, floor);
  if (top) return top;
  const mention = findChineseWord(text, token, floor);
  if (!mention) return undefined;
  if (isQuotedName(text, token))
    return mention.kind === 'level' ? { ...mention, kind: 'name' } : undefined;
  const change = findRankChange(text, token, floor);
  if (change) return change;
  if (mention.kind === 'rank') return findBareRank(text, token, floor) ?? mention;
  if (mention.kind === 'share') return finishPercent(text, mention, floor);
  return mention.kind === 'level' ? finishQuantity(text, mention, floor) : mention;
}

/** 1. (2) 3、 at the start of a line: the marker of a list. */
function findMarker(text: string, token: NumberToken): Mention | undefined {
  const open = text[token.start - 1] === '(' ? 1 : 0;
  const first = token.start - open;
  if (first > 0 && text[first - 1] !== '\n') return undefined;
  if (token.words.length > 2 || token.words.includes('.')) return undefined;
  const mark = text[token.end] ?? '';
  if (!(open ? mark === ')' : '.、)'.includes(mark) && mark !== '')) return undefined;
  return { ...bare(token.start, token.end, 'ordinal'), value: token.words };
}

/** What the number at `token` is, with nothing before `floor` belonging to it. */
export function classify(text: string, token: NumberToken, floor: number): Mention | undefined {
  if (token.chinese) return classifyWord(text, token, floor);
  if (text[token.start - 1] === '第') {
    const ordinal = findOrdinal(text, token, floor);
    if (ordinal) return ordinal;
  }
  const early =
    findMarker(text, token) ??
    findRatio(text, token) ??
    findDate(text, token.start) ??
    findName(text, token) ??
    findTop(text, token, floor) ??
    findRankChange(text, token, floor) ??
    findBareRank(text, token, floor);
  if (early) return early;
  const quantity = readQuantity(text, token, floor);
  if (!quantity) return undefined;
  const signed = text[token.start - 1] === '-' && token.start - 1 >= floor;
  if (!signed) return finishQuantity(text, quantity, floor);
  const minus = { ...quantity, start: quantity.start - 1, value: `-${quantity.value ?? '0'}` };
  const finished = finishQuantity(text, minus, floor);
  return finished.kind === 'growth' ? { ...finished, direction: 'down' } : finished;
}

/** Numbers that begin with a word that is none: 翻一番, 首位, 前列, 两位数. */
export function classifyTrigger(text: string, at: number, floor: number): Mention | undefined {
  switch (text[at]) {
    case '翻':
      return findDoubling(text, at);
    case '首':
      return findFirstEdition(text, at) ?? findWordRank(text, at, floor);
    case '过':
      return findOverHalf(text, at);
    case '榜':
    case '前':
      return findWordRank(text, at, floor);
    default:
      return undefined;
  }
}
