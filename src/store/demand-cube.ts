import { sql } from 'kysely';
import { dayOfDate } from '../kernels/workdays/zone-clock.ts';
import type { Store } from './store.ts';

/**
 * Opened records of a programme as flat arrays, sorted by the day they were opened on. Days are
 * indices from `from`. An entry counts for a look at day D when `known ≤ D < until`: a record whose
 * category or place was corrected later stands there twice, once as it was known before.
 */
export interface DemandCube {
  from: string;
  days: number;
  /** codes; '' stands for records without one */
  places: string[];
  categories: string[];
  length: number;
  opened: Int32Array;
  known: Int32Array;
  /** day of the correction, or `never` */
  until: Int32Array;
  place: Int32Array;
  category: Int32Array;
}

export interface CubeAsked {
  district: string;
  programme: string;
  timeZone: string;
  /** civil days, both included */
  from: string;
  to: string;
}

/** Nobody lives to see this day index. */
export const never = 0x7fffffff;

/** Codes as small numbers, in the order in which they come. */
class Codes {
  readonly list: string[] = [];
  #index = new Map<string, number>();

  of(code: string | null): number {
    const key = code ?? '';
    let index = this.#index.get(key);
    if (index === undefined) {
      index = this.list.length;
      this.list.push(key);
      this.#index.set(key, index);
    }
    return index;
  }
}

/** Columns that grow. */
class Entries {
  columns = Array.from({ length: 5 }, () => new Int32Array(1 << 12));
  length = 0;

  push(opened: number, known: number, until: number, place: number, category: number): void {
    if (this.length === this.columns[0]!.length) {
      this.columns = this.columns.map((old) => {
        const larger = new Int32Array(old.length * 2);
        larger.set(old);
        return larger;
      });
    }
    const [o, k, u, p, c] = this.columns as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    const at = this.length++;
    o[at] = opened;
    k[at] = known;
    u[at] = until;
    p[at] = place;
    c[at] = category;
  }

  /** By day of opening; within a day in the order in which they came. */
  sorted(days: number): Int32Array[] {
    const starts = new Int32Array(days + 1);
    const opened = this.columns[0]!;
    for (let i = 0; i < this.length; i++) starts[opened[i]! + 1]!++;
    for (let d = 1; d <= days; d++) starts[d]! += starts[d - 1]!;
    const rank = new Int32Array(this.length);
    for (let i = 0; i < this.length; i++) rank[i] = starts[opened[i]!]!++;
    return this.columns.map((column) => {
      const sorted = new Int32Array(this.length);
      for (let i = 0; i < this.length; i++) sorted[rank[i]!] = column[i]!;
      return sorted;
    });
  }
}

/** Calls back for each number of `1,-2,3`. */
function eachNumber(text: string, then: (value: number) => void): void {
  let value = 0;
  let sign = 1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 44) {
      then(value * sign);
      value = 0;
      sign = 1;
    } else if (c === 45) sign = -1;
    else value = value * 10 + c - 48;
  }
  if (text.length > 0) then(value * sign);
}

/** What an act said of category and place, and on which day it was known. */
interface Said {
  record: string;
  opened: number;
  known: number;
  category: string | null;
  place: string | null;
  says_category: boolean;
  says_place: boolean;
}

/** Adds the stages of one record: from each correction on it counts for another category or place. */
function pushStages(said: readonly Said[], entries: Entries, places: Codes, categories: Codes) {
  const stages: { known: number; category: string | null; place: string | null }[] = [];
  for (const act of said) {
    const last = stages.at(-1);
    const stage = {
      known: Math.max(act.known, last?.known ?? act.opened),
      category: act.says_category ? act.category : (last?.category ?? null),
      place: act.says_place ? act.place : (last?.place ?? null),
    };
    if (last && last.category === stage.category && last.place === stage.place) continue;
    stages.push(stage);
  }
  stages.forEach((stage, i) => {
    const until = stages[i + 1]?.known ?? never;
    if (until <= stage.known) return;
    entries.push(
      said[0]!.opened,
      stage.known,
      until,
      places.of(stage.place),
      categories.of(stage.category),
    );
  });
}

