import { useCallback, useMemo } from 'react';
import { convertQuantity } from '../../../src/kernels/figures/quantity.ts';
import type { IndicatorView, Point } from '../../../src/model/ledger-view.ts';
import type { Aspect } from '../../../src/model/figure.ts';
import { aspectWords, axisOf, shownAmount, shortened } from '../../amount.ts';
import { Fact } from '../../components/fact-list.tsx';
import { HistoryChart } from '../../components/ledger-charts.tsx';
import { NumberLink, useNumberDoor } from '../../components/number-link.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';

/** The points of one aspect in the unit of its axis; null for conflicts and gaps. */
function pointsOf(view: IndicatorView, aspect: Aspect): Point[] {
  const unit = aspect === 'growth' ? '%' : view.indicator.unit;
  return view.history.map(({ period, level, growth }) => {
    const amount = shownAmount(aspect === 'growth' ? growth.holds : level);
    return { period, value: amount && (convertQuantity(amount, unit)?.value ?? null) };
  });
}

/** The indicator over the years, its growth below; every year of the tables opens its card. */
export function IndicatorHistory({ view }: { view: IndicatorView }) {
  return (
    <>
      {(['level', 'growth'] as const).map((aspect) => (
        <OneHistory key={aspect} view={view} aspect={aspect} />
      ))}
    </>
  );
}

function OneHistory({ view, aspect }: { view: IndicatorView; aspect: Aspect }) {
  const words = useWords();
  const { t, language } = words;
  const door = useNumberDoor();
  const { indicator, territory } = view;
  const { unit, unitEn, kind } = indicator;
  const points = useMemo(() => pointsOf(view, aspect), [view, aspect]);
  const drawnUnit = aspect === 'growth' ? '%' : unit;
  const axis = useMemo(
    () => axisOf(drawnUnit, { unit, unitEn }, words),
    [drawnUnit, unit, unitEn, words],
  );
  const say = useCallback(
    (value: string) =>
      aspectWords({ value: shortened(value), unit: drawnUnit }, aspect, { unit, unitEn }, words),
    [drawnUnit, aspect, unit, unitEn, words],
  );
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const name = t(`ledger.${aspect}`);
  const doorOf = (period: string) => ({
    indicator: indicator.code,
    territory: territory.code,
    period,
    aspect,
  });
  // one number is no line
  if (first === last)
    return (
      <dl className="fact-list one-number">
        <Fact name={`${name} · ${periodWords(last.period, language)}`}>
          <NumberLink name={doorOf(last.period)}>{say(last.value!)}</NumberLink>
        </Fact>
      </dl>
    );
  const finding = t('number.history-finding', {
    from: periodWords(first.period, language),
    first: say(first.value!),
    to: periodWords(last.period, language),
    last: say(last.value!),
  });
  return (
    <HistoryChart
      title={t('indicator.of-aspect', { aspect: name, finding })}
      unit={axis.says}
      points={points.slice(points.indexOf(first), points.indexOf(last) + 1)}
      line={aspect === 'growth' || kind === 'rate' || kind === 'index'}
      heading={2}
      height={200}
      say={say}
      draw={axis.draw}
      digits={axis.digits}
      doorOf={(period) => door.to(doorOf(period))}
    />
  );
}
