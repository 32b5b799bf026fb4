import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { DetectorTrial, DetectorView } from '../../../src/model/foresight-view.ts';
import { shortDay } from '../../civil-days.ts';
import { Chart } from '../../components/chart.tsx';
import { useChartColours } from '../../components/chart-colours.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import { Empty } from '../../components/empty.tsx';
import { usePlaceNames } from '../../components/place-name.tsx';
import { ProblemLine } from '../../components/problem-note.tsx';
import { recurrenceSpan } from '../../recurrence-words.ts';
import { useDeclared } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { weeksBeside, type WeekBeside } from './weeks-beside.ts';

/** What a trial found: its weeks beside what was really raised, and the strongest alerts. */
export function TrialResult({ trial, view }: { trial: DetectorTrial; view: DetectorView }) {
  const { t } = useWords();
  const { state, problems, daysDone, alerts } = trial;
  const weeks = useMemo(() => weeksBeside(trial, view), [trial, view]);
  return (
    <div className="trial-result" aria-live="polite">
      {state === 'cancelled' && (
        <Alert type="info" showIcon title={t('detectors.cancelled', { done: daysDone })} />
      )}
      {state === 'failed' && <Alert type="error" showIcon title={t('detectors.failed')} />}
      {problems.map((problem) => (
        <Alert
          key={`${problem.code} ${problem.path}`}
          type={state === 'failed' ? 'error' : 'warning'}
          showIcon
          title={<ProblemLine problem={problem} />}
        />
      ))}
      {state === 'done' && (
        <>
          <WeekChart weeks={weeks} budget={trial.asked.detector.weeklyBudget} />
          {alerts.length > 0 ? (
            <TrialAlerts trial={trial} weeks={weeks} />
          ) : (
            <Empty why={t('detectors.none-found')} what={t('detectors.none-found-what')} />
          )}
        </>
      )}
    </div>
  );
}

const sum = (weeks: readonly WeekBeside[], of: (week: WeekBeside) => number) =>
  weeks.reduce((total, week) => total + of(week), 0);

function WeekChart({ weeks, budget }: { weeks: readonly WeekBeside[]; budget: number }) {
  const { t, language } = useWords();
  const p = useChartColours();
  const seen = weeks.filter((week) => week.really !== null).length;
  const hasReal = seen > 0;
  const n = sum(weeks, (week) => week.raised);
  const over = sum(weeks, (week) => week.overBudget);
  const was = sum(weeks, (week) => week.really ?? 0);
  const found = { weeks: weeks.length, n, rate: (n / Math.max(1, weeks.length)).toFixed(1) };
  const option = useMemo<ChartOption>(() => {
    const bar = (name: string, data: (number | null)[], stack: string, color: string) => ({
      type: 'bar' as const,
      name,
      data,
      stack,
      itemStyle: { color },
      barMaxWidth: 22,
    });
    return {
      grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: weeks.map(({ week }) => shortDay(week, language)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: p.lineStrong } },
        axisLabel: { color: p.quiet, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: p.quiet },
        splitLine: { lineStyle: { color: p.line } },
      },
      series: [
        ...(hasReal
          ? [
              bar(
                t('detectors.really'),
                weeks.map((week) => week.really),
                'real',
                p.lineStrong,
              ),
            ]
          : []),
        bar(
          t('detectors.would'),
          weeks.map((week) => week.raised),
          'would',
          p.foreseen,
        ),
        {
          ...bar(
            t('detectors.would-over'),
            weeks.map((week) => week.overBudget || null),
            'would',
            '',
          ),
          itemStyle: { color: p.foreseenSoft, borderColor: p.foreseen, borderType: 'dashed' },
        },
        {
          type: 'line',
          name: t('detectors.field.weeklyBudget'),
          data: weeks.map(() => budget),
          symbol: 'none',
          lineStyle: { color: p.text, width: 1, type: 'dashed' },
          itemStyle: { color: p.text },
        },
      ],
    };
  }, [weeks, budget, hasReal, p, language, t]);
  return (
    <Chart
      heading={3}
      title={
        hasReal
          ? t('detectors.found', { ...found, seen, wasRate: (was / seen).toFixed(1) })
          : t('detectors.found-alone', found)
      }
      unit={t('detectors.alerts-unit')}
      option={option}
      note={
        <>
          {over > 0 && <p>{t('detectors.found-over', { n: over })}</p>}
          <ul className="trial-legend">
            {hasReal && <li className="trial-key-real">{t('detectors.really')}</li>}
            <li className="trial-key-would">{t('detectors.would')}</li>
            <li className="trial-key-over">{t('detectors.would-over')}</li>
            <li className="trial-key-budget">{t('detectors.field.weeklyBudget')}</li>
          </ul>
        </>
      }
      table={{
        columns: [
          { key: 'week', says: t('detectors.week') },
          { key: 'would', says: t('detectors.would'), number: true },
          { key: 'over', says: t('detectors.would-over'), number: true },
          ...(hasReal ? [{ key: 'really', says: t('detectors.really'), number: true }] : []),
        ],
        rows: weeks.map(({ week, raised, overBudget, really }) => ({
          key: week,
          cells: [
            shortDay(week, language),
            String(raised),
            String(overBudget),
            ...(hasReal ? [really === null ? '—' : String(really)] : []),
          ],
        })),
      }}
    />
  );
}

/** What is read at once; the others are one press away, so that putting in force stays in reach. */
const shownFirst = 8;

function TrialAlerts({ trial, weeks }: { trial: DetectorTrial; weeks: readonly WeekBeside[] }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const n = trial.alerts.length;
  const isAll = n >= sum(weeks, (week) => week.raised);
  return (
    <section className="page-section" aria-labelledby="trial-alerts">
      <h3 id="trial-alerts">
        {t(isAll ? 'detectors.strongest' : 'detectors.strongest-most', { n })}
      </h3>
      <ol className="trial-alerts">
        {trial.alerts.slice(0, isWhole ? n : shownFirst).map((alert) => (
          <TrialAlert
            key={`${alert.day} ${alert.level} ${alert.category} ${alert.centre}`}
            alert={alert}
          />
        ))}
      </ol>
      {!isWhole && n > shownFirst && (
        <Button type="link" onClick={() => setWhole(true)}>
          {t('detectors.show-all', { n })}
        </Button>
      )}
    </section>
  );
}

function TrialAlert({ alert }: { alert: DetectorTrial['alerts'][number] }) {
  const words = useWords();
  const { t, l } = words;
  const { civil } = useTimes();
  const { path } = usePlaceNames();
  const { categoryPath } = useDeclared();
  return (
    <li>
      <p className="trial-alert-what">
        <strong>
          {alert.category ? categoryPath(alert.category) : t('alerts.all-categories')}
        </strong>
        <span>
          {path(alert.centre)}
          {alert.places > 1 && ` · ${t('detectors.places-n', { n: alert.places })}`}
        </span>
      </p>
      <p className="trial-alert-numbers figures">
        <span>
          {t('detectors.of-expected', {
            cases: alert.cases,
            expected: alert.expected.toFixed(1),
          })}
        </span>
        <span>
          {t('detectors.by-chance', { span: recurrenceSpan(alert.recurrenceDays, words) })}
        </span>
      </p>
      <p className="trial-alert-sentence">
        <time dateTime={alert.day}>{civil(alert.day)}</time> {l(alert.sentence)}
      </p>
    </li>
  );
}
