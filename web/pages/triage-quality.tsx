import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { TriageQuality } from '../../src/model/triage-view.ts';
import { api } from '../api.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { Time } from '../components/time.tsx';
import { at, keys } from '../queries.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ConfusionSection } from './triage-quality/confusion-section.tsx';
import { CountTable } from './triage-quality/count-table.tsx';
import { shareWords } from './triage-quality/count-words.ts';
import { DriftSection } from './triage-quality/drift-section.tsx';
import { ReliabilityChart, WeeklyChart } from './triage-quality/quality-charts.tsx';
import './triage-quality/triage-quality.css';

const spans = [4, 12, 26, 52];
const usualSpan = 12;

/** How good triage is: what it said first, week by week, against what stood in the end. */
export function TriageQualityPage() {
  const { district } = useSession();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('weeks'));
  const weeks = spans.includes(asked) ? asked : usualSpan;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.triage(district, weeks),
    queryFn: ({ signal }) =>
      api.get<TriageQuality>(at(district, `/triage-quality?weeks=${weeks}`), signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('quality.title')}
        actions={
          <Select
            aria-label={t('quality.weeks')}
            value={weeks}
            popupMatchSelectWidth={false}
            onChange={(next) => setParams({ weeks: String(next) })}
            options={spans.map((n) => ({ value: n, label: t('quality.last', { n }) }))}
          />
        }
      />
      <p className="quiet">
        {t('quality.say')} {data?.simulated && <SimulatedMark page />}
      </p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {isPending && <PageLoading />}
      {data &&
        (data.total.read === 0 ? (
          <Empty why={t('quality.none')} what={t('quality.none-what')} />
        ) : (
          <Quality quality={data} weeks={weeks} />
        ))}
      {data && <Retrain district={district} />}
    </>
  );
}

function Quality({ quality, weeks }: { quality: TriageQuality; weeks: number }) {
  const { t } = useWords();
  const words = useDeclared();
  const { channels, units, models, confusions, drift, fewest } = quality;
  return (
    <>
      <Summary quality={quality} />
      <div className="quality-charts">
        <WeeklyChart quality={quality} />
        <ReliabilityChart quality={quality} />
      </div>
      <ConfusionSection confusions={confusions} weeks={weeks} />
      <DriftSection drift={drift} />
      <CountTable
        title={t('quality.channels')}
        names={t('quality.channel')}
        none={t('quality.no-channel')}
        fewest={fewest}
        rows={channels.map(({ channel, ...counts }) => ({
          key: channel ?? '',
          name: channel === null ? t('quality.no-channel') : words.channel(channel),
          counts,
        }))}
      />
      <CountTable
        title={t('quality.units')}
        names={t('quality.unit')}
        none={t('quality.no-units')}
        fewest={fewest}
        rows={units.map(({ unit, ...counts }) => ({ key: unit, name: words.unit(unit), counts }))}
      />
      <CountTable
        title={t('quality.models')}
        names={t('quality.model')}
        none={t('quality.no-models')}
        fewest={fewest}
        more={[t('quality.first-used'), t('quality.last-used')]}
        rows={models.map(({ model, first, last, ...counts }) => ({
          key: model,
          name: model,
          counts,
          more: [<Time key="first" at={first} day />, <Time key="last" at={last} day />],
        }))}
      />
    </>
  );
}

function Summary({ quality }: { quality: TriageQuality }) {
  const { t } = useWords();
  const { total, fewest, sureFrom } = quality;
  const lines: readonly (readonly [string, string])[] = [
    [t('quality.read'), total.read.toLocaleString('en-US')],
    [t('quality.suggested'), shareWords(total.suggested, total.read, fewest)],
    [t('quality.judged'), total.settled.toLocaleString('en-US')],
    [t('quality.first'), shareWords(total.right, total.judged, fewest)],
    [t('quality.three'), shareWords(total.inThree, total.judged, fewest)],
    [
      t('quality.sure', { percent: Math.round(sureFrom * 100) }),
      shareWords(total.sure, total.read, fewest),
    ],
    [t('quality.sure-right'), shareWords(total.sureRight, total.sureJudged, fewest)],
    [t('quality.unit-first'), shareWords(total.unitRight, total.unitJudged, fewest)],
    [t('quality.unit-three'), shareWords(total.unitInThree, total.unitJudged, fewest)],
    [t('quality.corrected'), total.corrected.toLocaleString('en-US')],
  ];
  return (
    <dl className="quality-summary">
      {lines.map(([says, value]) => (
        <div key={says}>
          <dt>{says}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Retraining is a matter of the command line: it takes minutes, and somebody should look at its table. */
function Retrain({ district }: { district: string }) {
  const { t } = useWords();
  return (
    <section className="page-section">
      <h2>{t('quality.retrain')}</h2>
      <pre className="quality-command" tabIndex={0}>
        {`xianban classify retrain --district ${district} --model OLD --out NEW`}
      </pre>
      <p className="quiet">{t('quality.retrain-what')}</p>
    </section>
  );
}
