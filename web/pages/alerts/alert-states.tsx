import type { AlertPage } from '../../../src/model/foresight-view.ts';
import type { Programme } from '../../../src/model/programme.ts';
import { anyState } from '../../alert-address.ts';
import { useWords } from '../../words.ts';
import type { AlertAddress } from './use-alert-address.ts';

interface AlertStatesProps {
  address: AlertAddress;
  page: AlertPage | undefined;
  states: Programme['states'];
  /** codes of those in which something is still to be done */
  open: readonly string[];
}

/** How many alerts stand in each state; the first door is what is still to be decided or done. */
export function AlertStates({ address, page, states, open }: AlertStatesProps) {
  const { t, l } = useWords();
  const { states: chosen } = address.place;
  const counts = new Map(page?.states.map(({ key, n }) => [key, n]));
  const sum = (codes: readonly string[]) =>
    codes.reduce((n, code) => n + (counts.get(code) ?? 0), 0);
  const door = (key: string, says: string, n: number, on: boolean, next: string[]) => (
    <button
      key={key}
      type="button"
      className="state-door"
      aria-pressed={on}
      onClick={() => address.filter({ states: next })}
    >
      {says}
      <span className="figures">{page ? n.toLocaleString('en-US') : '…'}</span>
    </button>
  );
  return (
    <div className="state-doors" role="group" aria-label={t('demands.by-state')}>
      {door('open', t('alerts.open'), sum(open), chosen.length === 0, [])}
      {Object.entries(states).map(([code, state]) =>
        door(code, l(state.label), sum([code]), chosen.length === 1 && chosen[0] === code, [code]),
      )}
      {door('any', t('demands.all-states'), sum([...counts.keys()]), chosen.includes(anyState), [
        anyState,
      ])}
    </div>
  );
}
