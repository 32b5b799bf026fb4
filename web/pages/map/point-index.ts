import Supercluster, { type ClusterProperties } from 'supercluster';
import { buildCellGrid, type CellGrid } from '../../../src/kernels/space/cells.ts';
import { stepOf, stepsFor } from './steps.ts';

/** Located records as columns; index i of each belongs together. */
export interface PointColumns {
  lat: Float64Array;
  lon: Float64Array;
  /** 1 where the record's life has ended */
  ended: Uint8Array;
}

/** south, west, north, east */
export type ViewBox = [number, number, number, number];
export type ShowMode = 'auto' | 'cells' | 'points';

/** One thing drawn on the map: a cell, a cluster or a single record. */
export interface Mark {
  kind: 'cell' | 'cluster' | 'point';
  n: number;
  /** class of a cell in the five-step scale, 0 = fewest */
  step: number;
  ended: boolean;
  lat: number;
  lon: number;
  /** the box that holds exactly what the mark counts, for the list beside the map */
  box: ViewBox;
}

export interface MapView {
  mode: 'cells' | 'points';
  /** edge of the cells, metres; 0 in points mode */
  cellMetres: number;
  /** lower bounds of the five steps */
  steps: number[];
  inView: number;
  marks: Mark[];
}

export interface PointIndex {
  /** south, west, north, east of all points; undefined when there are none */
  box: ViewBox | undefined;
  view(box: ViewBox, zoom: number, show: ShowMode): MapView;
}

/** More points than this in view are shown as cells: pins would cover each other and the ground. */
export const mostPins = 500;
const clusterRadius = 48;
const deepestCluster = 17;
/** keeps what lies on the edge of a cell out of its neighbour's list; about a centimetre */
const edge = 1e-7;

/** Edge of a cell in metres so that it is 25 to 50 pixels wide at this zoom in our latitudes. */
export function cellMetresAt(zoom: number): number {
  const finest = 125;
  const level = Math.min(14, Math.max(8, Math.round(zoom)));
  return finest * 2 ** (14 - level);
}

/**
 * Prepares points for drawing at any zoom: clusters come from a tree made once, cells from a count
 * kept per cell size. 100,000 points take some 200 ms to prepare and a few to view.
 */
export function buildPointIndex(points: PointColumns): PointIndex {
  const box = boxOf(points);
  const cellsBySize = new Map<number, CellCounts>();
  let clusters: Supercluster<PointProperties, BoxProperties> | undefined;
  return {
    box,
    view(view, zoom, show) {
      const inView = countIn(points, view);
      const mode = show === 'auto' ? (inView > mostPins ? 'cells' : 'points') : show;
      if (!box || mode === 'points') {
        clusters ??= clusterTree(points);
        const marks = box ? clusterMarks(clusters, view, zoom) : [];
        return { mode, cellMetres: 0, steps: [], inView, marks };
      }
      const cellMetres = cellMetresAt(zoom);
      const counts = cellsBySize.get(cellMetres) ?? countCells(points, box, cellMetres);
      cellsBySize.set(cellMetres, counts);
      return { mode, cellMetres, steps: counts.steps, inView, marks: cellMarks(counts, view) };
    },
  };
}

function boxOf({ lat, lon }: PointColumns): ViewBox | undefined {
  if (lat.length === 0) return undefined;
  const box: ViewBox = [90, 180, -90, -180];
  for (let i = 0; i < lat.length; i++) {
    box[0] = Math.min(box[0], lat[i]!);
    box[1] = Math.min(box[1], lon[i]!);
    box[2] = Math.max(box[2], lat[i]!);
    box[3] = Math.max(box[3], lon[i]!);
  }
  return box;
}

function countIn({ lat, lon }: PointColumns, [south, west, north, east]: ViewBox): number {
  let n = 0;
  for (let i = 0; i < lat.length; i++)
    if (lat[i]! >= south && lat[i]! <= north && lon[i]! >= west && lon[i]! <= east) n++;
  return n;
}

interface CellCounts {
  grid: CellGrid;
  bySlot: Map<number, number>;
  steps: number[];
}

function countCells({ lat, lon }: PointColumns, box: ViewBox, metres: number): CellCounts {
  // whole degrees, so that cells stay where they are when the filter changes
  const around = {
    south: Math.floor(box[0]),
    west: Math.floor(box[1]),
    north: Math.floor(box[2]) + 1,
    east: Math.floor(box[3]) + 1,
  };
  const grid = buildCellGrid(around, metres);
  const bySlot = new Map<number, number>();
  for (let i = 0; i < lat.length; i++) {
    const slot = grid.slotOf(lon[i]!, lat[i]!);
    bySlot.set(slot, (bySlot.get(slot) ?? 0) + 1);
  }
  return { grid, bySlot, steps: stepsFor([...bySlot.values()]) };
}

function cellMarks({ grid, bySlot, steps }: CellCounts, view: ViewBox): Mark[] {
  const marks: Mark[] = [];
  for (const [slot, n] of bySlot) {
    const [southWest, , northEast] = grid.ringOf(slot);
    const [west, south] = southWest!;
    const [east, north] = northEast!;
    if (north < view[0] || south > view[2] || east < view[1] || west > view[3]) continue;
    const [lon, lat] = grid.centreOf(slot);
    const box: ViewBox = [south, west, north - edge, east - edge];
    marks.push({ kind: 'cell', n, step: stepOf(n, steps), ended: false, lat, lon, box });
  }
  return marks;
}

interface PointProperties {
  ended: boolean;
}
interface BoxProperties {
  ended: boolean;
  box: ViewBox;
}

function clusterTree({ lat, lon, ended }: PointColumns) {
  const tree = new Supercluster<PointProperties, BoxProperties>({
    radius: clusterRadius,
    maxZoom: deepestCluster,
    // a cluster keeps the box of its points: what it counts can then be listed
    map: (p) => ({ ended: p.ended, box: (p as PointProperties & BoxProperties).box }),
    reduce: (sum, one) => {
      sum.ended = sum.ended && one.ended;
      sum.box = joined(sum.box, one.box);
    },
  });
  const features = Array.from(lat, (_, i) => {
    const at = [lon[i]!, lat[i]!];
    const box: ViewBox = [lat[i]!, lon[i]!, lat[i]!, lon[i]!];
    return {
      type: 'Feature' as const,
      properties: { ended: ended[i] === 1, box },
      geometry: { type: 'Point' as const, coordinates: at },
    };
  });
  return tree.load(features);
}

const joined = (a: ViewBox, b: ViewBox): ViewBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

function clusterMarks(
  tree: Supercluster<PointProperties, BoxProperties>,
  [south, west, north, east]: ViewBox,
  zoom: number,
): Mark[] {
  return tree.getClusters([west, south, east, north], Math.round(zoom)).map((feature) => {
    const { properties } = feature as { properties: Partial<ClusterProperties> & BoxProperties };
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const n = properties.point_count ?? 1;
    const [s, w, n2, e] = properties.box;
    const box: ViewBox = [s - edge, w - edge, n2 + edge, e + edge];
    const kind = n > 1 ? 'cluster' : 'point';
    return { kind, n, step: 0, ended: properties.ended, lat, lon, box } as const;
  });
}
