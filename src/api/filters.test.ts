import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { SavedFilter } from '../model/house-view.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const path = '/api/d/hongqi/filters';

describe('/filters', () => {
  it('are kept by name, written over, removed, and seen by their owner alone', async () => {
    const mine = await signedInAs(house, 'dispatcher');
    const other = await signedInAs(house, 'leader');
    const save = (name: string, query: string) =>
      mine.ask<SavedFilter[]>('PUT', path, { name, query });
    await save('超时未派', 'due=overdue&state=filed');
    await save('今天到期', 'due=today');
    const written = await save('超时未派', 'due=overdue');
    expect(written.body.map(({ name, query }) => [name, query])).toEqual(
      expect.arrayContaining([
        ['今天到期', 'due=today'],
        ['超时未派', 'due=overdue'],
      ]),
    );
    expect(written.body).toHaveLength(2);
    expect((await other.ask('GET', path)).body).toEqual([]);
    const removal = `${path}?name=${encodeURIComponent('超时未派')}`;
    expect((await other.ask('DELETE', removal)).code).toBe('missing.filter');
    const left = await mine.ask<SavedFilter[]>('DELETE', removal);
    expect(left.body.map((filter) => filter.name)).toEqual(['今天到期']);
  });

  it('need a name', async () => {
    const mine = await signedInAs(house, 'dispatcher');
    const answer = await mine.ask('PUT', path, { name: '  ', query: '' });
    expect([answer.status, answer.problems[0]?.path]).toEqual([422, 'body.name']);
  });
});
