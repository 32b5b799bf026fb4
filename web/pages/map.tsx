import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { MapPoints, PlaceLine, RecordFilter } from '../../src/model/view.ts';
import { api } from '../api.ts';
import { useBoundaries } from '../boundaries.ts';
import type { MapViewpoint } from '../components/base-map.tsx';
import { FilterBar } from '../components/filter-bar.tsx';
import { cornersOf, type Boundaries } from '../components/map-style.ts';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { at, keys, useCounts, usePlaces } from '../queries.ts';
import { filterOf, queryOf } from '../record-query.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { mapAddressOf, sharedBox, withMapAddress, type MapAddress } from './map/map-address.ts';
import { MapLegend } from './map/map-legend.tsx';
import { MapMarks } from './map/map-marks.tsx';
import { MapPlaces } from './map/map-places.tsx';
import { MapSelection } from './map/map-selection.tsx';
import { MapSurface, type Look } from './map/map-surface.tsx';
import { placeSums } from './map/place-sums.ts';
import type { ShowMode, ViewBox } from './map/point-index.ts';
import { usePointView, type Viewport } from './map/use-point-view.ts';
import '../house-pages.css';
import '../map.css';

/** Points of a filter; 100,000 of them are compared with nothing. */
const usePoints = (district: string, filter: RecordFilter) => {
  const query = queryOf(filter).toString();
  return useQuery({
    queryKey: keys.points(district, query),
    queryFn: ({ signal }) => api.get<MapPoints>(at(district, `/records/points?${query}`), signal),
    structuralSharing: false,
    staleTime: 30_000,
  });
};

/**
 * The address and how to change it. Changes build on each other: choosing a place changes the
 * filter, and the map that moves there changes the view before the filter has arrived.
 */
function useAddress() {
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  const put = useCallback(
    (change: (before: URLSearchParams) => URLSearchParams, options?: { replace: boolean }) => {
      latest.current = change(latest.current);
      setParams(latest.current, options);
    },
    [setParams],
  );
  return { params, put };
}

/** The map of a filter: the same names in the address as in the list of demands, and back. */
export function MapPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { params, put } = useAddress();
  const filterText = queryOf(filterOf(params)).toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(filterText)), [filterText]);
  const address = mapAddressOf(params);
  const change = useCallback(
    (part: Partial<MapAddress>) => put((before) => withMapAddress(before, part), { replace: true }),
    [put],
  );
  const onFilter = (next: RecordFilter) =>
    put((before) => {
      const kept = withMapAddress(queryOf(next), mapAddressOf(before));
      return withMapAddress(kept, { selected: undefined });
    });
  const points = usePoints(district, filter);
  const list = `/${district}/demands`;
  const found = points.data;
  return (
    <>
      <PageHead
        title={t('map.title')}
        beside={
          <>
            {found && <span>{t('map.total', { n: found.total })}</span>}
            {found && found.unlocated > 0 && (
              <Link to={`${list}?${queryOf({ ...filter, located: false })}`}>
                {t('map.unlocated', { n: found.unlocated })}
              </Link>
            )}
            {found?.simulated && <SimulatedMark page />}
          </>
        }
        actions={<Link to={`${list}?${filterText}`}>{t('map.to-list')}</Link>}
      />
      <FilterBar filter={filter} onChange={onFilter} />
      {points.isError && <ProblemNote error={points.error} retry={() => void points.refetch()} />}
      <MapBody
        filter={filter}
        points={found}
        address={address}
        onAddress={change}
        onFilter={onFilter}
      />
    </>
  );
}

interface MapBodyProps {
  filter: RecordFilter;
  points: MapPoints | undefined;
  address: MapAddress;
  onAddress: (part: Partial<MapAddress>) => void;
  onFilter: (filter: RecordFilter) => void;
}

