import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { withSealed } from '../../test/sealed-programme.ts';
import type { FileRef } from '../model/act.ts';
import type { CountLine, PrivateFields } from '../model/house-view.ts';
import type { NumberCard } from '../model/number-view.ts';
import type { Viewer } from '../model/role.ts';
import type { RecordPage, RecordView } from '../model/view.ts';

/** Words that stand in the sealed record and nowhere else. */
const mark = { title: '蓝鲸座谈', note: '琥珀便条', secret: '紫砂密语', party: '欧阳听雨' };
const at = (path: string) => `/api/d/hongqi${path}`;

let house: TestHouse;
let acceptor: ApiClient;
/** sees the record but not its secret */
let dispatcher: ApiClient;
/** only counts */
let leader: ApiClient;
/** leads it, and sees nothing of it */
let handler: ApiClient;
let sealed: RecordView;
let paper: FileRef;
let month: string;

async function begin(client: ApiClient, input: Record<string, unknown>): Promise<RecordView> {
  const asked = { programme: 'sealed', type: 'begin', input };
  const answer = await client.ask<RecordView>('POST', at('/records'), asked);
  expect(answer.problems).toEqual([]);
  return answer.body;
}

const actOn = (client: ApiClient, record: RecordView, type: string, input = {}) =>
  client.ask<RecordView>('POST', at(`/records/${record.record}/acts`), {
    type,
    input,
    seq: record.seq,
  });

beforeAll(async () => {
  house = await openTestHouse({ alter: withSealed });
  acceptor = await signedInAs(house, 'acceptor');
  dispatcher = await signedInAs(house, 'dispatcher');
  leader = await signedInAs(house, 'leader');
  handler = await signedInAs(house, 'handler');
  const { places } = house.registry.places.hongqi!;
  const spot = places.find((place) => place.kind === 'community' && place.lat !== null)!;
  const colour = { r: 10, g: 90, b: 10 };
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(photo)], 'paper.png'));
  paper = (await acceptor.ask<FileRef>('POST', at('/files'), form)).body;
  sealed = await begin(acceptor, {
    ...mark,
    place: spot.code,
    point: { lat: spot.lat, lon: spot.lon },
    unit: house.registry.districts.hongqi!.units[0]!.code,
    papers: [{ sha256: paper.sha256 }],
  });
  sealed = (await actOn(acceptor, sealed, 'note', { secret: `${mark.secret}二` })).body;
  month = new Date().toISOString().slice(0, 7);
  await house.ledger.count({ district: 'hongqi', period: month, person: null });
});
afterAll(() => house.close());

/** Addresses that go on for ever, sign out, or tell of reading and not of the record (the audit). */
const notWalked = new Set(['/api/d/{district}/events', '/api/d/{district}/audit']);

/** Every address of the API that reads, from its own description, with the sealed record put in. */
function addresses(): string[] {
  const routes = house.app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' && definition.route.method === 'get' ? [definition.route] : [],
  );
  const filled: Record<string, string> = {
    district: 'hongqi',
    record: sealed.record,
    sha256: paper.sha256,
    code: 'sealed-opened',
    week: '2026-11-23',
  };
  const queries: [RegExp, string[]][] = [
    [/records$/, ['', `?q=${mark.title}`, `?q=${mark.secret}`, '?programme=sealed&sort=number']],
    [/counts$/, ['?by=state', `?by=lead&q=${mark.note}`, '?by=place&programme=sealed&state=open']],
    [/points$/, ['', '?programme=sealed', '?located=true']],
    [/export$/, ['?format=csv', '?format=jsonl&programme=sealed', `?q=${mark.title}`]],
    [/confus/, ['?said=x&stood=y&weeks=8']],
    [/board$/, ['?programme=sealed', `?programme=sealed&q=${mark.title}`]],
    [/records\/calendar$/, ['?programme=sealed&from=2026-01-01&to=2026-12-31']],
    [/calendar$/, ['?from=2026-01-01&to=2026-12-31']],
    [/numbers$/, [`?indicator=sealed-opened&territory=410702&period=${month}`]],
  ];
  return routes
    .filter(({ path }) => !notWalked.has(path))
    .flatMap(({ path }) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? 'x');
      const asked = queries.find(([shape]) => shape.test(path))?.[1] ?? [''];
      return asked.map((query) => address + query);
    });
}

