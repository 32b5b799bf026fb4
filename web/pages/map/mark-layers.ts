import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as LibreMap } from 'maplibre-gl';
import { firstBoundary } from '../../components/map-style.ts';
import type { MapPalette } from '../../components/map-palette.ts';
import type { Mark, ViewBox } from './point-index.ts';

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
const clickable = ['cells', 'clusters', 'pins'] as const;

/** Adds what draws marks to a map, empty. `onSelect` gets the box of the mark that was clicked. */
export function addMarkLayers(
  map: LibreMap,
  palette: MapPalette,
  onSelect: (box: ViewBox) => void,
): void {
  for (const id of ['cells', 'spots', 'selected'])
    map.addSource(id, { type: 'geojson', data: empty });
  // boundaries stay visible above the cells
  const [cells, ...above] = markLayers(palette);
  if (cells) map.addLayer(cells, firstBoundary);
  for (const layer of above) map.addLayer(layer);
  for (const id of clickable) {
    map.on('click', id, ({ features }) => {
      const box: unknown = features?.[0]?.properties.box;
      if (typeof box === 'string') onSelect(JSON.parse(box) as ViewBox);
    });
    map.on('mouseenter', id, () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', id, () => (map.getCanvas().style.cursor = ''));
  }
}

/** Shows these marks, and the selected box where there is one. */
export function drawMarks(map: LibreMap, marks: readonly Mark[], selected?: ViewBox): void {
  const cells = marks.filter((mark) => mark.kind === 'cell').map(cellFeature);
  const spots = marks.filter((mark) => mark.kind !== 'cell').map(spotFeature);
  put(map, 'cells', cells);
  put(map, 'spots', spots);
  put(map, 'selected', selected ? [boxFeature(selected, {})] : []);
}

function put(map: LibreMap, id: string, features: Feature[]): void {
  void map.getSource<GeoJSONSource>(id)?.setData({ type: 'FeatureCollection', features });
}

function boxFeature([south, west, north, east]: ViewBox, properties: object): Feature<Polygon> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { ...properties },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

const cellFeature = (mark: Mark) =>
  boxFeature(mark.box, { step: mark.step, box: JSON.stringify(mark.box) });

const spotFeature = (mark: Mark): Feature<Point> => ({
  type: 'Feature',
  properties: {
    n: mark.n,
    shown: mark.n.toLocaleString('en-US'),
    ended: mark.ended,
    box: JSON.stringify(mark.box),
  },
  geometry: { type: 'Point', coordinates: [mark.lon, mark.lat] },
});

/** Radius in pixels by how many a cluster holds: area grows slower than the count, and stays readable. */
const radius = ['interpolate', ['linear'], ['log10', ['get', 'n']], 0.3, 12, 2, 19, 4, 28];

function markLayers(palette: MapPalette): LayerSpecification[] {
  const isCluster = ['>', ['get', 'n'], 1];
  const { steps, accent, onAccent, ended, halo, selected } = palette;
  const fill = ['match', ['get', 'step'], ...steps.flatMap((c, i) => [i, c]), steps[0]];
  const layers = [
    {
      id: 'cells',
      type: 'fill',
      source: 'cells',
      paint: { 'fill-color': fill, 'fill-opacity': 0.82, 'fill-outline-color': halo },
    },
    {
      id: 'clusters',
      type: 'circle',
      source: 'spots',
      filter: isCluster,
      paint: {
        'circle-color': accent,
        'circle-radius': radius,
        'circle-stroke-color': halo,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'spots',
      filter: isCluster,
      layout: {
        'text-field': ['get', 'shown'],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': onAccent },
    },
    {
      // open ones are filled, ended ones hollow: told apart without colour
      id: 'pins',
      type: 'circle',
      source: 'spots',
      filter: ['!', isCluster],
      paint: {
        'circle-color': ['case', ['get', 'ended'], halo, accent],
        'circle-radius': 6,
        'circle-stroke-color': ['case', ['get', 'ended'], ended, halo],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'selected',
      type: 'line',
      source: 'selected',
      paint: { 'line-color': selected, 'line-width': 2.5 },
    },
  ];
  return layers as LayerSpecification[];
}
