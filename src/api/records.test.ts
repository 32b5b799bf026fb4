import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand, reporter, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { CountLine, Declared } from '../model/house-view.ts';
import type { MapPoints, RecordPage, RecordView, Today } from '../model/view.ts';

let house: TestHouse;
let acceptor: ApiClient;
let leader: ApiClient;
const opened: RecordView[] = [];
/** the representative point of a village, to be found by the place index */
let spot: { lat: number; lon: number; code: string; street: string };
let otherStreet: string;

beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
  leader = await signedInAs(house, 'leader');
  const { places } = house.registry.places.hongqi!;
  const village = places.find((p) => p.kind === 'community' && p.lat !== null)!;
  spot = { lat: village.lat!, lon: village.lon!, code: village.code, street: village.parent! };
  otherStreet = places.find((p) => p.kind === 'street' && p.code !== spot.street)!.code;
  opened.push(
    await openDemand(acceptor, {
      place: spot.code,
      point: { lat: spot.lat, lon: spot.lon },
      title: '=路灯不亮，"三天"了',
    }),
    await openDemand(acceptor, { channel: 'wechat', title: '小区井盖缺失' }),
    await openDemand(acceptor, { title: '夜市油烟扰民' }),
  );
  opened[2] = await step(acceptor, opened[2]!, 'register', { category: 'exposed-rubbish' });
});
afterAll(() => house.close());

const page = (client: ApiClient, query = '') =>
  client.ask<RecordPage>('GET', `/api/d/hongqi/records${query}`);
const numbersOf = ({ body }: { body: RecordPage }) => body.rows.map((row) => row.number);

describe('GET /records', () => {
  it('answers a page with its total', async () => {
    const first = await page(leader, '?pageSize=2&sort=number');
    expect(first.body).toMatchObject({ total: 3, page: 1, pageSize: 2 });
    const second = await page(leader, '?pageSize=2&sort=number&page=2');
    expect([...numbersOf(first), ...numbersOf(second)]).toEqual(
      opened.map((record) => record.number).toSorted(),
    );
  });

  it('reads the names of the filter as they stand in an address', async () => {
    const [lamp, manhole, smoke] = opened.map((record) => record.number);
    const cases: [string, (string | undefined)[]][] = [
      ['channel=wechat', [manhole]],
      ['state=registered&state=filed', [smoke]],
      [`place=${spot.street}`, [lamp]],
      ['q=%E8%B7%AF%E7%81%AF', [lamp]],
      ['located=true', [lamp]],
      ['ended=true', []],
      [
        `bbox=${spot.lat - 0.001},${spot.lon - 0.001},${spot.lat + 0.001},${spot.lon + 0.001}`,
        [lamp],
      ],
      ['openedFrom=2999-01-01', []],
    ];
    for (const [query, wanted] of cases)
      expect([query, numbersOf(await page(leader, `?${query}`))]).toEqual([query, wanted]);
  });

  it.each([
    ['colour=red', 'query'],
    ['ended=perhaps', 'query.ended'],
    ['openedFrom=yesterday', 'query.openedFrom'],
    ['bbox=1,2,3', 'query.bbox'],
    ['pageSize=100000', 'query.pageSize'],
    ['sort=luck', 'query.sort'],
    ['due=someday', 'query.due'],
  ])('refuses %s with the place of the fault', async (query, path) => {
    const answer = await page(leader, `?${query}`);
    expect([answer.status, answer.code, answer.problems[0]?.path]).toEqual([
      422,
      'input.shape',
      path,
    ]);
  });

  it('shows a role of a unit nothing of others', async () => {
    expect((await page(await signedInAs(house, 'handler'))).body.total).toBe(0);
  });

  it('shows a role of a street what lies in it, and nothing else', async () => {
    const grants = [{ role: 'leader', place: spot.street, unit: null }];
    const own = { login: 'own.street', name: '本街道', language: 'zh' as const, grants };
    const other = [{ role: 'leader', place: otherStreet, unit: null }];
    const operator = house.people.operator('hongqi');
    const { password } = house;
    await house.people.add(operator, { ...own, password });
    await house.people.add(operator, { ...own, login: 'other.street', password, grants: other });
    const inside = await signedInAs(house, 'own.street');
    const outside = await signedInAs(house, 'other.street');
    expect(numbersOf(await page(inside))).toEqual([opened[0]?.number]);
    expect((await page(outside)).body.total).toBe(0);
    const path = `/api/d/hongqi/records/${opened[0]!.record}`;
    expect((await inside.ask('GET', path)).status).toBe(200);
    const refused = await outside.ask('GET', path);
    expect([refused.status, refused.code]).toEqual([404, 'missing.record']);
  });
});

