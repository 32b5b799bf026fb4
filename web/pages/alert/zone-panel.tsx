import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { AlertView } from '../../../src/model/foresight-view.ts';
import { PlaceName, usePlaceNames } from '../../components/place-name.tsx';
import { ZoneMap } from '../../components/zone-map.tsx';
import { useWords } from '../../words.ts';
import { timesExpected } from './finding.ts';

/** as many as stand beside the map without scrolling */
const shownAtFirst = 10;

/** Where: the member places on the map, and each with what came and what was to be expected. */
export function ZonePanel({ view: { alert, evidence } }: { view: AlertView }) {
  const { t } = useWords();
  const { places } = usePlaceNames();
  const [whole, setWhole] = useState(false);
  const zones = useMemo(() => {
    const centre = places.get(alert.place ?? '');
    const lat = alert.lat ?? centre?.lat ?? null;
    const lon = alert.lon ?? centre?.lon ?? null;
    return [
      {
        key: alert.record,
        places: alert.places,
        centre: lat === null || lon === null ? null : { lat, lon },
      },
    ];
  }, [alert, places]);
  const { members } = evidence;
  const shown = whole ? members : members.slice(0, shownAtFirst);
  return (
    <section className="panel" aria-labelledby="zone">
      <h2 id="zone">
        {alert.radiusMetres > 0
          ? t('alert.where', { n: alert.places.length, metres: Math.round(alert.radiusMetres) })
          : t('alert.where-one', { n: alert.places.length })}
      </h2>
      <div className="zone-sides">
        <ZoneMap zones={zones} chosen={alert.record} title={t('alert.map')} />
        <div>
          <table className="plain-table zone-table">
            <caption className="for-readers">{t('alert.members')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('record.place')}</th>
                <th scope="col" className="number">
                  {t('alert.observed')}
                </th>
                <th scope="col" className="number">
                  {t('alert.expected')}
                </th>
                <th scope="col" className="number">
                  {t('alert.times')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ place, cases, expected }) => (
                <tr key={place}>
                  <th scope="row">
                    <MemberName code={place} />
                  </th>
                  <td className="number">{cases}</td>
                  <td className="number">{expected.toFixed(1)}</td>
                  <td className="number">{timesExpected(cases, expected)?.toFixed(1) ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {members.length > shownAtFirst && (
            <Button type="link" size="small" onClick={() => setWhole(!whole)} aria-expanded={whole}>
              {whole ? t('alert.fewer') : t('alert.all-members', { n: members.length })}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** A cell has no name of its own: its number stands beside the place that it lies in. */
function MemberName({ code }: { code: string }) {
  const { places } = usePlaceNames();
  const place = places.get(code);
  return (
    <>
      <PlaceName code={code} />
      {place?.kind === 'cell' && <small className="quiet figures"> {code}</small>}
    </>
  );
}
