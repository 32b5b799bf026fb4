import { Button, Pagination, Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AlertLine, AlertPage } from '../../src/model/foresight-view.ts';
import { useAlertPage } from '../alert-queries.ts';
import { useAnnounce } from '../announce.tsx';
import { ActDrawer } from '../components/act-drawer.tsx';
import { usePlaceNames } from '../components/place-name.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { useWidth } from '../components/use-width.ts';
import { ZoneMap, type Zone } from '../components/zone-map.tsx';
import { alertProgramme } from '../foresight.ts';
import { useHeldRow } from '../held-row.ts';
import { useKeys } from '../keys.tsx';
import { useActKeys, useRowWork } from '../row-work.tsx';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { AlertFilters } from './alerts/alert-filters.tsx';
import { AlertRow } from './alerts/alert-row.tsx';
import { AlertStates } from './alerts/alert-states.tsx';
import { NoAlerts } from './alerts/no-alerts.tsx';
import { PastAlerts } from './alerts/past-alerts.tsx';
import { useAlertAddress, type AlertAddress } from './alerts/use-alert-address.ts';
import '../house-pages.css';
import './demands/demands.css';
import './alerts/alerts.css';

/** Below this the map stands behind a button, so that the list keeps the width. */
const besideWidth = 1100;

/** What foresight says and nobody has decided yet: a list, the same on a map, and what was before. */
export function AlertsPage() {
  const { district } = useSession();
  const { t } = useWords();
  const words = useDeclared();
  const address = useAlertAddress();
  const states = words.programme(alertProgramme)?.states ?? {};
  const open = Object.keys(states).filter((code) => !states[code]?.end);
  const { data, error, refetch, isFetching } = useAlertPage(district, address.place, open);
  useSaysTotal(data?.total);
  const simulated = data?.rows.some((row) => row.simulated);
  return (
    <>
      <PageHead
        title={t('alerts.title')}
        beside={
          <>
            {data && <span className="figures">{t('alerts.total', { n: data.total })}</span>}{' '}
            {simulated && <SimulatedMark page />}{' '}
            {isFetching && data && <span className="updating">{t('demands.updating')}</span>}
          </>
        }
      />
      <PastAlerts address={address} lookedAt={data?.lookedAt} />
      <AlertStates address={address} page={data} states={states} open={open} />
      <AlertFilters address={address} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && data.rows.length === 0 && <NoAlerts address={address} />}
      {data && data.rows.length > 0 && <Inbox address={address} page={data} />}
    </>
  );
}

/** Tells the number of alerts when it changed. */
function useSaysTotal(total: number | undefined): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const said = useRef<number>(undefined);
  useEffect(() => {
    if (total === undefined || said.current === total) return;
    said.current = total;
    announce(t('alerts.total', { n: total }));
  }, [total, announce, t]);
}

/** The rows as zones of the map; places without a point of their own stand where their places are. */
function useZones(rows: readonly AlertLine[]): Zone[] {
  const { places } = usePlaceNames();
  return useMemo(
    () =>
      rows.map((row) => {
        const centre = places.get(row.place ?? '');
        const lat = row.lat ?? centre?.lat ?? null;
        const lon = row.lon ?? centre?.lon ?? null;
        return {
          key: row.record,
          places: row.places,
          centre: lat === null || lon === null ? null : { lat, lon },
        };
      }),
    [rows, places],
  );
}

function Inbox({ address, page }: { address: AlertAddress; page: AlertPage }) {
  const { district } = useSession();
  const { t } = useWords();
  const navigate = useNavigate();
  const work = useRowWork();
  const isBeside = useWidth() >= besideWidth;
  const [mapped, setMapped] = useState(false);
  const { rows, total, pageSize } = page;
  const { place } = address;
  const [held, setHeld] = useHeldRow(place.row);
  const zones = useZones(rows);
  const found = rows.findIndex((row) => row.record === held);
  // the cursor stays where it was when its row has gone: on the next one
  const [lastIndex, setLastIndex] = useState(0);
  const index = found >= 0 ? found : Math.min(lastIndex, rows.length - 1);
  const here = rows[index];
  const stand = (record: string) => {
    setHeld(record);
    setLastIndex(
      Math.max(
        0,
        rows.findIndex((row) => row.record === record),
      ),
    );
    address.stand(record);
    document.querySelector(`[data-record="${record}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) stand(next.record);
  };
  const open = (row: AlertLine | undefined, more = '') => {
    if (!row) return;
    address.stand(row.record);
    void navigate(`/${district}/alerts/${row.record}${more}`);
  };
  const turn = (by: number) => {
    const next = place.page + by;
    if (next >= 1 && next <= Math.ceil(total / pageSize))
      address.go({ page: next, row: undefined });
  };
  const actKeys = useActKeys([alertProgramme]).filter(({ key }) => key !== 'o');
  useKeys(t('keys.list'), [
    { key: 'j', says: t('keys.next'), run: () => move(1) },
    { key: 'k', says: t('keys.previous'), run: () => move(-1) },
    { key: 'Enter', says: t('keys.open'), run: () => open(here) },
    { key: 'a', says: t('keys.act'), run: () => work.act(here) },
    { key: 'o', says: t('alerts.order'), run: () => open(here, '?orders') },
    { key: ']', says: t('keys.next-page'), run: () => turn(1) },
    { key: '[', says: t('keys.previous-page'), run: () => turn(-1) },
    ...actKeys.map(({ key, says }) => ({ key, says, run: () => void work.press(here, key) })),
  ]);
  return (
    <div className="inbox">
      <div className="inbox-list">
        {!isBeside && (
          <Button
            aria-expanded={mapped}
            onClick={() => setMapped(!mapped)}
            className="inbox-map-door"
          >
            {t(mapped ? 'alerts.map-hide' : 'alerts.map-show')}
          </Button>
        )}
        {!isBeside && mapped && (
          <ZoneMap zones={zones} chosen={here?.record} onChoose={stand} title={t('alerts.map')} />
        )}
        <ol className="inbox-rows">
          {rows.map((row) => (
            <AlertRow
              key={row.record}
              row={row}
              here={row.record === here?.record}
              work={work}
              onStand={() => stand(row.record)}
            />
          ))}
        </ol>
        {total > pageSize && (
          <Pagination
            current={place.page}
            pageSize={pageSize}
            total={total}
            showSizeChanger={false}
            onChange={(next) => address.go({ page: next, row: undefined })}
          />
        )}
      </div>
      {isBeside && (
        <aside className="inbox-map" aria-label={t('alerts.map')}>
          <ZoneMap zones={zones} chosen={here?.record} onChoose={stand} title={t('alerts.map')} />
          <p className="quiet">{t('alerts.map-say')}</p>
        </aside>
      )}
      <ActDrawer asked={work.asked} onClose={work.close} />
    </div>
  );
}
