import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { RecordFilter } from '../../../src/model/view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { SimulatedMark } from '../../components/simulated-mark.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Time } from '../../components/time.tsx';
import { useRecordPage } from '../../queries.ts';
import { queryOf } from '../../record-query.ts';
import { useWords } from '../../words.ts';

export interface MapSelectionProps {
  district: string;
  /** the page's filter within the selected box */
  filter: RecordFilter;
  onLook: () => void;
  onClear: () => void;
}

const shownRows = 50;

/** The records of the cell, cluster or pin that was chosen. */
export function MapSelection({ district, filter, onLook, onClear }: MapSelectionProps) {
  const { t } = useWords();
  const place = { filter, sort: 'due' as const, page: 1, pageSize: shownRows };
  const page = useRecordPage(district, place);
  const total = page.data?.total ?? 0;
  return (
    <section aria-label={t('map.chosen')} aria-live="polite" aria-busy={page.isPending}>
      <div className="map-section-head">
        <h2>{t('map.chosen')}</h2>
        <Button size="small" onClick={onLook}>
          {t('map.look-closer')}
        </Button>
        <Button size="small" onClick={onClear}>
          {t('map.unchoose')}
        </Button>
      </div>
      {page.isError && <ProblemNote error={page.error} retry={() => void page.refetch()} />}
      {page.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : (
        <>
          <p>
            <Link to={`/${district}/demands?${queryOf(filter)}`}>
              {t('map.chosen-n', { n: total })}
            </Link>
          </p>
          <ul className="map-records">
            {page.data?.rows.map((row) => (
              <li key={row.record}>
                <Link to={`/${district}/demands/${row.record}`}>
                  {row.title || t('record.unnamed')}
                </Link>
                <div className="map-record-facts">
                  <StateMark programme={row.programme} state={row.state} />
                  <Time at={row.openedAt} day />
                  {!row.ended && <ClockMark clock={row.clock} />}
                  {row.simulated && <SimulatedMark />}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
