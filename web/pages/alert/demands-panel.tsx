import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AlertView } from '../../../src/model/foresight-view.ts';
import { RecordRow } from '../../components/record-row.tsx';
import { useDetectors } from '../../alert-queries.ts';
import { queryOf } from '../../record-query.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

const shownAtFirst = 8;
/** an address with more places than this is longer than some servers take */
const mostPlaces = 60;

/** Which demands are inside. */
export function DemandsPanel({ view }: { view: AlertView }) {
  const { district } = useSession();
  const { t } = useWords();
  const { data } = useDetectors(district);
  const [whole, setWhole] = useState(false);
  const { alert, demands, demandsTotal } = view;
  const detector = data?.find((one) => one.detector.code === alert.detector)?.detector;
  const list = queryOf({
    programme: detector?.programme ?? 'demand',
    place: alert.places,
    openedFrom: alert.since,
    openedTo: alert.until,
    ...(alert.category ? { category: [alert.category] } : {}),
  });
  return (
    <section className="panel" aria-labelledby="inside">
      <header>
        <h2 id="inside">{t('alert.inside', { n: demandsTotal })}</h2>
        {alert.places.length <= mostPlaces && demandsTotal > 0 && (
          <Link to={`/${district}/demands?${list}`}>{t('alert.inside-list')}</Link>
        )}
      </header>
      {demands.length === 0 && <p className="quiet">{t('alert.inside-none')}</p>}
      <ul className="rows-inside">
        {(whole ? demands : demands.slice(0, shownAtFirst)).map((row) => (
          <li key={row.record}>
            <RecordRow row={row} />
          </li>
        ))}
      </ul>
      {demands.length > shownAtFirst && (
        <Button type="link" size="small" onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? t('alert.fewer') : t('alert.all-demands', { n: demands.length })}
        </Button>
      )}
    </section>
  );
}
