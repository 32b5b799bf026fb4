import { AuditOutlined, EditOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Pagination, Skeleton } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { IndicatorPage } from '../../src/model/ledger-view.ts';
import { useAnnounce } from '../announce.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { indicatorPlaceOf, paramsOfIndicators, type IndicatorPlace } from '../indicator-address.ts';
import { useFindings, useIndicatorPage } from '../ledger-queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { IndicatorFilters } from './indicators/indicator-filters.tsx';
import { IndicatorTable } from './indicators/indicator-table.tsx';
import { WaitingFigures } from './indicators/waiting-figures.tsx';
import '../house-pages.css';
import './demands/demands.css';
import './indicators/indicators.css';

/** Where the table stands, from the address; changes to it go back there. */
function useIndicatorPlace() {
  const [params, setParams] = useSearchParams();
  const place = useMemo(() => indicatorPlaceOf(params), [params]);
  return {
    place,
    /** another filter begins on its first page */
    go: (change: Partial<IndicatorPlace>) =>
      setParams(paramsOfIndicators({ ...place, page: 1, ...change })),
  };
}

/** Every indicator of a territory: what it stands at, how it grew, which place that is, how sure it is. */
export function IndicatorsPage() {
  const { t, l } = useWords();
  const { place, go } = useIndicatorPlace();
  const { waits, ...asked } = place;
  const query = paramsOfIndicators({ ...asked, waits: undefined });
  const { data, error, refetch, isFetching } = useIndicatorPage(query);
  useSaysTotal(data?.total);
  return (
    <>
      <PageHead
        title={t('indicators.title')}
        beside={
          data && (
            <>
              {l(data.territory.label)} ·{' '}
              <span className="figures">{t('indicators.total', { n: data.total })}</span>{' '}
              {isFetching && <span className="updating">{t('demands.updating')}</span>}
            </>
          )
        }
      />
      {data && <Duties page={data} place={place} go={go} />}
      {waits && <WaitingFigures hand={waits} />}
      {!waits && (
        <>
          <IndicatorFilters page={data} place={place} go={go} />
          {error && <ProblemNote error={error} retry={() => void refetch()} />}
          {!data && !error && <Skeleton active paragraph={{ rows: 14 }} />}
          {data && data.lines.length === 0 && (
            <Empty why={t('indicators.none')} what={t('indicators.none-what')}>
              <Button
                onClick={() =>
                  go({ q: undefined, topic: undefined, period: undefined, territory: undefined })
                }
              >
                {t('demands.clear')}
              </Button>
            </Empty>
          )}
          {data && data.lines.length > 0 && <IndicatorTable page={data} />}
          {data && data.total > data.pageSize && (
            <Pagination
              className="pages"
              current={data.page}
              pageSize={data.pageSize}
              total={data.total}
              showSizeChanger={false}
              onChange={(page) => go({ page })}
            />
          )}
        </>
      )}
    </>
  );
}

/** Tells the number of indicators when it changed. */
function useSaysTotal(total: number | undefined): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const said = useRef<number>(undefined);
  useEffect(() => {
    if (total === undefined || said.current === total) return;
    said.current = total;
    announce(t('indicators.total', { n: total }));
  }, [total, announce, t]);
}

/** What waits for those who keep the ledger: figures to check, to sign, and what contradicts itself. */
function Duties(props: {
  page: IndicatorPage;
  place: IndicatorPlace;
  go: (change: Partial<IndicatorPlace>) => void;
}) {
  const { page, place, go } = props;
  const { district, may } = useSession();
  const { t } = useWords();
  const keeps = may('figures.enter') || may('figures.check') || may('figures.sign');
  const findings = useFindings(keeps);
  if (!keeps) return null;
  return (
    <div className="state-doors" role="group" aria-label={t('indicators.duties')}>
      {(['check', 'sign'] as const).map((hand) => {
        const Icon = hand === 'check' ? EditOutlined : AuditOutlined;
        const isOn = place.waits === hand;
        return (
          <button
            key={hand}
            type="button"
            className="state-door"
            aria-pressed={isOn}
            onClick={() => go({ waits: isOn ? undefined : hand })}
          >
            <Icon aria-hidden="true" />
            {t(`figure.waits-${hand}`)} <span className="figures">{page.waiting[hand]}</span>
          </button>
        );
      })}
      {findings.data && (
        <Link className="state-door" to={`/${district}/league?tab=findings`}>
          <WarningOutlined aria-hidden="true" />
          {t('ledger.inconsistent')} <span className="figures">{findings.data.length}</span>
        </Link>
      )}
    </div>
  );
}
