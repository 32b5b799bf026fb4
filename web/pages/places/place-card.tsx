import { Descriptions, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { PlaceLine } from '../../../src/model/view.ts';
import { usePlaceNames } from '../../components/place-name.tsx';
import { useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';

const PlaceMap = lazy(async () => ({
  default: (await import('../../components/record-map.tsx')).RecordMap,
}));

const kinds = {
  district: 'places.kind.district',
  street: 'places.kind.street',
  town: 'places.kind.town',
  community: 'places.kind.community',
  village: 'places.kind.village',
  grid: 'places.kind.grid',
  neighbourhood: 'places.kind.neighbourhood',
  cell: 'places.kind.cell',
} as const satisfies Record<string, MessageKey>;
const isKind = (kind: string): kind is keyof typeof kinds => kind in kinds;

/** One place: its boundary, what it is, what is open there. */
export function PlaceCard({ place }: { place: PlaceLine }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const { path } = usePlaceNames();
  const list = `/${district}/demands?place=${encodeURIComponent(place.code)}`;
  return (
    <section className="beside-card" aria-label={l(place.label)}>
      <h2>
        {l(place.label)} {!place.surveyed && <Tag>{t('places.sketch')}</Tag>}
      </h2>
      <Suspense fallback={null}>
        <PlaceMap key={place.code} lat={null} lon={null} place={place.code} />
      </Suspense>
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'kind',
            label: t('places.kind'),
            children: isKind(place.kind) ? t(kinds[place.kind]) : place.kind,
          },
          { key: 'code', label: t('places.code'), children: place.code },
          { key: 'path', label: t('places.within'), children: path(place.code) },
          {
            key: 'boundary',
            label: t('places.boundary'),
            children: boundaryWords(place, t),
          },
          {
            key: 'open',
            label: t('places.open'),
            children: <Link to={`${list}&ended=false`}>{place.open.toLocaleString('en-US')}</Link>,
          },
          {
            key: 'all',
            label: t('places.all'),
            children: <Link to={list}>{place.all.toLocaleString('en-US')}</Link>,
          },
        ].filter((item) => item.key !== 'path' || place.parent !== null)}
      />
      <Link to={`/${district}/map?place=${encodeURIComponent(place.code)}`}>
        {t('demands.to-map')}
      </Link>
    </section>
  );
}

function boundaryWords(place: PlaceLine, t: ReturnType<typeof useWords>['t']): string {
  if (!place.hasBoundary) return t('places.no-boundary');
  return place.surveyed ? t('places.surveyed') : t('map.sketch-say');
}
