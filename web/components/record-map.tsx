import { Marker, type GeoJSONSource, type Map as LibreMap } from 'maplibre-gl';
import { Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBoundaries } from '../boundaries.ts';
import { usePlaces } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { BaseMap, type MapViewpoint } from './base-map.tsx';
import type { MapPalette } from './map-palette.ts';
import { cornersOfDrawn, type Drawn } from './drawn-shape.ts';
import { cornersOf, firstBoundary, type Boundaries } from './map-style.ts';
import '../map.css';

export interface RecordMapProps {
  lat: number | null;
  lon: number | null;
  /** code of the record's place: its boundary, or that of the nearest place above that has one */
  place: string | null;
  /** shapes of the record, or one that is being drawn */
  drawn?: Drawn;
  /** makes the map a field: a click, or Enter for the middle of the map, gives a point */
  onPick?: (point: { lat: number; lon: number }) => void;
}

const pointZoom = 15;
/** a parcel of some metres is not drawn larger than this */
const shapeZoom = 17;
const padding = 32;

/** A small map of one record: its point and the boundary of its place. Nothing where neither is known. */
export function RecordMap({ lat, lon, place, drawn, onPick }: RecordMapProps) {
  const { district } = useSession();
  const { t, language } = useWords();
  const boundaries = useBoundaries(district);
  const places = usePlaces(district);
  const [map, setMap] = useState<LibreMap>();
  const around = useMemo(
    () => boundaryAround(boundaries.data, places.data ?? [], place),
    [boundaries.data, places.data, place],
  );
  useMarker(map, lat, lon);
  usePlaceBoundary(map, around);
  useDrawn(map, drawn);
  // the map listens once; what hears a point is that of the last drawing of the page
  const heard = useRef(onPick);
  useEffect(() => {
    heard.current = onPick;
  }, [onPick]);

  if (!boundaries.data || places.isPending) return <Skeleton.Node active className="record-map" />;
  const viewpoint: MapViewpoint | undefined =
    lat !== null && lon !== null ? { lat, lon, zoom: pointZoom } : undefined;
  const shape = drawn && cornersOfDrawn(drawn);
  const corners = shape ?? (around && cornersOf([around]));
  const surveyed = around?.properties.surveyed ?? true;
  return (
    <figure className="record-map-figure">
      <BaseMap
        className="record-map"
        boundaries={boundaries.data}
        language={language}
        {...(viewpoint ? { viewpoint } : {})}
        words={{
          title: t(onPick ? 'map.pick' : 'map.of-record'),
          zoomIn: t('map.zoom-in'),
          zoomOut: t('map.zoom-out'),
        }}
        onReady={(made, palette) => {
          addPlaceLayer(made, palette);
          addDrawnLayers(made, palette);
          if (!viewpoint && corners)
            made.fitBounds(corners, { padding, maxZoom: shapeZoom, animate: false });
          // corners set one soon after the other are no wish to zoom in
          if (onPick && drawn) made.doubleClickZoom.disable();
          if (onPick) letPick(made, (point) => heard.current?.(point));
          setMap(made);
          return () => setMap(undefined);
        }}
        fallback={<p className="quiet">{t('map.cannot')}</p>}
      />
      <figcaption className="quiet">
        {[
          around?.properties[language],
          surveyed ? undefined : t('map.sketch-say'),
          onPick && t('map.pick-say'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </figcaption>
    </figure>
  );
}

function boundaryAround(
  boundaries: Boundaries | undefined,
  places: readonly { code: string; parent: string | null }[],
  place: string | null,
): Boundaries['features'][number] | undefined {
  const parents = new Map(places.map((one) => [one.code, one.parent]));
  const known = new Map(boundaries?.features.map((one) => [one.properties.code, one]));
  for (let at = place; at !== null; at = parents.get(at) ?? null) {
    const found = known.get(at);
    if (found) return found;
  }
  return undefined;
}

function addPlaceLayer(map: LibreMap, { accent }: MapPalette): void {
  map.addSource('place', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer(
    {
      id: 'place-fill',
      type: 'fill',
      source: 'place',
      paint: { 'fill-color': accent, 'fill-opacity': 0.1 },
    },
    firstBoundary,
  );
  map.addLayer({
    id: 'place-line',
    type: 'line',
    source: 'place',
    paint: { 'line-color': accent, 'line-width': 2 },
  });
}

function addDrawnLayers(map: LibreMap, { accent, text }: MapPalette): void {
  map.addSource('drawn', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: 'drawn-fill',
    type: 'fill',
    source: 'drawn',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': accent, 'fill-opacity': 0.35 },
  });
  map.addLayer({
    id: 'drawn-line',
    type: 'line',
    source: 'drawn',
    paint: { 'line-color': text, 'line-width': 2 },
  });
  map.addLayer({
    id: 'drawn-corners',
    type: 'circle',
    source: 'drawn',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': text, 'circle-radius': 5 },
  });
}

function letPick(map: LibreMap, onPick: NonNullable<RecordMapProps['onPick']>): void {
  const canvas = map.getCanvas();
  canvas.style.cursor = 'crosshair';
  const give = ({ lat, lng }: { lat: number; lng: number }) => onPick({ lat, lon: lng });
  map.on('click', ({ lngLat }) => give(lngLat));
  canvas.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    give(map.getCenter());
  });
}

/** Follows the point of the record with a pin. */
function useMarker(map: LibreMap | undefined, lat: number | null, lon: number | null): void {
  useEffect(() => {
    if (!map || lat === null || lon === null) return;
    const color = getComputedStyle(document.documentElement).getPropertyValue('--accent');
    const pin = new Marker({ color }).setLngLat([lon, lat]).addTo(map);
    // the point is said in words beside the map
    pin.getElement().setAttribute('aria-hidden', 'true');
    return () => {
      pin.remove();
    };
  }, [map, lat, lon]);
}

/** Follows the record's place with its boundary. */
function usePlaceBoundary(
  map: LibreMap | undefined,
  around: Boundaries['features'][number] | undefined,
): void {
  useEffect(() => {
    void map
      ?.getSource<GeoJSONSource>('place')
      ?.setData({ type: 'FeatureCollection', features: around ? [around] : [] });
  }, [map, around]);
}

/** Follows what is drawn. */
function useDrawn(map: LibreMap | undefined, drawn: Drawn | undefined): void {
  useEffect(() => {
    if (drawn) void map?.getSource<GeoJSONSource>('drawn')?.setData(drawn);
  }, [map, drawn]);
}