/** What the answer tells of the words; the address itself may be said back in a problem. */
async function tells(client: ApiClient, address: string, words: readonly string[]) {
  const response = await client.request('GET', address);
  const text = await response.text();
  return response.ok ? words.filter((word) => text.includes(word)) : [];
}

const allWords = () => [sealed.record, sealed.number, ...Object.values(mark)];

describe('a record that its programme hides', () => {
  it('is told by no address that reads, to one who only counts and to one whose unit leads it', async () => {
    const walked = addresses();
    expect(walked.length).toBeGreaterThan(50);
    const told: [string, string[]][] = [];
    for (const client of [leader, handler])
      for (const address of walked) {
        const words = await tells(client, address, allWords());
        if (words.length > 0) told.push([address, words]);
      }
    expect(told).toEqual([]);
  });

  it('is told by the same addresses to those who may see it', async () => {
    const telling = await Promise.all(
      addresses().map(async (address) => [address, await tells(acceptor, address, allWords())]),
    );
    const paths = telling
      .filter(([, words]) => words!.length > 0)
      .map(([address]) => (address as string).split('?')[0]!.replace(sealed.record, '{record}'));
    expect(new Set(paths)).toEqual(
      new Set(
        [
          '/records',
          '/records/{record}',
          '/records/board',
          '/records/points',
          '/today',
          '/numbers',
        ].map(at),
      ),
    );
    expect((await acceptor.request('GET', at(`/files/${paper.sha256}`))).status).toBe(200);
    expect((await leader.request('GET', at(`/files/${paper.sha256}`))).status).toBe(404);
  });

  it('cannot be acted on, read in clear, or found by what it says', async () => {
    const act = await actOn(leader, sealed, 'end');
    expect([act.status, act.code]).toEqual([404, 'missing.record']);
    const many = await handler.ask('POST', at('/records/acts'), {
      type: 'end',
      input: {},
      records: [{ record: sealed.record, seq: sealed.seq }],
    });
    expect(many.code).toBe('act.bulk');
    const inClear = await handler.ask('POST', at(`/records/${sealed.record}/private`), {
      purpose: 'contact: 试验',
    });
    expect(inClear.code).toBe('missing.record');
    const alike = await leader.request('POST', at('/similar'), {
      text: `${mark.title} ${mark.note}`,
    });
    expect(await alike.text()).not.toContain(sealed.number);
  });

  it('makes no noise: those who may not see it do not hear that somebody acted', async () => {
    const viewerOf = (role: string): Viewer => ({
      district: 'hongqi',
      person: '00000000-0000-4000-8000-000000000001',
      name: role,
      language: 'zh',
      grants: [{ role, place: '410702', unit: null }],
    });
    const hears = async (role: string) =>
      (await house.casework.visible(viewerOf(role), [sealed.record])).size;
    expect([await hears('acceptor'), await hears('leader')]).toEqual([1, 0]);
  });

  it('counts in the ledger for all, and opens down to its row for those who may see it', async () => {
    const behind = async (client: ApiClient) => {
      const query = `?indicator=sealed-opened&territory=410702&period=${month}`;
      const answer = await client.ask<NumberCard>('GET', at(`/numbers${query}`));
      expect(answer.problems).toEqual([]);
      return answer.body.figures[0]?.rows;
    };
    const toLeader = await behind(leader);
    expect([toLeader?.now, toLeader?.records]).toEqual(['1', []]);
    const toDesk = await behind(acceptor);
    expect(toDesk?.records.map(({ number }) => number)).toEqual([sealed.number]);
  });
});

