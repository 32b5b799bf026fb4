import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { TopicsView } from '../model/topic-view.ts';
import type { RecordLine } from '../model/view.ts';

let house: TestHouse;
let acceptor: ApiClient;
const path = '/api/d/hongqi/topics';

/** Demands of three problems, told by several people in words of their own. */
const problems: Record<string, string[]> = {
  lamp: [
    '新荷社区路灯不亮',
    '新荷社区的路灯坏了夜里很黑',
    '新荷社区路灯一直不亮',
    '请修新荷社区路灯',
  ],
  rubbish: ['振中路垃圾堆没人清理', '振中路垃圾成堆很臭', '振中路边垃圾堆积'],
  noise: ['平原路工地夜间施工噪音', '平原路工地半夜施工太吵', '平原路工地施工噪音扰民'],
};

beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
  for (const titles of Object.values(problems))
    for (const title of titles)
      await openDemand(acceptor, { title, text: title, category: undefined });
}, 60_000);
afterAll(() => house.close());

const view = async (client = acceptor) => (await client.ask<TopicsView>('GET', path)).body;
const membersOf = async (anchor: string, client = acceptor) =>
  (await client.ask<RecordLine[]>('GET', `${path}/demands?anchor=${anchor}`)).body;
const titlesOf = async (anchor: string) =>
  (await membersOf(anchor)).map(({ title }) => title).sort();

describe('topics', () => {
  it('are the problems that demands speak of, hottest first, with what makes them hot', async () => {
    const { topics, demands, of, changes, seen } = await view();
    expect([demands, of, changes, seen]).toEqual([10, 10, [], 0]);
    expect(topics.map((one) => one.demands)).toEqual([4, 3, 3]);
    for (const { heat, weeks, people, demands: n, from, to } of topics) {
      const sum = Object.values(heat.parts).reduce((a, b) => a + b, 0);
      expect(heat.total).toBeCloseTo(sum, 10);
      expect(weeks.at(-1)).toBe(n);
      expect([people, from]).toEqual([n, to]);
    }
    expect(await titlesOf(topics[0]!.anchor)).toEqual([...problems['lamp']!].sort());
  });

  it('are grouped from what a viewer may see and nothing else', async () => {
    const handler = await signedInAs(house, 'handler');
    expect(await view(handler)).toMatchObject({ topics: [], demands: 0, of: 0 });
    const anchor = (await view()).topics[0]!.anchor;
    expect(await membersOf(anchor, handler)).toEqual([]);
  });

  it('are found anew where other demands of the same number are seen, or a text is another', async () => {
    const { topics } = await view();
    const lamp = (await membersOf(topics[0]!.anchor)).map(({ record }) => record);
    // as another viewer sees them: as many, the same first and last, others between
    const swap = async (state: string) =>
      sql`UPDATE record SET title = ${state}, fields = jsonb_set(fields, '{text}', to_jsonb(${state}::text))
        WHERE record = ${lamp[1]}`.execute(house.store.db);
    const before = (await membersOf(topics[0]!.anchor)).find(({ record }) => record === lamp[1])!;
    await swap('水管爆裂停水');
    expect((await view()).topics.map((one) => one.demands)).toEqual([3, 3, 3]);
    await swap(before.title);
    expect((await view()).topics.map((one) => one.demands)).toEqual([4, 3, 3]);
  });

  it('are merged, split and put back by whoever may join demands, one change after the other', async () => {
    const dispatcher = await signedInAs(house, 'dispatcher');
    const changed = (client: ApiClient, body: unknown) =>
      client.ask<TopicsView>('POST', `${path}/changes`, body);
    const { topics, mayChange } = await view(dispatcher);
    expect(mayChange).toBe(true);
    const [lamp, second] = topics.map(({ anchor }) => anchor);
    const merged = await changed(dispatcher, { kind: 'merge', seen: 0, records: [lamp, second] });
    expect(merged.body.topics.map((one) => [one.demands, one.changed])).toEqual([
      [7, true],
      [3, false],
    ]);
    expect(
      (await changed(dispatcher, { kind: 'merge', seen: 0, records: [lamp, second] })).code,
    ).toBe('conflict.topics');
    const own = (await membersOf(second!)).map(({ record }) => record).slice(0, 1);
    const split = await changed(dispatcher, { kind: 'split', seen: 1, records: own });
    expect(split.body.topics[0]!.demands).toBe(6);
    expect(split.body.changes.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
      'split 2',
      'merge 1',
    ]);
    await changed(dispatcher, { kind: 'undo', seen: 2, change: 2 });
    const back = await changed(dispatcher, { kind: 'undo', seen: 3, change: 1 });
    expect(back.body.topics).toEqual(topics);
    expect((await changed(dispatcher, { kind: 'undo', seen: 4, change: 1 })).code).toBe(
      'missing.topic-change',
    );
    const handler = await signedInAs(house, 'handler');
    expect((await changed(handler, { kind: 'split', seen: 4, records: own })).status).toBe(403);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await changed(dispatcher, { kind: 'split', seen: 4, records: [nobody] })).code).toBe(
      'missing.record',
    );
  });
});
