import { useMemo } from 'react';
import type { AlertView } from '../../../src/model/foresight-view.ts';
import { shortDay } from '../../civil-days.ts';
import { Chart } from '../../components/chart.tsx';
import { useChartColours } from '../../components/chart-colours.ts';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { useFinding } from './finding.ts';
import { stripOption, usualRange } from './strip-option.ts';

/** The last weeks of the zone: what came each day over what chance would give. */
export function StripPanel({ view: { alert, evidence } }: { view: AlertView }) {
  const { t, language } = useWords();
  const times = useTimes();
  const colours = useChartColours();
  const title = useFinding(alert);
  const { strip } = evidence;
  const { since, until } = alert;
  const option = useMemo(
    () =>
      stripOption({
        strip,
        since,
        until,
        colours,
        words: {
          observed: t('alert.observed'),
          expected: t('alert.expected'),
          usual: t('alert.usual'),
          short: (day) => shortDay(day, language),
          long: (day) => times.civil(day),
        },
      }),
    [strip, since, until, colours, t, times, language],
  );
  const table = {
    columns: [
      { key: 'day', says: t('alert.day') },
      { key: 'cases', says: t('alert.observed'), number: true },
      { key: 'expected', says: t('alert.expected'), number: true },
      { key: 'usual', says: t('alert.usual'), number: true },
    ],
    rows: strip.toReversed().map(({ day, cases, expected }) => {
      const { low, high } = usualRange(expected);
      return {
        key: day,
        cells: [times.civil(day), String(cases), expected.toFixed(2), `${low}–${high}`],
      };
    }),
  };
  return (
    <section className="panel" aria-label={t('alert.strip')}>
      <Chart
        title={title}
        unit={t('alert.strip-unit')}
        option={option}
        table={table}
        heading={2}
        note={t('alert.strip-say')}
      />
    </section>
  );
}
