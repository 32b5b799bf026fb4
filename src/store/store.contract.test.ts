import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import type { Notice } from './store.ts';
import { notify } from './notices.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.drop());

describe('a store', () => {
  it('hears what another transaction tells when it commits', async () => {
    let arrive: (notice: Notice) => void = () => {};
    const arrived = new Promise<Notice>((resolve) => (arrive = resolve));
    const stop = await test.store.listen((notice) => arrive(notice));
    const told = { district: 'd', kind: 'act', record: 'r' } as const;
    await test.store.db.transaction().execute((trx) => notify(trx, told));
    expect(await arrived).toEqual(told);
    await stop();
  });
});
