import { Segmented, Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { RecordLine } from '../../src/model/view.ts';
import { useAnnounce } from '../announce.tsx';
import { ActDrawer } from '../components/act-drawer.tsx';
import { Empty } from '../components/empty.tsx';
import { FilterBar } from '../components/filter-bar.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { useHeldRow } from '../held-row.ts';
import { useKeys } from '../keys.tsx';
import { useRecordPage } from '../queries.ts';
import { listPlaceOf, paramsOfList, queryOf, views, type ListPlace } from '../record-query.ts';
import { useActKeys, useRowWork } from '../row-work.tsx';
import { useSees } from '../seen.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { Board } from './demands/board.tsx';
import { BulkBar } from './demands/bulk-bar.tsx';
import { Calendar } from './demands/calendar.tsx';
import { ExportMenu } from './demands/export-menu.tsx';
import { RecordTable } from './demands/record-table.tsx';
import { SavedFilters } from './demands/saved-filters.tsx';
import { StateDoors } from './demands/state-doors.tsx';
import './demands/demands.css';

/** Where the list stands, from the address; changes to it go back there. */
function useListPlace(firstProgramme: string) {
  const [params, setParams] = useSearchParams();
  const place = useMemo(() => {
    const read = listPlaceOf(params);
    return {
      ...read,
      filter: { ...read.filter, programme: read.filter.programme ?? firstProgramme },
    };
  }, [params, firstProgramme]);
  const go = (change: Partial<ListPlace>, replace = false) =>
    setParams(paramsOfList({ ...place, ...change }), { replace });
  return {
    place,
    finding: params.has('find'),
    /** another filter begins on its first page */
    filter: (filter: ListPlace['filter']) => go({ filter, page: 1, row: undefined }),
    go,
    /** every row that one passes is not a step back */
    stand: (row: string | undefined) => go({ row }, true),
  };
}

/** The list of records of one programme: every filter, order, page and row lives in the address. */
export function DemandsPage() {
  const [params] = useSearchParams();
  const { programmes } = useDeclared();
  // what was chosen in one programme is not carried into another
  return <RecordList key={params.get('programme') ?? programmes[0]?.code} />;
}

function RecordList() {
  const { district, may } = useSession();
  const { t, l } = useWords();
  const words = useDeclared();
  const list = useListPlace(words.programmes[0]?.code ?? '');
  const { place } = list;
  const sees = useSees();
  const programme = words.programme(place.filter.programme);
  const { data, error, refetch, isFetching, isPlaceholderData } = useRecordPage(district, place);
  const [chosen, setChosen] = useState<ReadonlyMap<string, RecordLine>>(new Map());
  useSaysTotal(data?.total, isPlaceholderData);
  const title = programme ? l(programme.label) : place.filter.programme;
  const simulated = data?.rows.some((row) => row.simulated);
  const rows = data?.rows ?? [];
  return (
    <>
      <PageHead
        title={title}
        beside={
          <>
            {data && sees(programme?.seenBy) && (
              <span className="figures">{t('demands.total', { n: data.total })}</span>
            )}{' '}
            {simulated && <SimulatedMark page />}{' '}
            {isFetching && data && <span className="updating">{t('demands.updating')}</span>}
          </>
        }
        actions={
          <>
            <Link to={`/${district}/map?${queryOf(place.filter)}`} className="head-link">
              {t('demands.to-map')}
            </Link>
            <SavedFilters filter={place.filter} onChoose={list.filter} />
            {may('records.export') && (
              <ExportMenu filter={place.filter} sort={place.sort} total={data?.total ?? 0} />
            )}
          </>
        }
      />
      <div className="records-head">
        <StateDoors filter={place.filter} onChange={list.filter} />
        <ViewChoice place={place} onGo={list.go} />
      </div>
      <FilterBar
        filter={place.filter}
        onChange={list.filter}
        finding={list.finding}
        {...(place.view === 'list'
          ? {
              sort: place.sort,
              onSort: (sort: ListPlace['sort']) => list.go({ sort, page: 1, row: undefined }),
            }
          : {})}
      />
      {chosen.size > 0 && (
        <BulkBar
          chosen={[...chosen.values()].map(
            // as it stands now, where it is on the page
            (row) => rows.find(({ record }) => record === row.record) ?? row,
          )}
          onClear={() => setChosen(new Map())}
        />
      )}
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && rows.length === 0 && <NoRows filter={place.filter} onClear={list.filter} />}
      {data && rows.length > 0 && place.view === 'board' && (
        <Board filter={place.filter} addressOf={(change) => addressOf(place, change)} />
      )}
      {data && rows.length > 0 && place.view === 'calendar' && (
        <Calendar place={place} addressOf={(change) => addressOf(place, change)} />
      )}
      {data && rows.length > 0 && place.view === 'list' && (
        <WorkedTable
          list={list}
          rows={rows}
          total={data.total}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </>
  );
}

const addressOf = (place: ListPlace, change: Partial<ListPlace>): string =>
  `?${paramsOfList({ ...place, page: 1, row: undefined, ...change })}`;

/** List, board or calendar, each at an address of its own. */
function ViewChoice(props: { place: ListPlace; onGo: (change: Partial<ListPlace>) => void }) {
  const { place, onGo } = props;
  const { t } = useWords();
  return (
    <Segmented<ListPlace['view']>
      aria-label={t('records.view')}
      value={place.view}
      onChange={(view) => onGo({ view, page: 1, row: undefined })}
      options={views.map((view) => ({ value: view, label: t(`records.view.${view}`) }))}
    />
  );
}

/** Tells the number of rows when the filter changed, not with every live update. */
function useSaysTotal(total: number | undefined, isOld: boolean): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const said = useRef<number>(undefined);
  useEffect(() => {
    if (total === undefined || isOld || said.current === total) return;
    said.current = total;
    announce(t('demands.total', { n: total }));
  }, [total, isOld, announce, t]);
}

function NoRows(props: { filter: ListPlace['filter']; onClear: (f: ListPlace['filter']) => void }) {
  const { t } = useWords();
  const words = useDeclared();
  const sees = useSees();
  const { programme, ...rest } = props.filter;
  const isFiltered = Object.keys(rest).length > 0;
  if (!sees(words.programme(programme ?? '')?.seenBy))
    return <Empty why={t('demands.sealed')} what={t('demands.sealed-what')} />;
  if (!isFiltered) return <Empty why={t('demands.empty-all')} what={t('demands.empty-all-what')} />;
  return (
    <Empty why={t('demands.empty')} what={t('demands.empty-what')}>
      <button type="button" className="link" onClick={() => props.onClear({ programme })}>
        {t('demands.clear')}
      </button>
    </Empty>
  );
}

interface WorkedTableProps {
  list: ReturnType<typeof useListPlace>;
  rows: RecordLine[];
  total: number;
  chosen: ReadonlyMap<string, RecordLine>;
  onChoose: (chosen: ReadonlyMap<string, RecordLine>) => void;
}

/** The table with its cursor, keys and acts. */
function WorkedTable({ list, rows, total, chosen, onChoose }: WorkedTableProps) {
  const { district } = useSession();
  const { t } = useWords();
  const navigate = useNavigate();
  const work = useRowWork();
  const { place } = list;
  const [held, setHeld] = useHeldRow(place.row);
  const pages = Math.max(1, Math.ceil(total / place.pageSize));
  const index = Math.max(
    0,
    rows.findIndex((row) => row.record === held),
  );
  const here = rows[index];
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (!next) return;
    setHeld(next.record);
    list.stand(next.record);
    document.querySelector(`[data-record="${next.record}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const turn = (by: number) => {
    const page = Math.min(pages, Math.max(1, place.page + by));
    if (page !== place.page) list.go({ page, row: undefined });
  };
  const open = (row: RecordLine | undefined) => {
    if (!row) return;
    list.stand(row.record);
    void navigate(`/${district}/demands/${row.record}`);
  };
  const choose = (row: RecordLine | undefined) => {
    if (!row) return;
    const next = new Map(chosen);
    if (!next.delete(row.record)) next.set(row.record, row);
    onChoose(next);
  };
  const actKeys = useActKeys(place.filter.programme ? [place.filter.programme] : []);
  useKeys(t('keys.list'), [
    { key: 'j', says: t('keys.next'), run: () => move(1) },
    { key: 'k', says: t('keys.previous'), run: () => move(-1) },
    { key: 'Enter', says: t('keys.open'), run: () => open(here) },
    { key: 'x', says: t('keys.choose'), run: () => choose(here) },
    { key: 'a', says: t('keys.act'), run: () => work.act(here) },
    { key: ']', says: t('keys.next-page'), run: () => turn(1) },
    { key: '[', says: t('keys.previous-page'), run: () => turn(-1) },
    ...actKeys.map(({ key, says }) => ({ key, says, run: () => void work.press(here, key) })),
  ]);
  return (
    <>
      <RecordTable
        rows={rows}
        total={total}
        place={place}
        here={here?.record}
        chosen={chosen}
        onChoose={onChoose}
        onGo={(change) => list.go({ row: undefined, ...change })}
        work={work}
      />
      <ActDrawer asked={work.asked} onClose={work.close} />
    </>
  );
}
