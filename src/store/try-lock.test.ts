import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { tryLock } from './try-lock.ts';

let house: TestStore;
beforeAll(async () => {
  house = await testStore();
});
afterAll(() => house.drop());

it('lets one of many work, and the next when that one is done', async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const first = tryLock(house.store, 'night', async () => {
    begin();
    await ended;
    return 1;
  });
  await begun;
  expect(await tryLock(house.store, 'night', async () => 2)).toBeUndefined();
  expect(await tryLock(house.store, 'another', async () => 3)).toEqual({ done: 3 });
  end();
  expect(await first).toEqual({ done: 1 });
  expect(await tryLock(house.store, 'night', async () => 4)).toEqual({ done: 4 });
});

it('is free again after a failure', async () => {
  const failing = tryLock(house.store, 'night', () => Promise.reject(new Error('broke')));
  await expect(failing).rejects.toThrow('broke');
  expect(await tryLock(house.store, 'night', async () => 'free')).toEqual({ done: 'free' });
});
