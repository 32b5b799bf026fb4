import type { RecordFilter } from '../../src/model/view.ts';
import { useDeclared } from '../session.tsx';
import { useWords, type MessageKey } from '../words.ts';
import { usePlaceNames } from './place-name.tsx';

export const dues = ['overdue', 'overdue-1x', 'overdue-2x', 'today', 'week', 'paused'] as const;
export const sayDue = {
  overdue: 'demands.due.overdue',
  'overdue-1x': 'demands.due.overdue-1x',
  'overdue-2x': 'demands.due.overdue-2x',
  today: 'demands.due.today',
  week: 'demands.due.week',
  paused: 'demands.due.paused',
} as const satisfies Record<(typeof dues)[number], MessageKey>;

export interface FilterChip {
  key: string;
  says: string;
  without: () => void;
}

type ListName = 'state' | 'category' | 'place' | 'lead' | 'channel' | 'source' | 'flag';

/** What holds of a filter, each part in words and with a way to take it away. */
export function useFilterChips(
  filter: RecordFilter,
  onChange: (filter: RecordFilter) => void,
): FilterChip[] {
  const words = useDeclared();
  const { t } = useWords();
  const { name: placeName } = usePlaceNames();
  const programme = filter.programme ?? '';
  const names: Record<ListName, (code: string) => string> = {
    state: (code) => words.state(programme, code),
    category: words.category,
    place: placeName,
    lead: words.unit,
    channel: words.channel,
    source: words.source,
    flag: (code) => words.flag(programme, code),
  };
  const chips: FilterChip[] = [];
  const one = (name: keyof RecordFilter, says: string | undefined) => {
    if (says)
      chips.push({ key: name, says, without: () => onChange({ ...filter, [name]: undefined }) });
  };
  one('q', filter.q && `“${filter.q}”`);
  one('due', filter.due && t(sayDue[filter.due]));
  for (const [name, say] of Object.entries(names) as [ListName, (code: string) => string][]) {
    for (const code of filter[name] ?? []) {
      const left = filter[name]?.filter((other) => other !== code);
      chips.push({
        key: `${name} ${code}`,
        says: say(code),
        without: () => onChange({ ...filter, [name]: left?.length ? left : undefined }),
      });
    }
  }
  one('openedFrom', filter.openedFrom && `${t('demands.opened-from')} ${filter.openedFrom}`);
  one('openedTo', filter.openedTo && `${t('demands.opened-to')} ${filter.openedTo}`);
  const either = (value: boolean | undefined, yes: string, no: string) =>
    value === undefined ? undefined : value ? yes : no;
  one('ended', either(filter.ended, t('demands.ended'), t('demands.not-ended')));
  one('located', either(filter.located, t('demands.located'), t('demands.not-located')));
  one(
    'simulated',
    either(filter.simulated, t('demands.simulated-only'), t('demands.no-simulated')),
  );
  one('bbox', filter.bbox && t('demands.in-view'));
  return chips;
}
