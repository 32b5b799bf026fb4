import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../src/store/store.ts';

const person = randomUUID();
/** Texts that a careless format would break. */
const awkward = [
  'a\tb\nc\\n\r\\.',
  '\\N',
  '',
  '"引号", 逗号',
  '🕳️井盖',
  "'; DROP TABLE act; --",
  '\u2028',
];
const d = 'd';
const at = '2026-03-20T14:05:06.789Z';

type Db = Store['db'];

async function fillHouse(db: Db): Promise<void> {
  await db
    .insertInto('district')
    .values({ district: d, declared: JSON.stringify({ awkward }) })
    .execute();
  await db
    .insertInto('registry_version')
    .values({ district: d, version: 1, checksum: 'c', declared: '{}', made_by: null })
    .execute();
  await db
    .insertInto('place')
    .values({
      district: d,
      code: 'p',
      parent: null,
      path: 'p',
      kind: 'district',
      zh: '区',
      en: 'D',
      lat: 35.300_000_000_000_1,
      lon: 1e-17,
      surveyed: false,
      boundary: '[[[[1,2]]]]',
    })
    .execute();
  await db
    .insertInto('category')
    .values({ district: d, code: 'c', parent: null, zh: '类', en: 'C', source: 's' })
    .execute();
  await db
    .insertInto('person')
    .values({ district: d, person, login: 'zhang', name: '张三', password_hash: '$argon2id$' })
    .execute();
  await db
    .insertInto('person_grant')
    .values({ district: d, person, role: 'admin', place: 'p', unit: '' })
    .execute();
  await db
    .insertInto('session')
    .values({ district: d, token_hash: Buffer.from([0, 255, 92, 10]), person, expires_at: at })
    .execute();
}

async function fillRecords(db: Db): Promise<void> {
  await db
    .insertInto('record')
    .values(
      awkward.map((title, i) => ({
        district: d,
        record: randomUUID(),
        programme: 'demand',
        programme_version: 1,
        number: `HQ-${i}`,
        seq: 1,
        state: 'received',
        ended: false,
        title,
        assist: awkward,
        simulated: i % 2 === 0,
        opened_at: at,
        updated_at: at,
        paused: false,
        fields: JSON.stringify({ title }),
        flags: ['x'],
        counts: '{}',
        clocks: '[]',
        files: '[]',
        private: i ? JSON.stringify({ phone: '138' }) : null,
        search: sql<string>`to_tsvector('simple', ${title})` as unknown as string,
      })),
    )
    .execute();
  await sql`INSERT INTO act (district, record, seq, type, at, role, actor_name, programme_version, input)
    SELECT 'd', ${randomUUID()}::uuid, n, 'note', now(), 'handler', '李四', 1, jsonb_build_object('text', repeat('字', 900), 'n', n)
      FROM generate_series(1, 4000) AS n`.execute(db);
  await db
    .insertInto('record_serial')
    .values({ district: d, programme: 'demand', day: '2026-03-01', last: 7 })
    .execute();
  await db
    .insertInto('source_row')
    .values({
      district: d,
      source: 's',
      source_id: 'x\ty',
      record: randomUUID(),
      row_hash: Buffer.alloc(16, 7),
    })
    .execute();
}

async function fillImports(db: Db): Promise<void> {
  await db
    .insertInto('import_run')
    .values({
      district: d,
      run: '9007199254740993',
      source: 's',
      mapping: '{}',
      file_name: 'f',
      file_sha256: 'h',
      bytes_total: 5,
      state: 'done',
      problems: JSON.stringify([{ awkward }]),
      started_by: person,
    })
    .execute();
  await db
    .insertInto('import_rejected')
    .values({ district: d, run: 1, row_no: 2, raw: JSON.stringify(awkward), problems: '[]' })
    .execute();
  await db
    .insertInto('daily_count')
    .values({
      district: d,
      programme: 'demand',
      day: '2026-03-01',
      place: 'p',
      category: 'c',
      opened: 1,
      ended: 0,
    })
    .execute();
}

async function fillKept({ db, files }: Store): Promise<void> {
  const bytes = Buffer.from('%PDF-1.7 a document');
  await db
    .insertInto('file')
    .values({
      district: d,
      sha256: await files.put(bytes),
      media_type: 'application/pdf',
      bytes: bytes.length,
      name: 'a.pdf',
    })
    .execute();
  await files.put(Buffer.alloc(0));
  await db
    .insertInto('audit')
    .values({ district: d, person, fields: awkward, purpose: '核查' })
    .execute();
  await db
    .insertInto('saved_filter')
    .values({ district: d, person, name: '我的', query: 'q=井盖' })
    .execute();
}