function MapBody({ filter, points, address, onAddress, onFilter }: MapBodyProps) {
  const { district } = useSession();
  const { t } = useWords();
  const boundaries = useBoundaries(district);
  const [viewport, setViewport] = useState<Viewport>();
  const [look, setLook] = useState<Look>();
  const { box, view } = usePointView(points, viewport, address.show);
  const onMove = useCallback(
    (next: Viewport, viewpoint: MapViewpoint) => {
      setViewport(next);
      onAddress({ viewpoint });
    },
    [onAddress],
  );
  const onSelect = useCallback((selected: ViewBox) => onAddress({ selected }), [onAddress]);
  const lookAt = (next: ViewBox) => setLook((last) => ({ box: next, turn: (last?.turn ?? 0) + 1 }));
  const { selected } = address;
  // a district without boundaries shows where its records are
  const first = boundaries.data?.features.length === 0 && !address.viewpoint && box;
  const firstLook = useMemo(() => (first ? { box: first, turn: 0 } : undefined), [first]);

  if (boundaries.isError)
    return <ProblemNote error={boundaries.error} retry={() => void boundaries.refetch()} />;
  if (!boundaries.data) return <Skeleton.Node active className="map-surface" />;
  return (
    <div className="map-page">
      <div className="map-main">
        <div className="map-bar-top">
          <Segmented<ShowMode>
            aria-label={t('map.show')}
            value={address.show}
            onChange={(show) => onAddress({ show })}
            options={[
              { value: 'auto', label: t('map.show-auto') },
              { value: 'cells', label: t('map.show-cells') },
              { value: 'points', label: t('map.show-points') },
            ]}
          />
          <span role="status" className="quiet">
            {points && view ? t('map.in-view', { n: view.inView }) : t('app.loading')}
          </span>
        </div>
        <MapSurface
          boundaries={boundaries.data}
          viewpoint={address.viewpoint}
          marks={view?.marks ?? noMarks}
          selected={selected}
          look={look ?? firstLook}
          onMove={onMove}
          onSelect={onSelect}
        />
        {view && (
          <MapLegend
            view={view}
            hasSketch={boundaries.data.features.some((one) => !one.properties.surveyed)}
          />
        )}
      </div>
      <aside className="map-side" aria-label={t('map.beside')}>
        {selected && (
          <MapSelection
            district={district}
            filter={{ ...filter, bbox: sharedBox(selected, filter.bbox) }}
            onLook={() => lookAt(selected)}
            onClear={() => onAddress({ selected: undefined })}
          />
        )}
        <PlacesBeside
          filter={filter}
          onFilter={onFilter}
          onLook={lookAt}
          boundaries={boundaries.data}
        />
        {view && (
          <MapMarks
            view={view}
            boundaries={boundaries.data}
            selected={selected}
            onSelect={onSelect}
          />
        )}
      </aside>
    </div>
  );
}
const noMarks: never[] = [];

interface PlacesBesideProps {
  filter: RecordFilter;
  boundaries: Boundaries;
  onFilter: (filter: RecordFilter) => void;
  onLook: (box: ViewBox) => void;
}

/** Counts of the filter down the tree of places; choosing one narrows the filter and moves the map. */
function PlacesBeside({ filter, boundaries, onFilter, onLook }: PlacesBesideProps) {
  const { district } = useSession();
  const places = usePlaces(district);
  const counts = useCounts(district, filter, 'place');
  const sums = useMemo(
    () => placeSums(counts.data ?? [], places.data ?? []),
    [counts.data, places.data],
  );
  const root = places.data?.find((place) => place.parent === null);
  const chosen = filter.place?.length === 1 ? filter.place[0] : undefined;
  const focus = places.data?.find((place) => place.code === chosen) ?? root;
  if (counts.isError)
    return <ProblemNote error={counts.error} retry={() => void counts.refetch()} />;
  if (!focus || !places.data) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  const onFocus = (place: PlaceLine) => {
    const corners = cornersOf(boundaries.features.filter((f) => f.id === place.code));
    if (corners) onLook([corners[0][1], corners[0][0], corners[1][1], corners[1][0]]);
    onFilter({ ...filter, place: place.parent === null ? undefined : [place.code] });
  };
  return (
    <MapPlaces
      list={`/${district}/demands`}
      filter={filter}
      places={places.data}
      sums={sums}
      focus={focus}
      onFocus={onFocus}
    />
  );
}