/**
 * When something became known: acts of sources and of the simulator when they happened, all others
 * when they were recorded.
 */
const knownAt = sql`CASE WHEN a.run IS NOT NULL OR r.simulated THEN a.at
  ELSE greatest(a.at, a.recorded_at) END`;

/**
 * The opened records of a span of civil days. A few rows come back for each place and category,
 * with their days as text, so that a million records take seconds and some ten megabytes.
 */
export async function loadDemandCube(
  store: Pick<Store, 'db'>,
  { district, programme, timeZone, from, to }: CubeAsked,
): Promise<DemandCube> {
  const days = dayOfDate(to) - dayOfDate(from) + 1;
  const places = new Codes();
  const categories = new Codes();
  const entries = new Entries();
  const dayIndex = (time: ReturnType<typeof sql>) =>
    sql<number>`((${time}) AT TIME ZONE ${timeZone})::date - ${from}::date`;
  const inSpan = sql`r.district = ${district} AND r.programme = ${programme}
    AND r.opened_at >= ${from}::date::timestamp AT TIME ZONE ${timeZone}
    AND r.opened_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`;
  // the conditions are those of the index act_moved, word by word
  const corrected = sql`corrected AS MATERIALIZED (
    SELECT DISTINCT record FROM act WHERE district = ${district} AND seq > 1
       AND (change::text LIKE '%"category":%' OR change::text LIKE '%"place":%'))`;
  const read = await store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const plain = await sql<{
        place: string | null;
        category: string | null;
        opened: string;
        late: string;
      }>`
      WITH ${corrected}, plain AS (
        SELECT r.place, r.category, ${dayIndex(sql`r.opened_at`)} AS opened,
          CASE WHEN r.source IS NULL AND NOT r.simulated THEN
            (SELECT ${dayIndex(knownAt)} FROM act a
              WHERE a.district = r.district AND a.record = r.record AND a.seq = 1) END AS known
        FROM record r
        WHERE ${inSpan} AND NOT EXISTS (SELECT FROM corrected c WHERE c.record = r.record))
      SELECT place, category, string_agg(opened::text, ',') AS opened,
        string_agg(coalesce(known - opened, 0)::text, ',') AS late
      FROM plain GROUP BY place, category`.execute(trx);
      const stages = await sql<Said>`
      WITH ${corrected}
      SELECT r.record, ${dayIndex(sql`r.opened_at`)} AS opened, ${dayIndex(knownAt)} AS known,
        a.change ->> 'category' AS category, a.change ->> 'place' AS place,
        a.change::jsonb ? 'category' AS says_category, a.change::jsonb ? 'place' AS says_place
      FROM corrected c JOIN record r ON r.district = ${district} AND r.record = c.record
        JOIN act a ON a.district = r.district AND a.record = r.record
      WHERE ${inSpan} AND (a.change::text LIKE '%"category":%' OR a.change::text LIKE '%"place":%')
      ORDER BY r.record, a.seq`.execute(trx);
      return { plain: plain.rows, stages: stages.rows };
    });
  for (const row of read.plain) {
    const [place, category] = [places.of(row.place), categories.of(row.category)];
    const opened: number[] = [];
    eachNumber(row.opened, (day) => opened.push(day));
    let i = 0;
    eachNumber(row.late, (late) => {
      const day = opened[i++]!;
      entries.push(day, day + Math.max(0, late), never, place, category);
    });
  }
  for (let i = 0; i < read.stages.length;) {
    let end = i + 1;
    while (read.stages[end]?.record === read.stages[i]!.record) end++;
    pushStages(read.stages.slice(i, end), entries, places, categories);
    i = end;
  }
  const [opened, known, until, place, category] = entries.sorted(days) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return {
    from,
    days,
    places: places.list,
    categories: categories.list,
    length: entries.length,
    opened,
    known,
    until,
    place,
    category,
  };
}
