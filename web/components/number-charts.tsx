import { useCallback, useMemo } from 'react';
import type { NumberCard } from '../../src/model/number-view.ts';
import { aspectWords, axisOf, shortened } from '../amount.ts';
import type { NumberName } from '../number-address.ts';
import { periodWords } from '../period-words.ts';
import { useWords } from '../words.ts';
import { HistoryChart, PeersChart } from './ledger-charts.tsx';
import { useNumberDoor } from './number-link.tsx';

/** What the charts of a card have in common: the unit, how an amount is said, where it leads. */
function useCardChart(card: NumberCard) {
  const words = useWords();
  const door = useNumberDoor();
  const { indicator, territory, period, aspect } = card;
  const { unit, unitEn } = indicator;
  const drawnUnit = aspect === 'growth' ? '%' : unit;
  const say = useCallback(
    (value: string) =>
      aspectWords({ value: shortened(value), unit: drawnUnit }, aspect, { unit, unitEn }, words),
    [drawnUnit, aspect, unit, unitEn, words],
  );
  const axis = useMemo(
    () => axisOf(drawnUnit, { unit, unitEn }, words),
    [drawnUnit, unit, unitEn, words],
  );
  const own: NumberName = { indicator: indicator.code, territory: territory.code, period, aspect };
  return {
    axis: axis.says,
    said: { say, draw: axis.draw, digits: axis.digits },
    to: (other: Partial<NumberName>) => door.to({ ...own, ...other }),
  };
}

/** The number over the years; every year of its table opens a card of its own. */
export function NumberHistory({ card }: { card: NumberCard }) {
  const { t, language } = useWords();
  const { axis, said, to } = useCardChart(card);
  const known = card.history.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return null;
  return (
    <HistoryChart
      title={t('number.history-finding', {
        from: periodWords(first.period, language),
        first: said.say(first.value!),
        to: periodWords(last.period, language),
        last: said.say(last.value!),
      })}
      unit={axis}
      points={card.history}
      period={card.period}
      line={card.aspect === 'growth' || card.indicator.kind === 'rate'}
      {...said}
      doorOf={(period) => to({ period })}
    />
  );
}

/** The same number of other territories; this one is marked. */
export function NumberPeers({ card }: { card: NumberCard }) {
  const { t, language } = useWords();
  const { axis, said, to } = useCardChart(card);
  const known = card.peers.filter(({ value }) => value !== null);
  return (
    <PeersChart
      title={t('number.peers-finding', {
        period: periodWords(card.period, language),
        n: known.length,
      })}
      unit={axis}
      peers={card.peers}
      own={card.territory.code}
      ordered={card.rank !== null}
      {...said}
      doorOf={(territory) => to({ territory })}
    />
  );
}