async function fillDetections(db: Db): Promise<void> {
  const run = randomUUID();
  await db
    .insertInto('detector_run')
    .values({
      district: d,
      run,
      detector: 'gathering',
      registry_version: 1,
      day: '2026-03-01',
      kind: 'nightly',
      state: 'done',
      problems: JSON.stringify([{ awkward }]),
      started_by: person,
    })
    .execute();
  await db
    .insertInto('detection')
    .values({
      district: d,
      run,
      category: '',
      level: 'all',
      rank: 1,
      detector: 'gathering',
      day: '2026-03-01',
      centre: 'p',
      places: ['p'],
      radius_metres: 0.1,
      start_day: '2026-02-27',
      end_day: '2026-03-01',
      cases: 7,
      expected: 1 / 3,
      statistic: 1e-17,
      p: 0.001,
      recurrence_days: 1000,
      fate: 'raised',
      record: null,
      evidence: JSON.stringify({ awkward }),
    })
    .execute();
}

async function fillLedger(db: Db): Promise<void> {
  const figure = randomUUID();
  const key = {
    district: d,
    indicator: 'gdp',
    territory: '410702',
    period: '2024',
    aspect: 'level',
    origin: 'press',
    revision: 1,
    locator: JSON.stringify({ start: 1, end: 2, quote: awkward.join('').slice(0, 40) }),
  };
  await db
    .insertInto('origin')
    .values({
      district: d,
      origin: 'press',
      kind: 'document',
      declared: JSON.stringify({ awkward }),
      file: null,
    })
    .execute();
  await db
    .insertInto('figure')
    .values({
      ...key,
      figure,
      value: '12345678901234567890.000000000000000001',
      unit: '亿元',
      qualifier: '余',
      status: 'final',
      note: awkward.join(''),
      reason: null,
      entered_by: person,
    })
    .execute();
  await db
    .insertInto('figure_mark')
    .values({ district: d, figure, mark: 'signed', person })
    .execute();
  await db
    .insertInto('stated_rank')
    .values({
      ...key,
      rank_set: 'city',
      n: 4,
      band: '前列',
      change: -7,
      previous: 11,
      note: null,
      reason: null,
      entered_by: null,
    })
    .execute();
  await db
    .insertInto('target')
    .values({ ...key, value: '0.1', unit: '%', meets: 'at-least', reason: null, entered_by: null })
    .execute();
  await db
    .insertInto('sheet_mapping')
    .values({ district: d, mapping: 'm', declared: JSON.stringify({ awkward }), saved_by: person })
    .execute();
  await db
    .insertInto('briefing')
    .values({
      district: d,
      briefing: 'b',
      version: 1,
      body: awkward.join('\n'),
      note: null,
      saved_by: person,
    })
    .execute();
}

async function fillPlans(db: Db): Promise<void> {
  const body = JSON.stringify({ awkward });
  await db
    .insertInto('forecast')
    .values({
      district: d,
      made_on: '2026-03-20',
      category: 'c',
      cells: ['-1,2', '3,4'],
      means: [0.125, 1e-3],
      psi: 0.1,
      weekdays: [0.5, 0.5],
      events: 7,
    })
    .execute();
  const made = { district: d, body };
  await db
    .insertInto('forecast_run')
    .values({ ...made, made_on: '2026-03-20' })
    .execute();
  await db
    .insertInto('week_plan')
    .values({ ...made, week: '2026-03-23', revision: 1, step: 'made', made_by: person })
    .execute();
  await db
    .insertInto('scorecard')
    .values({
      district: d,
      from_day: '2026-01-01',
      to_day: '2026-03-20',
      parameters: body,
      result: body,
    })
    .execute();
}

async function fillHoldOuts(db: Db): Promise<void> {
  await db
    .insertInto('hold_out')
    .values({
      district: d,
      step: 1,
      is_on: true,
      seed: 2_147_483_646,
      share: 0.15,
      days: 28,
      reason: awkward.join(' '),
      made_by: person,
    })
    .execute();
  await db
    .insertInto('hold_out_lot')
    .values({
      district: d,
      step: 1,
      draw: 'alerts 2026-03-20',
      kind: 'alert',
      lot_id: awkward.join(' '),
      stratum: 'c/strong',
      lot: 0.125,
      is_held: true,
      programme: 'demand',
      places: ['p'],
      ring: [],
      categories: null,
      title: JSON.stringify({ awkward }),
      from_day: '2026-03-21',
      category: 'c',
    })
    .execute();
}

async function fillModels(db: Db): Promise<void> {
  await db
    .insertInto('triage_model')
    .values({
      district: d,
      version: 1,
      bytes: Buffer.from([0, 9, 10, 13, 92, 255]),
      figures: JSON.stringify({ awkward }),
    })
    .execute();
  await db
    .insertInto('topic_change')
    .values({ district: d, change: 1, kind: 'merge', records: [randomUUID()], made_by: person })
    .execute();
  await db
    .insertInto('day_value')
    .values({ district: d, series: 'rain', day: '2026-03-20', value: 1e-17 })
    .execute();
}

/** Some rows in every table, awkward ones among them. */
export async function fillTables(store: Store): Promise<void> {
  await fillHouse(store.db);
  await fillRecords(store.db);
  await fillImports(store.db);
  await fillKept(store);
  await fillDetections(store.db);
  await fillLedger(store.db);
  await fillPlans(store.db);
  await fillHoldOuts(store.db);
  await fillModels(store.db);
}
