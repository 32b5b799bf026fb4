import type { Label } from '../../model/label.ts';
import type { VisitReason } from '../../model/week-plan.ts';

const number = (value: number): string =>
  value >= 10 ? String(Math.round(value)) : String(Number(value.toFixed(1)));

/** How long ago, in the largest unit that says it. */
export function ago(days: number): Label {
  const [n, zh, en] =
    days < 14
      ? [days, '天', 'day']
      : days < 60
        ? [Math.round(days / 7), '周', 'week']
        : [Math.round(days / 30.4), '个月', 'month'];
  return { zh: `${n} ${zh}前`, en: `${n} ${en}${n === 1 ? '' : 's'} ago` };
}

function lastVisit(reason: Extract<VisitReason, { kind: 'last-visit' }>): Label {
  const when = ago(reason.days);
  const found = {
    found: { zh: '发现问题并处置', en: 'something found and dealt with' },
    'not-found': { zh: '未发现问题', en: 'nothing found' },
  }[reason.finding];
  const left = reason.left === undefined ? null : Math.round(100 * reason.left);
  return {
    zh: `上次到场 ${when.zh}，${found.zh}${left === null ? '' : `，预计按 ${left}% 计`}`,
    en: `last visited ${when.en}: ${found.en}${left === null ? '' : `, so ${left} % of the usual is expected`}`,
  };
}

const words: { [K in VisitReason['kind']]: (of: Extract<VisitReason, { kind: K }>) => Label } = {
  expected: ({ n, sd, days }) => ({
    zh: `未来 ${days} 天预计 ${number(n)} ± ${number(sd)} 件`,
    en: `${number(n)} ± ${number(sd)} expected in ${days} days`,
  }),
  repeat: ({ n, days }) => ({
    zh: `近 ${days} 天重复来电 ${n} 件`,
    en: `${n} demand${n === 1 ? '' : 's'} of repeat callers in ${days} days`,
  }),
  alert: ({ number: code, cases, expected }) => ({
    zh: `预警 ${code}：${cases} 件，平常 ${number(expected)} 件`,
    en: `alert ${code}: ${cases} where ${number(expected)} are usual`,
  }),
  'last-visit': lastVisit,
  never: () => ({ zh: '没有到场记录', en: 'no visit on record' }),
  inspection: ({ label, until, open, must }) => ({
    zh: `${label.zh}：还有 ${open} 处，${until} 前走完${must ? '，本周须到' : ''}`,
    en: `${label.en}: ${open} place${open === 1 ? '' : 's'} left until ${until}${must ? ', due this week' : ''}`,
  }),
  'by-hand': () => ({ zh: '人工加入', en: 'added by hand' }),
};

/** A reason to go somewhere as a short sentence without its end. */
export const sayReason = (reason: VisitReason): Label =>
  (words[reason.kind] as (of: VisitReason) => Label)(reason);
