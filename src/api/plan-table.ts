import type { Label, Language } from '../model/label.ts';
import type { WeekPlanView } from '../model/week-plan.ts';
import type { Cell } from './export-response.ts';

const columns = {
  zh: [
    '日期',
    '班组',
    '到场',
    '离开',
    '地点',
    '走访',
    '理由',
    '检查项',
    '预计避免（件）',
    '必到',
    '纬度',
    '经度',
    '先办单',
  ],
  en: [
    'day',
    'crew',
    'from',
    'to',
    'place',
    'visit',
    'why',
    'checklist',
    'demands forestalled',
    'due',
    'lat',
    'lon',
    'order',
  ],
} satisfies Record<Language, string[]>;

const clock = (minute: number | null): string =>
  minute === null
    ? ''
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The planned visits of a week as rows, in the order of their days, crews and times. */
export function planTable(
  { plan, crews, kinds }: WeekPlanView,
  nameOf: (place: string) => string,
  language: Language,
): { columns: string[]; rows: Cell[][] } {
  const named = (list: readonly { code: string; label: Label }[], code: string | null) =>
    list.find((one) => one.code === code)?.label[language] ?? '';
  const joined = (labels: readonly Label[]) =>
    labels.map((label) => label[language]).join(language === 'zh' ? '；' : '; ');
  const rows = (plan?.visits ?? [])
    .filter((visit) => visit.crew !== null)
    .sort(
      (a, b) =>
        a.day!.localeCompare(b.day!) ||
        a.crew!.localeCompare(b.crew!) ||
        a.startMinute! - b.startMinute!,
    )
    .map((visit): Cell[] => [
      visit.day,
      named(crews, visit.crew),
      clock(visit.startMinute),
      clock(visit.endMinute),
      nameOf(visit.place),
      named(kinds, visit.kind),
      joined(visit.said),
      joined(visit.checklist),
      Math.round(visit.worth * 10) / 10,
      visit.isMust ? (language === 'zh' ? '是' : 'yes') : '',
      Number(visit.lat.toFixed(5)),
      Number(visit.lon.toFixed(5)),
      visit.order,
    ]);
  return { columns: columns[language], rows };
}