describe('GET /records/:record', () => {
  it('shows everything but personal data', async () => {
    const answer = await leader.ask<RecordView>(
      'GET',
      `/api/d/hongqi/records/${opened[0]!.record}`,
    );
    expect(answer.body).toMatchObject({ number: opened[0]?.number, seq: 1 });
    expect(JSON.stringify(answer.body)).not.toContain(reporter.phone);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('answers 404 for a record that is not there', async () => {
    const path = '/api/d/hongqi/records/00000000-0000-4000-8000-000000000000';
    expect((await leader.ask('GET', path)).code).toBe('missing.record');
  });
});

describe('GET /records/counts', () => {
  it('counts a filter by one of its names', async () => {
    const path = '/api/d/hongqi/records/counts?by=channel&programme=demand';
    const { body } = await leader.ask<CountLine[]>('GET', path);
    expect(body).toEqual([
      { key: 'hotline', n: 2 },
      { key: 'wechat', n: 1 },
    ]);
  });

  it('wants to know by what', async () => {
    expect((await leader.ask('GET', '/api/d/hongqi/records/counts')).status).toBe(422);
  });
});

describe('GET /records/points', () => {
  it('answers columns of equal length', async () => {
    const { body } = await leader.ask<MapPoints>('GET', '/api/d/hongqi/records/points');
    expect(body).toMatchObject({ record: [opened[0]?.record], total: 3, unlocated: 2 });
    expect(body.lat[0]).toBeCloseTo(spot.lat, 6);
    expect(body.lon[0]).toBeCloseTo(spot.lon, 6);
  });
});

describe('GET /records/export', () => {
  const fetchExport = (query: string, client = leader) =>
    client.request('GET', `/api/d/hongqi/records/export?programme=demand&sort=opened${query}`);

  it('gives CSV that Excel reads and does not run', async () => {
    const response = await fetchExport('&format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.csv$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Buffer.from(bytes).toString('hex', 0, 3)).toBe('efbbbf');
    const text = new TextDecoder().decode(bytes);
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
    expect(text).toContain(`"'=路灯不亮，""三天""了"`);
    expect(text).not.toContain(reporter.phone);
    expect(text).not.toContain(reporter.name);
  });

  it('gives JSON Lines with a heading a value', async () => {
    const response = await fetchExport('&format=jsonl&channel=wechat');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(Object.values(JSON.parse(lines[0]!) as object)).toContain(opened[1]?.number);
  });

  it('gives a workbook', async () => {
    const response = await fetchExport('&format=xlsx');
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const [sheet] = book.worksheets;
    expect(sheet?.rowCount).toBe(4);
    expect(sheet?.getRow(2).values).toContain(opened[0]?.number);
  });

  it('is for roles that may', async () => {
    const answer = await acceptor.ask('GET', '/api/d/hongqi/records/export');
    expect([answer.status, answer.code]).toEqual([403, 'auth.permission']);
  });
});

describe('GET /today', () => {
  it('shows each role what waits for it', async () => {
    const { body } = await acceptor.ask<Today>('GET', '/api/d/hongqi/today');
    const waiting = body.sections.flatMap((section) => section.rows.map((row) => row.number));
    expect(waiting).toContain(opened[0]?.number);
  });
});

describe('GET /declared', () => {
  it('gives pages everything they name things by', async () => {
    const { body } = await leader.ask<Declared>('GET', '/api/d/hongqi/declared');
    expect(body.district).toMatchObject({ code: 'hongqi', timeZone: 'Asia/Shanghai' });
    expect(body.programmes.map((programme) => programme.code)).toContain('demand');
    expect(body.channels).toContainEqual({ code: 'hotline', label: { zh: '热线', en: 'Hotline' } });
    expect(body.roles.map((role) => role.code)).toContain('leader');
    expect(body.roles.map((role) => role.code)).not.toContain('simulator');
    const codes = new Set(body.categories.map((category) => category.code));
    const orphans = body.categories.filter(({ parent }) => parent !== null && !codes.has(parent));
    expect(orphans).toEqual([]);
  });
});
