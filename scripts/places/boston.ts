import polygonClipping from 'polygon-clipping';
import type { MultiPolygon } from 'polygon-clipping';
import { buildCellGrid } from '../../src/kernels/space/cells.ts';
import type { CellGrid } from '../../src/kernels/space/cells.ts';
import { rounded, roundedPolygon } from './sketch.ts';

/** Neighbourhoods as the city writes them in its rows: code, Chinese, and all spellings, the main one first. */
const NEIGHBOURHOODS: readonly (readonly [string, string, ...string[]])[] = [
  ['allston-brighton', '奥尔斯顿/布莱顿', 'Allston / Brighton', 'Allston', 'Brighton'],
  ['back-bay', '后湾', 'Back Bay'],
  ['beacon-hill', '灯塔山', 'Beacon Hill'],
  ['charlestown', '查尔斯顿', 'Charlestown'],
  ['chestnut-hill', '栗树山', 'Chestnut Hill'],
  ['dorchester', '多切斯特', 'Dorchester'],
  ['downtown', '市中心/金融区', 'Downtown / Financial District', 'Downtown', 'Financial District'],
  ['east-boston', '东波士顿', 'East Boston'],
  [
    'fenway',
    '芬威/肯莫尔/奥杜邦/朗伍德',
    'Fenway / Kenmore / Audubon Circle / Longwood',
    'Fenway',
    'Kenmore',
    'Audubon Circle',
    'Longwood',
  ],
  ['hyde-park', '海德公园', 'Hyde Park'],
  ['jamaica-plain', '牙买加平原', 'Jamaica Plain'],
  ['mattapan', '大马塔潘', 'Greater Mattapan', 'Mattapan'],
  ['mission-hill', '使命山', 'Mission Hill'],
  ['roslindale', '罗斯林代尔', 'Roslindale'],
  ['roxbury', '罗克斯伯里', 'Roxbury'],
  [
    'south-boston',
    '南波士顿/南波士顿滨水区',
    'South Boston / South Boston Waterfront',
    'South Boston',
    'South Boston Waterfront',
  ],
  ['south-end', '南端', 'South End'],
  ['west-roxbury', '西罗克斯伯里', 'West Roxbury'],
];

/** Rows on this point were not located. */
const DEFAULT_POINT = { lat: 42.3594, lon: -71.0587 };

/** The city and its harbour islands; rows outside are not in Boston. */
const CITY = { south: 42.225, west: -71.195, north: 42.4, east: -70.985 };
const METRES = 500;

export interface BostonRow {
  neighborhood: string;
  LATITUDE: string;
  LONGITUDE: string;
}

const most = (votes: Map<string, number>) =>
  [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];

const vote = (votes: Map<string, number>, name: string) =>
  votes.set(name, (votes.get(name) ?? 0) + 1);

/** Empty cells that lie amid listed ones get what most of their neighbours have, once. */
function filled(cells: Map<number, string>, grid: CellGrid): Map<number, string> {
  const all = new Map(cells);
  for (let slot = 0; slot < grid.rows * grid.columns; slot++) {
    if (cells.has(slot)) continue;
    const column = slot % grid.columns;
    const votes = new Map<string, number>();
    let listed = 0;
    for (const dy of [-1, 0, 1]) {
      for (const dx of [-1, 0, 1]) {
        if (column + dx < 0 || column + dx >= grid.columns) continue;
        const name = cells.get(slot + dy * grid.columns + dx);
        if (name) {
          vote(votes, name);
          listed += 1;
        }
      }
    }
    if (listed >= 4) all.set(slot, most(votes)!);
  }
  return all;
}

const cellCode = (slot: number, grid: CellGrid) =>
  [Math.floor(slot / grid.columns), slot % grid.columns]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');

function outline(slots: number[], grid: CellGrid): MultiPolygon {
  const rings = slots.map((slot): MultiPolygon[number] => [
    grid.ringOf(slot).map(([x, y]): [number, number] => [rounded(x), rounded(y)]),
  ]);
  return roundedPolygon(polygonClipping.union(rings[0]!, ...rings.slice(1)));
}

/**
 * City → neighbourhoods → 500 m cells. A cell belongs to the neighbourhood that most of the located
 * rows in it name; the outline of a neighbourhood is that of its cells.
 */
export function makeBoston(rows: Iterable<BostonRow>) {
  const grid = buildCellGrid(CITY, METRES);
  const codeOf = new Map(
    NEIGHBOURHOODS.flatMap(([code, , ...names]) => names.map((name) => [name, code] as const)),
  );
  const votes = new Map<number, Map<string, number>>();
  const sums = new Map<string, [number, number, number]>();
  for (const row of rows) {
    const [lat, lon] = [Number(row.LATITUDE), Number(row.LONGITUDE)];
    const code = codeOf.get(row.neighborhood);
    const slot = grid.slotOf(lon, lat);
    if (!code || slot < 0 || (lat === DEFAULT_POINT.lat && lon === DEFAULT_POINT.lon)) continue;
    if (!votes.has(slot)) votes.set(slot, new Map());
    vote(votes.get(slot)!, code);
    const sum = sums.get(code) ?? [0, 0, 0];
    sums.set(code, [sum[0] + lat, sum[1] + lon, sum[2] + 1]);
  }
  const majority = new Map([...votes].map(([slot, v]) => [slot, most(v)!]));
  const cells = [...filled(majority, grid)].sort((a, b) => a[0] - b[0]);
  const slotsOf = (code: string) => cells.filter(([, c]) => c === code).map(([slot]) => slot);
  const neighbourhoods = NEIGHBOURHOODS.filter(([code]) => sums.has(code));
  return {
    origin:
      'City of Boston 311 service requests, January to September 2015 (through johnsliao/bostonservicemap). A cell belongs to the neighbourhood that most located rows in it name; outlines are those of the cells, not surveyed boundaries.',
    licence: 'PDDL (data), MIT (bostonservicemap)',
    cells: { metres: METRES, ...CITY },
    places: [
      {
        code: 'boston',
        parent: null,
        kind: 'district',
        label: { zh: '波士顿', en: 'Boston' },
        lat: 42.3188,
        lon: -71.0846,
        surveyed: false,
        boundary: outline(
          cells.map(([slot]) => slot),
          grid,
        ),
      },
      ...neighbourhoods.map(([code, zh, en, ...aliases]) => {
        const [lat, lon, n] = sums.get(code)!;
        // a neighbourhood may have rows without being the most frequent one anywhere
        const slots = slotsOf(code);
        return {
          code,
          parent: 'boston',
          kind: 'neighbourhood',
          label: { zh, en },
          aliases,
          lat: rounded(lat / n),
          lon: rounded(lon / n),
          surveyed: false,
          ...(slots.length > 0 ? { boundary: outline(slots, grid) } : {}),
        };
      }),
      ...cells.map(([slot, code]) => ({
        code: `cell-${cellCode(slot, grid)}`,
        parent: code,
        kind: 'cell',
        label: { zh: `${cellCode(slot, grid)} 号格`, en: `Cell ${cellCode(slot, grid)}` },
        lat: rounded(grid.centreOf(slot)[1]),
        lon: rounded(grid.centreOf(slot)[0]),
      })),
    ],
  };
}
