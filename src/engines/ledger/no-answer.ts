import type { NoAnswer, Value } from '../../model/ledger-answer.ts';

const words: Readonly<Record<NoAnswer['code'], readonly [zh: string, en: string]>> = {
  'not-in-ledger': ['台账中没有这个数字', 'the ledger holds no such figure'],
  'unknown-indicator': ['没有这个指标', 'there is no such indicator'],
  'unknown-territory': ['没有这个地区', 'there is no such territory'],
  'unknown-set': ['没有这个排名范围', 'there is no such rank set'],
  'unknown-period': ['没有这个时期', 'there is no such period'],
  'no-base': ['没有上年同期数', 'there is no figure of the year before'],
  'zero-base': ['上年同期为零,不计算增速', 'growth from zero is no number'],
  'negative-base': ['上年同期为负,不计算增速', 'growth from a negative base is no number'],
  'price-basis': [
    '增速按不变价计算,不能由现价数推算',
    'growth is at constant prices and cannot be worked out from current prices',
  ],
  conflict: ['来源之间说法不一', 'origins say different things'],
  units: ['单位不能换算', 'the units do not convert'],
  'zero-divisor': ['除数为零', 'division by zero'],
  circular: ['公式循环引用', 'the formula goes in a circle'],
  'no-whole': ['没有可比的总量', 'there is no whole to compare with'],
  'no-target': ['没有设定目标', 'no target is set'],
  'no-members': ['没有其他成员的数字', "there are no peers' figures"],
};

/** Why there is no answer, in words; `what` names what is missing. */
export function noAnswer(code: NoAnswer['code'], what?: string): NoAnswer {
  const [zh, en] = words[code];
  return {
    code,
    detail: what ? { zh: `${zh}:${what}`, en: `${en}: ${what}` } : { zh, en },
  };
}

export const none = (code: NoAnswer['code'], what?: string): Value => ({
  kind: 'none',
  why: noAnswer(code, what),
});
