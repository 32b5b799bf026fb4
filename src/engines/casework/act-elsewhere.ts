import { randomUUID } from 'node:crypto';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import type { Actor } from '../../model/act.ts';
import type { Carried } from '../../model/carried.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ActType, Effect } from '../../model/programme.ts';
import { recordNumber } from '../../model/record-number.ts';
import { emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import { appendAct, lastActs, type LastAct } from '../../store/acts.ts';
import { writeAudit } from '../../store/audit.ts';
import { findByNumber } from '../../store/linked-records.ts';
import { everyRecord } from '../../store/record-filter.ts';
import { takeSerials } from '../../store/record-serial.ts';
import { lockRecords, readPrivateFields, type StoredRecord } from '../../store/records.ts';
import type { Trx } from '../../store/schema.ts';
import { actWrite, overtaken, unsourced } from './act-steps.ts';
import { carriedInput } from './carried-input.ts';
import { queryOf } from './record-query.ts';
import { resolveAct, type ActContext } from './resolve-act.ts';
import type { Setup } from './setup.ts';
import { fitsState } from './weigh-act.ts';

/** An act that reaches into other programmes, in the hands of the transaction that does it. */
export interface Reaching {
  trx: Trx;
  setup: Setup;
  stored: StoredRecord;
  act: ActType;
  actor: Actor;
  input: Readonly<Record<string, unknown>>;
  /** ISO instant */
  at: string;
}

type EffectOf<D extends Effect['do']> = Extract<Effect, { do: D }>;

const effectsOf = <D extends 'open' | 'tell'>(act: ActType, kind: D): EffectOf<D>[] =>
  act.effects.filter((effect): effect is EffectOf<D> => effect.do === kind);

/** Whether the act writes to more records than its own. */
export const reaches = (act: ActType): boolean =>
  act.effects.some((effect) => effect.do === 'open' || effect.do === 'tell');

/**
 * The other act's form. Clear text of personal data goes from one private column to the other
 * without being shown to anybody; the audit says so.
 */
export async function formOf(
  of: Reaching,
  carry: Readonly<Record<string, Carried>>,
  into: string,
): Promise<Record<string, unknown>> {
  const { trx, setup, stored, actor, input } = of;
  const { snapshot } = stored;
  const programme = setup.programmes[snapshot.programme]!;
  const asked = Object.values(carry).flatMap((from) => ('field' in from ? from.field : []));
  const sensitive = asked.filter((name) => programme.fields[name]?.sensitive);
  const query = queryOf(setup, [everyRecord], {}, new Date(of.at));
  const held =
    sensitive.length > 0 ? await readPrivateFields(trx, query, snapshot.record) : undefined;
  const clear = Object.fromEntries(
    asked.flatMap((name) => {
      const value = held?.fields[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  if (actor.person !== null && sensitive.some((name) => name in clear))
    await writeAudit(trx, {
      district: snapshot.district,
      person: actor.person,
      record: snapshot.record,
      fields: sensitive.filter((name) => name in clear),
      purpose: `other: 移交 ${into}`,
      at: new Date(of.at),
    });
  return carriedInput(carry, { snapshot, titleField: programme.titleField, clear, input });
}

/** Does an act to another record within the transaction, and answers what it leaves; nothing stands when it is refused. */
export async function actOn(
  of: Reaching,
  other: { stored: Omit<StoredRecord, 'placePath'>; last: readonly LastAct[] },
  asked: {
    type: string;
    input: Record<string, unknown>;
    number?: string;
    parts?: ActContext['parts'];
  },
): Promise<Snapshot> {
  const { trx, setup, actor, at } = of;
  const { snapshot } = other.stored;
  const files = new Map(of.stored.snapshot.files.map((file) => [file.sha256, file]));
  const numbers = new Set([of.stored.snapshot.number]);
  const { type, input, number, parts } = asked;
  const known = { setup, snapshot, last: other.last, files, numbers };
  const context = parts ? { ...known, parts } : known;
  const resolved = resolveAct(context, { type, input, actor, at });
  if (!resolved.ok) throw new ProblemError(...resolved.problems);
  if (number !== undefined) resolved.value.act.change.number = number;
  const write = actWrite(setup, snapshot, resolved.value, other.stored);
  if (!(await appendAct(trx, write)))
    throw new ProblemError(overtaken(snapshot.seq + 1, snapshot.seq));
  return write.after;
}

/** A record that is opened by the act: its number is known before the act that notes it. */
export interface Reserved {
  effect: EffectOf<'open'>;
  number: string;
}

/** Takes the numbers of the records that the act opens. */
export async function reserveNumbers({ trx, setup, act, at }: Reaching): Promise<Reserved[]> {
  const day = civilDate(at, setup.district.timeZone);
  const taken: Reserved[] = [];
  for (const effect of effectsOf(act, 'open')) {
    const { programme } = effect;
    const serial = await takeSerials(trx, { district: setup.district.code, programme, day });
    const number = recordNumber(setup.programmes[programme]!, setup.district, day, serial);
    taken.push({ effect, number });
  }
  return taken;
}

/** Opens the records whose numbers were taken. Throws ProblemError when one is refused. */
export async function openElsewhere(of: Reaching, taken: readonly Reserved[]): Promise<void> {
  for (const { effect, number } of taken) {
    const { programme, act: type } = effect;
    const key = { district: of.setup.district.code, record: randomUUID(), programme };
    const stored = { ...unsourced, simulated: of.stored.simulated, snapshot: emptySnapshot(key) };
    const input = await formOf(of, effect.carry, number);
    await actOn(of, { stored, last: [] }, { type, input, number });
  }
}

/** The record that `tell` means; undefined where there is none, or none in a state for the act. */
async function toldRecord(of: Reaching, effect: EffectOf<'tell'>, number: string) {
  const { trx, setup } = of;
  const district = setup.district.code;
  const { programme } = effect;
  const query = queryOf(setup, [everyRecord], { programme }, new Date(of.at));
  const record = await findByNumber(trx, query, number);
  if (record === undefined) return undefined;
  const stored = (await lockRecords(trx, district, [record])).get(record);
  const declared = setup.programmes[programme];
  const act = declared?.acts[effect.act];
  if (!stored || !declared || !act || !fitsState(declared, act, stored.snapshot)) return undefined;
  return { stored, last: (await lastActs(trx, district, [record])).get(record) ?? [] };
}

/**
 * Tells the records that this one is linked to. One that has gone on by itself meanwhile is left
 * as it is: what happened here must not hang on what somebody did there.
 *
 * @param after this record as the act leaves it
 */
export async function tellElsewhere(of: Reaching, after: Snapshot): Promise<void> {
  for (const effect of effectsOf(of.act, 'tell')) {
    const number = after.fields[effect.field];
    const other = typeof number === 'string' ? await toldRecord(of, effect, number) : undefined;
    if (!other) continue;
    const input = await formOf(of, effect.carry, String(number));
    await actOn(of, other, { type: effect.act, input });
  }
}
