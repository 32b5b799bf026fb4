import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type { IndicatorView } from '../../src/model/ledger-view.ts';
import { ApiProblem } from '../api.ts';
import { Empty } from '../components/empty.tsx';
import { InconsistencyList } from '../components/inconsistency-list.tsx';
import { OriginView } from '../components/origin-view.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useKeys } from '../keys.tsx';
import { useIndicator } from '../ledger-queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { EnterDrawer } from './indicator/enter-drawer.tsx';
import { IndicatorFacts } from './indicator/indicator-facts.tsx';
import { IndicatorHistory } from './indicator/indicator-history.tsx';
import { PeerLines } from './indicator/peer-lines.tsx';
import { RankYears } from './indicator/rank-years.tsx';
import { RevisionTable } from './indicator/revision-table.tsx';
import { TargetTable } from './indicator/target-table.tsx';
import '../house-pages.css';
import './indicators/indicators.css';
import './indicator/indicator.css';

/** One indicator of one territory: history, peers, ranks, targets, every revision and where it is from. */
export function IndicatorPage() {
  const { code = '' } = useParams();
  const { district } = useSession();
  const { t } = useWords();
  const [params] = useSearchParams();
  const { data, error, refetch } = useIndicator(code, params.get('territory'));
  const back = (
    <p className="back-line">
      <Link to={`/${district}/indicators`}>← {t('indicators.all')}</Link>
    </p>
  );
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Empty why={t('indicator.not-found')} what={t('indicator.not-found-what')}>
        <Link to={`/${district}/indicators`}>{t('indicators.all')}</Link>
      </Empty>
    );
  return (
    <>
      {back}
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <PageLoading />}
      {data && <Known key={data.territory.code} view={data} />}
    </>
  );
}

function Known({ view }: { view: IndicatorView }) {
  const { t, l } = useWords();
  const [params, setParams] = useSearchParams();
  const { indicator, territory, territories, may } = view;
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setParams(next);
  };
  const enter = () => change('enter', '');
  useKeys(
    t('indicators.title'),
    may.enter ? [{ key: 'e', says: t('enter.title'), run: enter }] : [],
  );
  return (
    <>
      <PageHead
        title={l(indicator.label)}
        beside={
          <Select
            aria-label={t('ledger.territory')}
            className="filter-territory"
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            value={territory.code}
            onChange={(code) => change('territory', code)}
            options={[
              ...(territories.some(({ code }) => code === territory.code) ? [] : [territory]),
              ...territories,
            ].map(({ code, label }) => ({ value: code, label: l(label) }))}
          />
        }
        actions={
          may.enter && (
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={enter}>
              {t('enter.title')} <kbd aria-hidden="true">e</kbd>
            </Button>
          )
        }
      />
      <IndicatorFacts view={view} />
      {view.history.length === 0 && view.ranks.length === 0 ? (
        <Empty
          why={t('indicator.none')}
          what={t(
            view.definition
              ? 'indicator.none-computed'
              : may.enter
                ? 'indicator.none-enter'
                : 'indicator.none-what',
          )}
        />
      ) : (
        <Sections view={view} />
      )}
      {may.enter && (
        <EnterDrawer
          view={view}
          open={params.has('enter')}
          onClose={() => change('enter', undefined)}
        />
      )}
    </>
  );
}

function Sections({ view }: { view: IndicatorView }) {
  const { t } = useWords();
  const { inconsistencies, origins, targets, ranks, revisions } = view;
  return (
    <>
      {inconsistencies.length > 0 && (
        <section className="page-section" aria-labelledby="findings">
          <h2 id="findings">{t('ledger.inconsistent')}</h2>
          <InconsistencyList found={inconsistencies} />
        </section>
      )}
      <div className="indicator-charts">
        <IndicatorHistory view={view} />
        <PeerLines view={view} />
      </div>
      {ranks.length > 0 && <RankYears view={view} />}
      {targets.length > 0 && <TargetTable view={view} />}
      {revisions.length > 0 && <RevisionTable view={view} />}
      {origins.length > 0 && (
        <section className="page-section" aria-labelledby="origins">
          <h2 id="origins">{t('number.rests-on')}</h2>
          <ul className="origin-list">
            {origins.map((origin) => (
              <li key={origin.code}>
                <OriginView origin={origin} locator={null} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
