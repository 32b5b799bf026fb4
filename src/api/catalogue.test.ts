import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { DispatchRule } from '../model/district.ts';
import type { CatalogueTrial, CatalogueView, Declared } from '../model/house-view.ts';

let house: TestHouse;
let dispatcher: ApiClient;
beforeAll(async () => {
  house = await openTestHouse();
  dispatcher = await signedInAs(house, 'dispatcher');
});
afterAll(() => house.close());

const path = '/api/d/hongqi/catalogue';
const everythingTo = (lead: string): DispatchRule[] => [
  {
    code: 'everything',
    label: { zh: '全部', en: 'Everything' },
    when: { op: 'always' },
    lead,
    assist: [],
  },
];
const lastUnit = () => house.registry.districts.hongqi!.units.at(-1)!.code;

describe('/catalogue', () => {
  it('is there for everybody who is signed in', async () => {
    const leader = await signedInAs(house, 'leader');
    const { body } = await leader.ask<CatalogueView>('GET', path);
    expect(body.catalogue.programme).toBe('demand');
    expect(body.catalogue.rules.length).toBeGreaterThan(0);
    expect((await leader.ask('GET', `${path}?programme=magic`)).code).toBe('missing.programme');
  });

  it('is tried out on the last records without being written', async () => {
    const acceptor = await signedInAs(house, 'acceptor');
    const shiftLead = await signedInAs(house, 'shift-lead');
    let record = await openDemand(acceptor);
    record = await step(acceptor, record, 'register', { category: 'exposed-rubbish' });
    await step(shiftLead, record, 'file');
    const before = (await dispatcher.ask<CatalogueView>('GET', path)).body;
    const trial = await dispatcher.ask<CatalogueTrial>('POST', `${path}/simulate`, {
      programme: 'demand',
      rules: everythingTo(lastUnit()),
      last: 100,
    });
    expect(trial.body.records).toBe(1);
    expect(trial.body.changed).toMatchObject([{ number: record.number, to: lastUnit() }]);
    expect((await dispatcher.ask('GET', path)).body).toEqual(before);
  });

  it('is put in force as a new version, which declarations name too', async () => {
    const before = (await dispatcher.ask<CatalogueView>('GET', path)).body;
    const published = await dispatcher.ask<CatalogueView>('POST', path, {
      programme: 'demand',
      rules: everythingTo(lastUnit()),
      reason: '试行统一派单',
    });
    expect(published.body.version).toBe(before.version + 1);
    const now = (await dispatcher.ask<CatalogueView>('GET', path)).body;
    expect(now.catalogue.rules).toEqual(everythingTo(lastUnit()));
    const declared = await dispatcher.ask<Declared>('GET', '/api/d/hongqi/declared');
    expect(declared.body.version).toBe(before.version + 1);
  });

  it('is refused with a unit that does not exist, without a reason, and to others', async () => {
    const draft = { programme: 'demand', rules: everythingTo('ministry-of-magic') };
    const unknown = await dispatcher.ask('POST', `${path}/simulate`, draft);
    expect([unknown.status, unknown.code]).toEqual([422, 'catalogue.unit']);
    expect((await dispatcher.ask('POST', path, draft)).problems[0]?.path).toBe('body.reason');
    const acceptor = await signedInAs(house, 'acceptor');
    const refused = await acceptor.ask('POST', path, { ...draft, reason: '试试看' });
    expect([refused.status, refused.code]).toEqual([403, 'auth.permission']);
  });
});
