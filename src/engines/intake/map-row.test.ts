import { describe, expect, it } from 'vitest';
import { wgs84ToGcj02 } from '../../kernels/space/gcj02.ts';
import { PlaceFile } from '../../model/district.ts';
import { Source } from '../../model/source.ts';
import { CategoryBook } from './category-book.ts';
import { compileMapping } from './map-row.ts';
import type { MappedRow, Notes } from './mapping-context.ts';
import { buildPlaceFinder } from './place-finder.ts';
import { guardCell, unguardCell } from './rejected-file.ts';

const square = [
  [
    [
      [113.8, 35.2],
      [114, 35.2],
      [114, 35.4],
      [113.8, 35.4],
      [113.8, 35.2],
    ],
  ],
];
const placeFile = PlaceFile.parse({
  origin: 'test',
  licence: 'test',
  places: [
    {
      code: '410702',
      parent: null,
      kind: 'district',
      label: { zh: '红旗区', en: 'Hongqi' },
      lat: 35.3,
      lon: 113.9,
    },
    {
      code: 's1',
      parent: '410702',
      kind: 'street',
      label: { zh: '文化街街道', en: 'Wenhuajie' },
      boundary: square,
      aliases: ['7'],
    },
  ],
});
const columns = [
  'id',
  'at',
  'closed',
  'due',
  'title',
  'text',
  'lat',
  'lon',
  'place',
  'unit',
  'type',
  'name',
];
const column = (name: string) => ({ columns: [name] });

function mapOne(cells: Partial<Record<string, string>>, more: object = {}) {
  const notes: Notes = new Map();
  const source = Source.parse({
    code: 'test',
    label: { zh: '测试', en: 'Test' },
    origin: '-',
    licence: '-',
    cadence: '-',
    programme: 'demand',
    format: 'csv',
    id: column('id'),
    openedAt: { columns: ['at'], format: 'yyyy/M/d H:mm:ss' },
    closedAt: { columns: ['closed'], format: 'yyyy/M/d H:mm:ss' },
    dueAt: { columns: ['due'], format: 'yyyy/M/d H:mm:ss' },
    title: column('title'),
    text: column('text'),
    lat: column('lat'),
    lon: column('lon'),
    place: column('place'),
    unit: column('unit'),
    category: [column('type')],
    reporterName: column('name'),
    defaultPoints: [{ lat: 35.31, lon: 113.91, within: 0.0001 }],
    ...more,
  });
  const categories = new CategoryBook([], []);
  const paths = new Map([
    ['410702', '410702'],
    ['s1', '410702/s1'],
  ]);
  const map = compileMapping({
    source,
    columns,
    timeZone: 'Asia/Shanghai',
    places: buildPlaceFinder(placeFile, paths, source),
    categories,
    units: new Map([['城管局', 'city-management']]),
    now: Date.parse('2026-11-23T00:00:00Z'),
    notes,
  });
  const all = { id: 'a1', at: '2026/11/2 9:00:00', title: '路灯不亮', ...cells };
  const found = map({ row: 1, line: 2, cells: columns.map((name) => all[name as 'id'] ?? '') });
  return { found, notes: [...notes.keys()], brought: categories.takeBrought() };
}
const mapped = (result: ReturnType<typeof mapOne>) => result.found as MappedRow;
const codes = (result: ReturnType<typeof mapOne>) =>
  Array.isArray(result.found) ? result.found.map(({ code, path }) => `${code} ${path}`) : [];

