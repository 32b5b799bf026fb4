import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { LiveEvent } from '../model/view.ts';
import { notify } from '../store/notices.ts';

let house: TestHouse;
let acceptor: ApiClient;
beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
});
afterAll(() => house.close());

/** Follows the stream; `next` waits for the next event. */
async function follow(client: ApiClient, district = 'hongqi') {
  const response = await client.request('GET', `/api/d/${district}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (pattern: RegExp): Promise<RegExpExecArray | undefined> => {
    for (;;) {
      const found = pattern.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return found;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  // the first line says that the stream listens
  await read(/: following\n\n/);
  return {
    next: async () => {
      const found = await read(/data: (.*)\n\n/);
      return found && LiveEvent.parse(JSON.parse(found[1]!));
    },
    stop: () => reader.cancel(),
  };
}

/** Everybody in the district hears this one, so that what came before it is complete. */
const markEnd = (n: number) =>
  notify(house.store.db, { district: 'hongqi', kind: 'bulk', programme: 'demand', records: n });

describe('GET /events', () => {
  it('tells of an act to those who may see the record, and to nobody else', async () => {
    const leader = await follow(await signedInAs(house, 'leader'));
    const handler = await follow(await signedInAs(house, 'handler'));
    const { record } = await openDemand(acceptor);
    await markEnd(1);
    expect(await leader.next()).toEqual({
      kind: 'act',
      record,
      seq: 1,
      programme: 'demand',
      type: 'receive',
    });
    expect(await leader.next()).toMatchObject({ kind: 'bulk', records: 1 });
    // a handler's unit has nothing to do with it
    expect(await handler.next()).toMatchObject({ kind: 'bulk', records: 1 });
    await Promise.all([leader.stop(), handler.stop()]);
  });

  it('tells of imports to those who may import', async () => {
    const statistician = await follow(await signedInAs(house, 'statistician'));
    const dispatcher = await follow(await signedInAs(house, 'dispatcher'));
    const { db } = house.store;
    await notify(db, { district: 'hongqi', kind: 'import', run: '17', state: 'running' });
    await markEnd(2);
    expect(await statistician.next()).toEqual({ kind: 'import', run: '17', state: 'running' });
    expect(await dispatcher.next()).toMatchObject({ kind: 'bulk', records: 2 });
    await Promise.all([statistician.stop(), dispatcher.stop()]);
  });

  it('tells nothing of other districts', async () => {
    const leader = await follow(await signedInAs(house, 'leader'));
    const { db } = house.store;
    await notify(db, { district: 'boston', kind: 'bulk', programme: 'demand', records: 9 });
    await markEnd(3);
    expect(await leader.next()).toMatchObject({ records: 3 });
    await leader.stop();
  });

  it('ends when the application stops', async () => {
    const own = await openTestHouse();
    const leader = await follow(await signedInAs(own, 'leader'));
    await own.app.stop();
    expect(await leader.next()).toBeUndefined();
    await own.close();
  });
});
