import {
  MOST_SHAPE_POINTS,
  polygonsOf,
  readShape,
  type Shape,
} from '../../kernels/space/read-shape.ts';
import type { ShapeFault } from '../../kernels/space/shape-fault.ts';
import { wrong, type Check } from './input-check.ts';
import type { Setup } from './setup.ts';

const faults: Record<ShapeFault['why'], readonly [zh: string, en: string, wanted: string]> = {
  type: [
    '应为 GeoJSON 的 Polygon 或 MultiPolygon',
    'should be a GeoJSON Polygon or MultiPolygon',
    'Polygon, MultiPolygon',
  ],
  position: [
    '此处应为 [经度, 纬度]（WGS84，度）',
    'should hold [longitude, latitude] here (WGS84 degrees)',
    '[-180…180, -90…90]',
  ],
  few: ['一圈至少要有三个不同的点', 'needs three different points a ring at least', '≥ 3 points'],
  open: ['一圈的末点应与起点相同', 'should end each ring where it begins', 'a closed ring'],
  many: ['点太多', 'has too many points', `up to ${MOST_SHAPE_POINTS} points`],
  crosses: [
    '边线相交',
    'has lines that cross or touch',
    'rings that do not cross or touch themselves',
  ],
  hole: ['空洞不在地块之内', 'has a hole outside its polygon', 'holes inside'],
  overlap: ['地块互相重叠', 'has polygons that lie upon each other', 'polygons side by side'],
  nothing: ['没有面积', 'encloses nothing', 'an area'],
  outside: ['超出本区范围', 'lies outside the district', 'inside the district'],
};

/** The first point outside the box of the district; degrees that are swapped lie far outside. */
function outside(shape: Shape, box: NonNullable<Setup['box']>): ShapeFault | undefined {
  const [west, south, east, north] = box;
  const isMany = shape.type === 'MultiPolygon';
  for (const [p, rings] of polygonsOf(shape).entries())
    for (const [r, ring] of rings.entries())
      for (const [i, [lon, lat]] of ring.entries()) {
        if (lon >= west && lon <= east && lat >= south && lat <= north) continue;
        const at = `coordinates${isMany ? `[${p}]` : ''}[${r}][${i}]`;
        return { why: 'outside', at, got: `${lon}, ${lat}` };
      }
  return undefined;
}

/** A shape: GeoJSON that holds together and lies within the district; kept with its area. */
export const checkShape: Check = (value, _, path, { setup: { box } }) => {
  const read = readShape(value);
  const fault = 'fault' in read ? read.fault : box && outside(read.shape, box);
  if (!fault && 'shape' in read) return { value: read.shape };
  const { why, at, got } = fault!;
  const [zh, en, wanted] = faults[why];
  const within = why === 'outside' && box;
  return wrong(
    `shape-${why}`,
    `${path}.${at}`,
    zh,
    en,
    got,
    within ? `${within[0]}…${within[2]}, ${within[1]}…${within[3]}` : wanted,
  );
};
