import { Breadcrumb, Button } from 'antd';
import { Link } from 'react-router';
import type { PlaceLine, RecordFilter } from '../../../src/model/view.ts';
import { queryOf } from '../../record-query.ts';
import { useWords } from '../../words.ts';

export interface MapPlacesProps {
  /** path of the list of demands */
  list: string;
  filter: RecordFilter;
  places: readonly PlaceLine[];
  /** counts of the filter with everything below, by place code; '' is not placed */
  sums: ReadonlyMap<string, number>;
  /** the place whose parts are listed */
  focus: PlaceLine;
  onFocus: (place: PlaceLine) => void;
}

const mostRows = 12;

/** The places below the one in focus, most records first: a name moves the map, a count opens its rows. */
export function MapPlaces({ list, filter, places, sums, focus, onFocus }: MapPlacesProps) {
  const { t, l } = useWords();
  const here = sums.get(focus.code) ?? 0;
  const parts = places
    .filter((place) => place.parent === focus.code)
    .map((place) => ({ place, n: sums.get(place.code) ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
  const shown = parts.slice(0, mostRows);
  const rest = here - shown.reduce((sum, { n }) => sum + n, 0);
  const most = parts[0]?.n ?? 1;
  const door = (code: string) => `${list}?${queryOf({ ...filter, place: [code] })}`;
  return (
    <section aria-label={t('map.places')}>
      <h2>{t('map.places')}</h2>
      <Breadcrumb
        items={pathOf(focus, places).map((place) => ({
          key: place.code,
          title:
            place.code === focus.code ? (
              <span aria-current="true">{l(place.label)}</span>
            ) : (
              <Button type="link" size="small" onClick={() => onFocus(place)}>
                {l(place.label)}
              </Button>
            ),
        }))}
      />
      {parts.length === 0 ? (
        <p className="quiet">{t('map.no-parts')}</p>
      ) : (
        <table className="plain-table">
          <thead className="for-readers">
            <tr>
              <th scope="col">{t('record.place')}</th>
              <th scope="col">{t('map.count')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ place, n }) => (
              <tr key={place.code}>
                <th scope="row">
                  <Button type="link" size="small" onClick={() => onFocus(place)}>
                    {l(place.label)}
                  </Button>
                  <span
                    className="map-bar"
                    style={{ inlineSize: `${(n / most) * 100}%` }}
                    aria-hidden
                  />
                </th>
                <td className="number">
                  <Link
                    to={door(place.code)}
                    aria-label={t('map.open-rows', { what: l(place.label), n })}
                  >
                    {n.toLocaleString('en-US')}
                  </Link>
                </td>
              </tr>
            ))}
            {rest > 0 && (
              <tr>
                <th scope="row" className="quiet">
                  {parts.length > mostRows
                    ? t('map.rest-places', { n: parts.length - mostRows })
                    : t('map.rest-here')}
                </th>
                <td className="number quiet">{rest.toLocaleString('en-US')}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}

function pathOf(place: PlaceLine, places: readonly PlaceLine[]): PlaceLine[] {
  const path = [place];
  for (let parent = place.parent; parent !== null;) {
    const found = places.find((one) => one.code === parent);
    if (!found) break;
    path.unshift(found);
    parent = found.parent;
  }
  return path;
}
