import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { useComputeScorecard, useScorecard } from '../plan-queries.ts';
import { useSession } from '../session.tsx';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { DoubtList } from './plan/doubt-list.tsx';
import { CalibrationChart } from './scorecard/calibration-chart.tsx';
import { CategoryTable } from './scorecard/category-table.tsx';
import { HitMap } from './scorecard/hit-map.tsx';
import { PartTable } from './scorecard/part-table.tsx';
import { ReportingTable } from './scorecard/reporting-table.tsx';
import { bestOf, percent, points } from './scorecard/score-words.ts';
import type { ShownCard } from './scorecard/shown-card.ts';
import { SkillChart } from './scorecard/skill-chart.tsx';
import { StatisticsTable } from './scorecard/statistics-table.tsx';
import { useWayName } from './scorecard/use-way-name.ts';
import '../house-pages.css';
import './plan/plan.css';
import './scorecard/scorecard.css';

/** How good forecasts of this district would have been: plain words first, statistics behind. */
export function ScorecardPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { data, error, refetch } = useScorecard(district);
  const compute = useComputeScorecard();
  const start = data?.mayCompute && (
    <Button
      loading={data.running || compute.isPending}
      onClick={() => compute.mutate()}
      type={data.card ? 'default' : 'primary'}
    >
      {t('score.compute')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('score.title')}
        beside={data?.card?.result.simulated && <SimulatedMark page />}
        actions={data?.card && start}
      />
      <p className="quiet score-say">{t('score.say')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {compute.error && <ProblemNote error={compute.error} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data?.running && <p role="status">{t('score.running')}</p>}
      {data && !data.card && !data.running && (
        <Empty why={t('score.none')} what={t('score.none-what')}>
          {start}
        </Empty>
      )}
      {data?.card && <Card card={data.card} />}
    </>
  );
}

function Card({ card }: { card: ShownCard }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { result } = card;
  return (
    <>
      <Findings card={card} />
      <DoubtList doubts={result.doubts} />
      <div className="score-pair">
        <SkillChart result={result} />
        <CalibrationChart result={result} />
      </div>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'score.more-hide' : 'score.more')}
      </Button>
      {open && <StatisticsTable result={result} />}
      <HitMap result={result} />
      <CategoryTable card={card} />
      <PartTable card={card} />
      <ReportingTable result={result} />
    </>
  );
}

/** What came out, as one would tell it. */
function Findings({ card: { parameters, result } }: { card: ShownCard }) {
  const { t } = useWords();
  const { civil } = useTimes();
  const wayName = useWayName();
  const [name, best] = bestOf(result);
  const sure = best.gainInterval;
  const verdict = !sure
    ? undefined
    : sure[0] > 0
      ? 'score.verdict-better'
      : sure[1] < 0
        ? 'score.verdict-worse'
        : 'score.verdict-open';
  return (
    <div className="score-findings">
      <p className="plan-finding">
        {t('score.finding-better', {
          budget: parameters.budget,
          rate: percent(result.model.hitRate),
          name: wayName(name),
          other: percent(best.hitRate),
        })}
      </p>
      <p>
        {sure && verdict
          ? t('score.finding-sure', {
              gain: points(best.gain),
              low: points(sure[0]),
              high: points(sure[1]),
              verdict: t(verdict),
            })
          : t('score.interval-none')}{' '}
        {t('score.best', { n: percent(result.bestPossible) })}
      </p>
      <p>
        {result.leadDays && t('score.lead', { n: result.leadDays.median })}{' '}
        {t('score.false', { n: result.falseVisitsAWeek.toFixed(1) })}
      </p>
      <p className="score-honest">{t('score.honest')}</p>
      <p className="quiet">
        {t('score.span', {
          from: civil(parameters.from),
          to: civil(parameters.to),
          n: result.origins,
          budget: parameters.budget,
          metres: parameters.cellMetres,
        })}
      </p>
    </div>
  );
}
