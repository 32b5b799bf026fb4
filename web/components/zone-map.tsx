import { Skeleton } from 'antd';
import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { GeoJSONSource, LngLatBoundsLike, Map as LibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { PlaceLine } from '../../src/model/view.ts';
import { useBoundaries } from '../boundaries.ts';
import { usePlaces } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useSettings } from '../settings.tsx';
import { palettes } from '../theme.ts';
import { useWords } from '../words.ts';
import { BaseMap } from './base-map.tsx';
import { cornersOf, firstBoundary, type Boundaries } from './map-style.ts';
import '../map.css';

/** What foresight points at: places, and the one in their middle. */
export interface Zone {
  key: string;
  places: readonly string[];
  centre: { lat: number; lon: number } | null;
}

export interface ZoneMapProps {
  zones: readonly Zone[];
  /** drawn stronger, and looked at */
  chosen?: string | undefined;
  onChoose?: (key: string) => void;
  /** accessible name */
  title: string;
  className?: string;
}

interface ZoneProperties {
  key: string;
  chosen: boolean;
}
type ZoneFeature = Feature<MultiPolygon | Point, ZoneProperties>;
type Corners = [[number, number], [number, number]];

const padding = 40;
/** closer than this a single place would be drawn without anything around it */
const nearest = 14;

/**
 * Zones on the district's ground: member places in violet, those without a boundary as dots, the
 * centre as a ring. The list beside it says the same; the map is never the only way.
 */
export function ZoneMap(props: ZoneMapProps) {
  const { zones, chosen, title, className = 'zone-map' } = props;
  const { district } = useSession();
  const { t, language } = useWords();
  const { shade } = useSettings();
  const boundaries = useBoundaries(district);
  const places = usePlaces(district);
  const [map, setMap] = useState<LibreMap>();
  const choose = useEffectEvent((key: string) => props.onChoose?.(key));
  const drawn = useMemo(
    () => drawZones(zones, chosen, boundaries.data, places.data ?? []),
    [zones, chosen, boundaries.data, places.data],
  );
  useEffect(() => {
    if (!map) return;
    for (const [source, data] of Object.entries(drawn.sources))
      void map.getSource<GeoJSONSource>(source)?.setData(data);
  }, [map, drawn]);
  const { corners } = drawn;
  useEffect(() => {
    if (map && corners)
      map.fitBounds(corners as LngLatBoundsLike, { padding, maxZoom: nearest, animate: false });
  }, [map, corners]);

  if (!boundaries.data || places.isPending) return <Skeleton.Node active className={className} />;
  const { foreseen, surface } = palettes[shade];
  return (
    <BaseMap
      className={className}
      boundaries={boundaries.data}
      language={language}
      words={{ title, zoomIn: t('map.zoom-in'), zoomOut: t('map.zoom-out') }}
      onReady={(made) => {
        addZoneLayers(made, foreseen, surface);
        for (const layer of ['zone-fill', 'zone-dots', 'zone-centres'])
          made.on('click', layer, ({ features }) => choose(String(features?.[0]?.properties.key)));
        setMap(made);
        return () => setMap(undefined);
      }}
      fallback={<p className="quiet">{t('map.cannot')}</p>}
    />
  );
}

const collection = (features: ZoneFeature[]): FeatureCollection<MultiPolygon | Point> => ({
  type: 'FeatureCollection',
  features,
});

/** The zones as features, the chosen one last so that it lies on top, and the corners to look at. */
function drawZones(
  zones: readonly Zone[],
  chosen: string | undefined,
  boundaries: Boundaries | undefined,
  places: readonly PlaceLine[],
) {
  const shapes = new Map(boundaries?.features.map((one) => [one.properties.code, one.geometry]));
  const known = new Map(places.map((place) => [place.code, place]));
  const areas: ZoneFeature[] = [];
  const dots: ZoneFeature[] = [];
  const centres: ZoneFeature[] = [];
  const inSight: [number, number][] = [];
  const see = (of: Zone, lon: number, lat: number) => {
    if (chosen === undefined || of.key === chosen) inSight.push([lon, lat]);
  };
  const ordered = zones.toSorted((a, b) => Number(a.key === chosen) - Number(b.key === chosen));
  for (const zone of ordered) {
    const properties = { key: zone.key, chosen: zone.key === chosen };
    const feature = (geometry: MultiPolygon | Point): ZoneFeature => ({
      type: 'Feature',
      properties,
      geometry,
    });
    for (const code of zone.places) {
      const shape = shapes.get(code);
      const place = known.get(code);
      if (shape) {
        areas.push(feature(shape));
        const around = cornersOf([{ type: 'Feature', properties: {}, geometry: shape }]);
        for (const [lon, lat] of around ?? []) see(zone, lon, lat);
      } else if (place && place.lat !== null && place.lon !== null) {
        dots.push(feature({ type: 'Point', coordinates: [place.lon, place.lat] }));
        see(zone, place.lon, place.lat);
      }
    }
    if (!zone.centre) continue;
    const { lat, lon } = zone.centre;
    centres.push(feature({ type: 'Point', coordinates: [lon, lat] }));
    see(zone, lon, lat);
  }
  const sources = {
    'zone-areas': collection(areas),
    'zone-dots': collection(dots),
    'zone-centres': collection(centres),
  };
  return { sources, corners: around(inSight) };
}

function around(points: readonly [number, number][]): Corners | undefined {
  if (points.length === 0) return undefined;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

function addZoneLayers(map: LibreMap, foreseen: string, surface: string): void {
  const empty = collection([]);
  for (const id of ['zone-areas', 'zone-dots', 'zone-centres'])
    map.addSource(id, { type: 'geojson', data: empty });
  const ifChosen = (yes: number, no: number) => ['case', ['get', 'chosen'], yes, no] as never;
  map.addLayer(
    {
      id: 'zone-fill',
      type: 'fill',
      source: 'zone-areas',
      paint: { 'fill-color': foreseen, 'fill-opacity': ifChosen(0.4, 0.14) },
    },
    firstBoundary,
  );
  map.addLayer({
    id: 'zone-line',
    type: 'line',
    source: 'zone-areas',
    paint: { 'line-color': foreseen, 'line-width': ifChosen(2, 0.8) },
  });
  map.addLayer({
    id: 'zone-dots',
    type: 'circle',
    source: 'zone-dots',
    paint: {
      'circle-color': foreseen,
      'circle-opacity': ifChosen(0.5, 0.2),
      'circle-stroke-color': foreseen,
      'circle-stroke-width': 1,
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 3, 12, 9, 15, 40] as never,
    },
  });
  map.addLayer({
    id: 'zone-centres',
    type: 'circle',
    source: 'zone-centres',
    paint: {
      'circle-color': surface,
      'circle-stroke-color': foreseen,
      'circle-radius': ifChosen(6, 4),
      'circle-stroke-width': ifChosen(3.5, 2.5),
    },
  });
}
