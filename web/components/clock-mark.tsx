import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  PauseOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { ClockLine } from '../../src/model/clock-view.ts';
import { useNow, useTimes } from '../times.ts';
import { useWords } from '../words.ts';

export type ClockMeaning =
  | 'none'
  | 'running'
  | 'soon'
  | 'late'
  | 'paused'
  | 'paused-late'
  | 'done'
  | 'done-late';

/** Due soon: within four hours, or within the last fifth of a longer time. */
const soonMs = 4 * 3_600_000;

/** What a clock means at this moment. */
export function meaningOf(clock: ClockLine | null, now: number): ClockMeaning {
  if (!clock) return 'none';
  if (clock.stoppedAt) return clock.overdue ? 'done-late' : 'done';
  if (clock.paused && clock.dueAt && clock.dueAt < clock.paused.since) return 'paused-late';
  if (clock.dueAt === null || clock.paused) return 'paused';
  const due = Date.parse(clock.dueAt);
  if (due < now) return 'late';
  const fifth = (due - Date.parse(clock.startedAt)) / 5;
  return due - now < Math.max(Math.min(soonMs, fifth * 2), fifth) ? 'soon' : 'running';
}

const icons = {
  none: FieldTimeOutlined,
  running: ClockCircleOutlined,
  soon: FieldTimeOutlined,
  late: ExclamationCircleFilled,
  paused: PauseOutlined,
  'paused-late': PauseOutlined,
  done: CheckOutlined,
  'done-late': ExclamationCircleFilled,
} satisfies Record<ClockMeaning, ComponentType>;

/** A clock in one line: what remains, by icon, words and colour; the exact time on hover. */
export function ClockMark({ clock, named = false }: { clock: ClockLine | null; named?: boolean }) {
  const { t, l } = useWords();
  const times = useTimes();
  const now = useNow();
  const meaning = meaningOf(clock, now);
  const Icon = icons[meaning];
  const away = clock?.dueAt ? times.span(Date.parse(clock.dueAt) - now) : '';
  const words = {
    none: () => t('clock.none'),
    running: () => t('clock.left', { span: away }),
    soon: () => t('clock.left', { span: away }),
    late: () => t('clock.late', { span: away }),
    paused: () => t('clock.paused'),
    'paused-late': () => t('clock.paused-late'),
    done: () => t('clock.in-time'),
    'done-late': () => t('clock.late-done'),
  } satisfies Record<ClockMeaning, () => string>;
  const title =
    clock &&
    (clock.dueAt
      ? `${t('clock.due-at', { clock: l(clock.label), time: times.time(clock.dueAt) })} · ${times.exact(clock.dueAt)}`
      : l(clock.label));
  return (
    <span className={`clock clock-${meaning}`} title={title ?? undefined}>
      <Icon aria-hidden="true" />
      {named && clock && <span className="clock-name">{l(clock.label)}</span>}
      <span className="figures">{words[meaning]()}</span>
    </span>
  );
}
