import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialRegistry, trialViewer } from '../../../test/casework-district.ts';
import { testStore, type TestStore } from '../../../test/database.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { createCasework, type Casework } from './service.ts';

let house: TestStore;
let casework: Casework;
let clock = Date.parse('2026-11-24T02:00:00Z');

beforeAll(async () => {
  house = await testStore();
  const versions = await publishRegistry(house.store, trialRegistry);
  const now = () => new Date((clock += 1000));
  casework = createCasework({ store: house.store, registry: trialRegistry, versions, now });
});
afterAll(() => house.drop());

describe('a demand', () => {
  it('is opened', async () => {
    const got = await casework.open(trialViewer('acceptor'), {
      programme: 'demand',
      type: 'receive',
      input: {
        title: '东街垃圾没人清',
        channel: 'hotline',
        category: 'rubbish',
        place: 't1a',
        reporterName: '王小明',
        reporterPhone: '13812345678',
        text: '电话 13812345678 联系',
      },
    });
    console.log(JSON.stringify(got, null, 1).slice(0, 6000));
    expect(got.ok).toBe(true);
    const page = await casework.page(trialViewer('leader'), { programme: 'demand', q: '垃圾' });
    console.log(JSON.stringify(page).slice(0, 3000));
    console.log(JSON.stringify(await casework.today(trialViewer('acceptor'))).slice(0, 2000));
  });
});