describe('a field that only some see', () => {
  it('is told by no address that reads to one who sees the record without it', async () => {
    const told: [string, string[]][] = [];
    for (const address of addresses()) {
      const words = await tells(dispatcher, address, [mark.secret, mark.party, '欧']);
      if (words.length > 0) told.push([address, words]);
    }
    expect(told).toEqual([]);
  });

  it('is absent from view, history, form and table, and there for the others', async () => {
    const path = at(`/records/${sealed.record}`);
    const whole = (await acceptor.ask<RecordView>('GET', path)).body;
    const part = (await dispatcher.ask<RecordView>('GET', path)).body;
    const namesOf = (view: RecordView) => view.fields.map(({ name }) => name);
    expect(namesOf(whole)).toEqual(['title', 'note', 'party', 'secret']);
    expect(namesOf(part)).toEqual(['title', 'note']);
    const given = (view: RecordView) => view.timeline.map((act) => act.given.length);
    expect([given(whole), given(part)]).toEqual([
      [7, 1],
      [5, 0],
    ]);
    expect(Object.keys(part.listed ?? {})).not.toContain('secret');
    expect(part.allowed.map(({ type }) => type)).toEqual(['remark']);
    const table = async (client: ApiClient) =>
      (await (await client.request('GET', at('/records/export?programme=sealed'))).text()).split(
        '\n',
      )[0];
    expect(await table(dispatcher)).toContain('说明');
    expect(await table(dispatcher)).not.toContain('秘密');
  });

  it('is not among what is read in clear, nor in the audit of it', async () => {
    const path = at(`/records/${sealed.record}/private`);
    const purpose = 'contact: 试验';
    const desk = await acceptor.ask<PrivateFields>('POST', path, { purpose });
    expect(desk.body.fields).toMatchObject({ party: mark.party });
    const other = await dispatcher.ask<PrivateFields>('POST', path, { purpose });
    expect(other.problems).toEqual([]);
    expect(other.body.fields).toEqual({});
  });

  it('finds nothing, for nobody', async () => {
    const find = async (word: string) =>
      (await acceptor.ask<RecordPage>('GET', at(`/records?q=${word}`))).body.total;
    expect([await find(mark.note), await find(mark.secret)]).toEqual([1, 0]);
  });
});

describe('records that may be counted and not seen', () => {
  const count = async (client: ApiClient, query: string) =>
    (await client.ask<CountLine[]>('GET', at(`/records/counts?programme=sealed&${query}`))).body;

  it('are counted five or more at a time, and only as a whole programme', async () => {
    expect(await count(leader, 'by=state')).toEqual([]);
    for (let i = 0; i < 4; i++) await begin(acceptor, { title: `密件 ${i}` });
    expect(await count(leader, 'by=state')).toEqual([{ key: 'open', n: 5 }]);
    expect(await count(leader, 'by=lead')).toEqual([]);
    expect(await count(leader, 'by=state&ended=false')).toEqual([]);
    expect(await count(leader, `by=state&q=${mark.title}`)).toEqual([]);
    expect(await count(handler, 'by=state')).toEqual([]);
    const page = await leader.ask<RecordPage>('GET', at('/records?programme=sealed'));
    expect(page.body.total).toBe(0);
  });

  it('are hidden again from those who saw them, once they are behind a closed door', async () => {
    const before = await count(dispatcher, 'by=state');
    const hushed = await actOn(acceptor, sealed, 'hush');
    expect(hushed.problems).toEqual([]);
    const path = at(`/records/${sealed.record}`);
    expect((await dispatcher.ask('GET', path)).code).toBe('missing.record');
    expect((await acceptor.ask<RecordView>('GET', path)).body.state).toBe('behind');
    expect([before, await count(dispatcher, 'by=state')]).toEqual([
      [{ key: 'open', n: 5 }],
      [{ key: 'open', n: 4 }],
    ]);
  });
});
