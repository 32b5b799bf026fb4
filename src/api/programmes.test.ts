import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { ProgrammeLine } from '../model/house-view.ts';

const at = '/api/d/hongqi/programmes';
let house: TestHouse;
let acceptor: ApiClient;
beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
});
afterAll(() => house.close());

const linesFor = async (role: string): Promise<Map<string, ProgrammeLine>> => {
  const client = await signedInAs(house, role);
  const { body } = await client.ask<ProgrammeLine[]>('GET', at);
  return new Map(body.map((line) => [line.programme, line]));
};

const applied = {
  subject: '楼上漏水的赔偿',
  kind: 'neighbour',
  facts: '楼上卫生间漏水，楼下天花板受损。',
  applicantName: '王小明',
  respondentName: '钱多多',
  unit: 'mediation-centre',
  place: '410702',
};

describe('the programmes of a district', () => {
  it('are told in declared order, with nothing in them at first', async () => {
    const lines = await linesFor('dispatcher');
    const declared = house.registry.districts['hongqi']!.programmes;
    expect([...lines.keys()]).toEqual(declared);
    expect(lines.get('demand')).toEqual({
      programme: 'demand',
      isCounted: false,
      open: 0,
      late: 0,
      dueThisWeek: 0,
      ended: 0,
      oldest: null,
    });
  });

  it('count what the viewer sees: open, late, due, and since when', async () => {
    const opened = [await openDemand(acceptor), await openDemand(acceptor)];
    await house.store.pool.query(
      `UPDATE record SET due_at = now() - interval '1 hour' WHERE record = $1`,
      [opened[0]!.record],
    );
    const { demand } = Object.fromEntries(await linesFor('dispatcher'));
    expect(demand).toMatchObject({ open: 2, late: 1, ended: 0 });
    expect(demand!.oldest).toBe(opened[0]!.openedAt);
    // a handler sees what their unit leads
    expect((await linesFor('handler')).get('demand')).toMatchObject({ open: 0, oldest: null });
  });

  it('tell who only counts no number that is small, and who sees nothing no line', async () => {
    const mediator = await signedInAs(house, 'mediator');
    const apply = () =>
      mediator.ask('POST', '/api/d/hongqi/records', {
        programme: 'mediation',
        type: 'apply',
        input: applied,
      });
    for (let i = 0; i < 4; i++) expect((await apply()).problems).toEqual([]);
    const few = (await linesFor('leader')).get('mediation');
    expect(few).toMatchObject({ isCounted: true, open: null, late: null, oldest: null });
    await apply();
    expect((await linesFor('leader')).get('mediation')).toMatchObject({ open: 5, late: null });
    expect((await linesFor('mediator')).get('mediation')).toMatchObject({
      isCounted: false,
      open: 5,
    });
    expect((await linesFor('handler')).has('mediation')).toBe(false);
  });
});
