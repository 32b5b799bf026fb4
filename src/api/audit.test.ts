import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { AuditPage } from '../model/house-view.ts';

let house: TestHouse;
let leader: ApiClient;
let streets: string[];
let at = Date.parse('2026-03-20T01:00:00Z');

beforeAll(async () => {
  house = await openTestHouse({ now: () => new Date(at) });
  const acceptor = await signedInAs(house, 'acceptor');
  leader = await signedInAs(house, 'leader');
  const { places } = house.registry.places.hongqi!;
  streets = places.filter((place) => place.parent === '410702').map((place) => place.code);
  for (const place of [streets[0], streets[0], streets[1]]) {
    at += 60_000;
    const { record } = await openDemand(acceptor, { place });
    const path = `/api/d/hongqi/records/${record}/private`;
    await acceptor.ask('POST', path, { purpose: 'contact' });
  }
});
afterAll(() => house.close());

const read = (query = '', client = leader) =>
  client.ask<AuditPage>('GET', `/api/d/hongqi/audit${query}`);

describe('GET /audit', () => {
  it('answers a page, newest first', async () => {
    const first = await read('?pageSize=2');
    expect(first.body).toMatchObject({ total: 3, page: 1, pageSize: 2 });
    const rest = await read('?pageSize=2&page=2');
    const times = [...first.body.rows, ...rest.body.rows].map((row) => row.at);
    expect(times).toHaveLength(3);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('is searched by person, record and time', async () => {
    const { rows } = (await read()).body;
    const [newest] = rows;
    expect((await read(`?record=${newest!.record}`)).body.total).toBe(1);
    expect((await read(`?person=${newest!.person}`)).body.total).toBe(3);
    expect((await read(`?from=${newest!.at}`)).body.total).toBe(1);
    expect((await read(`?to=${newest!.at}`)).body.total).toBe(2);
    expect((await read('?to=tomorrow')).status).toBe(422);
  });

  it('shows a street what concerns its own records', async () => {
    await house.people.add(house.people.operator('hongqi'), {
      login: 'street.leader',
      name: '街道领导',
      language: 'zh',
      password: house.password,
      grants: [{ role: 'leader', place: streets[1]!, unit: null }],
    });
    const own = await read('', await signedInAs(house, 'street.leader'));
    expect(own.body.rows.filter((row) => row.record !== null)).toHaveLength(1);
  });

  it('is for who may read it', async () => {
    const answer = await read('', await signedInAs(house, 'dispatcher'));
    expect([answer.status, answer.code]).toEqual([403, 'auth.permission']);
  });
});
