import type { RecordFilter } from '../../../src/model/view.ts';
import { useCounts } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** How many records stand in each state of the filter; each number opens its rows. */
export function StateDoors(props: { filter: RecordFilter; onChange: (f: RecordFilter) => void }) {
  const { filter, onChange } = props;
  const { district } = useSession();
  const { t, l } = useWords();
  const words = useDeclared();
  const { state: _, ...others } = filter;
  const { data } = useCounts(district, others, 'state');
  const programme = words.programme(filter.programme ?? '');
  if (!programme) return null;
  const counts = new Map((data ?? []).map(({ key, n }) => [key, n]));
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const chosen = filter.state ?? [];
  const states = Object.entries(programme.states).filter(
    ([code]) => counts.has(code) || chosen.includes(code),
  );
  const door = (key: string, says: string, n: number | undefined, on: boolean, next: string[]) => (
    <button
      key={key}
      type="button"
      className="state-door"
      aria-pressed={on}
      onClick={() => onChange(next.length ? { ...others, state: next } : others)}
    >
      {says}
      <span className="figures">{n === undefined ? '…' : n.toLocaleString('en-US')}</span>
    </button>
  );
  return (
    <div className="state-doors" role="group" aria-label={t('demands.by-state')}>
      {door('', t('demands.all-states'), data && all, chosen.length === 0, [])}
      {states.map(([code, state]) =>
        door(
          code,
          l(state.label),
          data && (counts.get(code) ?? 0),
          chosen.includes(code),
          chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code],
        ),
      )}
    </div>
  );
}
