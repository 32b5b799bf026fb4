import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapPalette } from './map-palette.ts';

/** What the API answers for boundaries. */
export type Boundaries = FeatureCollection<
  MultiPolygon,
  {
    code: string;
    parent: string | null;
    zh: string;
    en: string;
    kind: string;
    surveyed: boolean;
  }
>;

/** A raster tile source of the installation, where there is one: `VITE_TILES` at build time. */
export interface Tiles {
  url: string;
  attribution: string;
}

/** From which zoom on a kind of place is drawn, so that 300 grids do not hide seven streets. */
const kinds: { kinds: string[]; from: number; width: number }[] = [
  { kinds: ['district'], from: 0, width: 1.6 },
  { kinds: ['street', 'town', 'neighbourhood'], from: 9, width: 1 },
  { kinds: ['community', 'village'], from: 12, width: 0.8 },
  { kinds: ['grid', 'cell'], from: 14, width: 0.6 },
];

/** id of the lowest layer of boundaries: what shall lie below them is added before it */
export const firstBoundary = `boundary-${kinds[0]!.kinds[0]}-surveyed`;

export interface StyleOptions {
  boundaries: Boundaries;
  palette: MapPalette;
  language: 'zh' | 'en';
  tiles?: Tiles;
}

/**
 * The ground that every map stands on: the district's own boundaries and names, over tiles only
 * where the installation has a tile source. Sketched boundaries are dashed.
 */
export function mapStyle({
  boundaries,
  palette,
  language,
  tiles,
}: StyleOptions): StyleSpecification {
  return {
    version: 8,
    sources: {
      boundaries: { type: 'geojson', data: boundaries },
      names: { type: 'geojson', data: namePoints(boundaries, language) },
      ...(tiles
        ? {
            tiles: {
              type: 'raster' as const,
              tiles: [tiles.url],
              tileSize: 256,
              attribution: tiles.attribution,
            },
          }
        : {}),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'land',
        type: 'fill',
        source: 'boundaries',
        filter: ['==', ['get', 'kind'], 'district'],
        paint: { 'fill-color': palette.land, 'fill-opacity': tiles ? 0.2 : 1 },
      },
      ...kinds.flatMap((level) => boundaryLayers(level, palette)),
      ...nameLayers(palette),
    ],
  };
}

function nameLayers({ text, halo }: MapPalette): LayerSpecification[] {
  return kinds.slice(1, 3).map(({ kinds: shown, from }) => ({
    id: `names-${shown[0]}`,
    type: 'symbol' as const,
    source: 'names',
    minzoom: from + 1,
    filter: ['in', ['get', 'kind'], ['literal', shown]] as never,
    layout: { 'text-field': ['get', 'name'] as never, 'text-size': 12, 'text-max-width': 8 },
    paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 1.5 },
  }));
}

function boundaryLayers(
  { kinds: shown, from, width }: (typeof kinds)[number],
  palette: MapPalette,
): LayerSpecification[] {
  return [true, false].map((surveyed) => ({
    id: `boundary-${shown[0]}-${surveyed ? 'surveyed' : 'sketch'}`,
    type: 'line' as const,
    source: 'boundaries',
    minzoom: from,
    filter: [
      'all',
      ['in', ['get', 'kind'], ['literal', shown]],
      ['==', ['get', 'surveyed'], surveyed],
    ] as never,
    paint: {
      'line-color': palette.line,
      'line-width': width,
      ...(surveyed ? {} : { 'line-dasharray': [3, 2] }),
    },
  }));
}

function namePoints(
  { features }: Boundaries,
  language: 'zh' | 'en',
): FeatureCollection<Point, { name: string; kind: string }> {
  return {
    type: 'FeatureCollection',
    features: features.map(({ properties, geometry }) => ({
      type: 'Feature',
      properties: { name: properties[language], kind: properties.kind },
      geometry: { type: 'Point', coordinates: middleOf(geometry) },
    })),
  };
}

/** Centroid of the longest outer ring; good enough to hang a name on. */
function middleOf({ coordinates }: MultiPolygon): [number, number] {
  const rings = coordinates.map((polygon) => polygon[0] ?? []);
  const ring = rings.reduce((a, b) => (b.length > a.length ? b : a), rings[0] ?? []);
  // relative to the first corner: the products of whole degrees would cancel
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i]![0]! - x0, ring[i]![1]! - y0];
    const [bx, by] = [ring[i + 1]![0]! - x0, ring[i + 1]![1]! - y0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

/** south-west and north-east corners around features, as maplibre wants them; undefined when empty */
export function cornersOf(
  features: readonly Feature<MultiPolygon>[],
): [[number, number], [number, number]] | undefined {
  const points = features.flatMap((f) => f.geometry.coordinates.flat(2));
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of points) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [
    [west, south],
    [east, north],
  ];
}
