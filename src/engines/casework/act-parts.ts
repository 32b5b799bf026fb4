import { randomUUID } from 'node:crypto';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import {
  partRows,
  partsLeft,
  readyParts,
  withEnded,
  type EndedPart,
  type PartRow,
  type Parts,
} from '../../model/parts.ts';
import type { ActType, Programme } from '../../model/programme.ts';
import { recordNumber } from '../../model/record-number.ts';
import { emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import { lastActs } from '../../store/acts.ts';
import { findByNumber } from '../../store/linked-records.ts';
import { everyRecord } from '../../store/record-filter.ts';
import { takeSerials } from '../../store/record-serial.ts';
import { lockRecords } from '../../store/records.ts';
import { unsourced } from './act-steps.ts';
import { carriedInput } from './carried-input.ts';
import { actOn, formOf, type Reaching } from './act-elsewhere.ts';
import { queryOf } from './record-query.ts';
import { endsWellOf } from './setup.ts';
import { fitsState } from './weigh-act.ts';

/** A part that is opened by an act: its number is known before the act that notes it. */
export interface ReservedPart {
  row: PartRow;
  number: string;
}

const opensParts = (act: ActType): boolean => act.effects.some(({ do: kind }) => kind === 'parts');

/** Whether the act writes to the parts of its record, or ends a part of another. */
export const reachesParts = (programme: Programme, act: ActType): boolean =>
  opensParts(act) || (programme.partOf !== undefined && programme.states[act.to]?.end === true);

/** The numbers of parts, as the resolution of an act notes them. */
export const numbersOf = (taken: readonly ReservedPart[]): Map<string, string> =>
  new Map(taken.map(({ row, number }) => [row.part, number]));

/** Takes the numbers of the parts that the act opens, once a part of them has ended where one did. */
export async function reserveParts(
  { trx, setup, at }: Pick<Reaching, 'trx' | 'setup' | 'at'>,
  act: ActType,
  whole: Snapshot,
  ended?: EndedPart,
): Promise<ReservedPart[]> {
  const declared = setup.programmes[whole.programme];
  if (!declared?.parts || !opensParts(act)) return [];
  const { table, programme } = declared.parts;
  const rows = withEnded(partRows(whole.fields[table]), ended);
  const ready = readyParts(rows, endsWellOf(setup, declared));
  if (ready.length === 0) return [];
  const day = civilDate(at, setup.district.timeZone);
  const key = { district: setup.district.code, programme, day };
  const first = await takeSerials(trx, key, ready.length);
  return ready.map((row, i) => ({
    row,
    number: recordNumber(setup.programmes[programme]!, setup.district, day, first + i),
  }));
}

/** What is carried into a part's form, columns as the row holds them. */
const carryOf = ({ carry }: Parts, row: PartRow) =>
  Object.fromEntries(
    Object.entries(carry).map(([name, from]) => [
      name,
      'column' in from ? { value: row[from.column as keyof PartRow] ?? null } : from,
    ]),
  );

/**
 * Opens the parts whose numbers were taken. Throws ProblemError when one is refused.
 *
 * @param of the whole, as the act that opens them leaves it
 */
export async function openParts(of: Reaching, taken: readonly ReservedPart[]): Promise<void> {
  const { setup, stored } = of;
  const parts = setup.programmes[stored.snapshot.programme]?.parts;
  if (!parts) return;
  for (const { row, number } of taken) {
    const { programme, act: type } = parts;
    const key = { district: setup.district.code, record: randomUUID(), programme };
    const fresh = { ...unsourced, simulated: stored.simulated, snapshot: emptySnapshot(key) };
    const input = await formOf(of, carryOf(parts, row), number);
    await actOn(of, { stored: fresh, last: [] }, { type, input, number });
  }
}

/** The record that a part belongs to, locked, where it knows the part and can be told of its end. */
async function wholeOf(of: Reaching, part: Snapshot) {
  const { trx, setup } = of;
  const { partOf } = setup.programmes[part.programme] ?? {};
  const number = partOf === undefined ? undefined : part.fields[partOf];
  if (typeof number !== 'string' || number === '') return undefined;
  const district = setup.district.code;
  const query = queryOf(setup, [everyRecord], {}, new Date(of.at));
  const record = await findByNumber(trx, query, number);
  if (record === undefined) return undefined;
  const stored = (await lockRecords(trx, district, [record])).get(record);
  if (!stored) return undefined;
  const declared = setup.programmes[stored.snapshot.programme];
  if (!declared?.parts || declared.parts.programme !== part.programme) return undefined;
  const rows = partRows(stored.snapshot.fields[declared.parts.table]);
  if (!rows.some((row) => row.number === part.number)) return undefined;
  const last = (await lastActs(trx, district, [record])).get(record) ?? [];
  return { stored, last, declared, parts: declared.parts, rows };
}

/**
 * Tells the whole that its part has ended, by the act for the last one where nothing is left, and
 * opens what waited for it. A whole that has gone on by itself meanwhile is left as it is.
 *
 * @param after the part as its act leaves it
 */
export async function tellWhole(of: Reaching, after: Snapshot): Promise<void> {
  if (!after.ended || of.stored.snapshot.ended) return;
  const whole = await wholeOf(of, after);
  if (!whole) return;
  const { stored, last, declared, parts, rows } = whole;
  const { setup } = of;
  const ended = { number: after.number, state: after.state };
  const left = partsLeft(withEnded(rows, ended), endsWellOf(setup, declared));
  const type = left === 0 ? parts.last : parts.each;
  const act = declared.acts[type];
  if (!act || !fitsState(declared, act, stored.snapshot)) return;
  const { titleField } = setup.programmes[after.programme]!;
  const carrying = { snapshot: after, titleField, clear: {}, input: of.input };
  const input = carriedInput(parts.tells, carrying);
  const taken = await reserveParts(of, act, stored.snapshot, ended);
  const told = await actOn(
    of,
    { stored, last },
    { type, input, parts: { numbers: numbersOf(taken), ended } },
  );
  await openParts({ ...of, act, stored: { ...stored, snapshot: told } }, taken);
}