describe('compileMapping', () => {
  it('finds the place of a point, of a name, of a text', () => {
    expect(mapped(mapOne({ lat: '35.3', lon: '113.9' })).place).toBe('s1');
    expect(mapped(mapOne({ place: '7' })).place).toBe('s1');
    expect(mapped(mapOne({ text: '文化街街道办门口积水' })).place).toBe('s1');
  });

  it('repairs swapped coordinates only where they are clearly swapped', () => {
    const swapped = mapOne({ lat: '113.9', lon: '35.3' });
    expect(mapped(swapped)).toMatchObject({ lat: 35.3, lon: 113.9, place: 's1' });
    expect(swapped.notes).toContain('swapped-point');
    const far = mapOne({ lat: '10', lon: '20' });
    expect(mapped(far)).toMatchObject({ lat: null, lon: null });
    expect(far.notes).toContain('far-point');
  });

  it('takes the default point for no point, and says so', () => {
    const row = mapOne({ lat: '35.31', lon: '113.91' });
    expect(mapped(row).lat).toBeNull();
    expect(row.notes).toContain('default-point');
  });

  it('converts GCJ-02 where the source declares it', () => {
    const [lon, lat] = wgs84ToGcj02(113.9, 35.3);
    const row = mapped(mapOne({ lat: String(lat), lon: String(lon) }, { datum: 'gcj02' }));
    expect(row.lat).toBeCloseTo(35.3, 7);
    expect(row.lon).toBeCloseTo(113.9, 7);
  });

  it.each([
    [{ at: '1900/1/1 0:00:00' }, 'row.stray-date line 2, column at'],
    [{ at: '2999/1/1 0:00:00' }, 'row.stray-date line 2, column at'],
    [{ closed: '2999/1/1 0:00:00' }, 'row.stray-date line 2, column closed'],
    [{ due: '2999/1/1 0:00:00' }, 'row.stray-date line 2, column due'],
    [{ at: '昨天' }, 'row.time line 2, column at'],
    [{ at: '' }, 'row.missing line 2, column at'],
    [{ id: ' ' }, 'row.missing line 2, column id'],
    [{ title: '' }, 'row.missing line 2, column title'],
  ])('refuses %j: %s', (cells, wanted) => expect(codes(mapOne(cells))).toEqual([wanted]));

  it('says all that is wrong with a row at once', () => {
    expect(codes(mapOne({ id: '', at: 'x', title: '' }))).toHaveLength(3);
  });

  it('closes at the opening what closed before it opened, and flags it', () => {
    const row = mapOne({ closed: '2026/11/1 9:00:00' });
    expect(mapped(row)).toMatchObject({ end: 'closed', flags: ['closed-before-opened'] });
    expect(mapped(row).closedAt).toBe(mapped(row).openedAt);
    expect(row.notes).toContain('closed-before-opened');
  });

  it('takes HTML out, keeps a formula as text, hides names and numbers', () => {
    const row = mapped(
      mapOne({ title: '=HYPERLINK("x")', text: '<p>请打13812341234</p>', name: '李小明' }),
    );
    expect(row.title).toBe('=HYPERLINK("x")');
    expect(row.fields).toMatchObject({ text: '请打138****1234', reporterName: '李**' });
    expect(row.hidden).toMatchObject({ text: '请打13812341234', reporterName: '李小明' });
  });

  it('keeps a unit that nobody knows as the source wrote it, and makes new categories', () => {
    const row = mapOne({ unit: '某某公司', type: '占道经营' });
    expect(mapped(row)).toMatchObject({ lead: null, fields: { sourceUnit: '某某公司' } });
    expect(row.brought).toEqual([
      { code: '占道经营', parent: null, label: { zh: '占道经营', en: '占道经营' } },
    ]);
    expect(mapped(mapOne({ unit: '城管局' })).lead).toBe('city-management');
  });
});

describe('guardCell', () => {
  it.each(['=1+1', '+x', '@cmd', '-a'])('makes %s harmless and gives it back', (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`);
    expect(unguardCell(guardCell(cell))).toBe(cell);
  });
  it.each(['-71.05', '+8613', 'plain', "'quoted"])('leaves %s alone', (cell) => {
    expect(guardCell(cell)).toBe(cell);
    expect(unguardCell(cell)).toBe(cell);
  });
});
