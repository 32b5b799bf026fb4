import { actWrite } from '../src/engines/casework/act-steps.ts';
import type { Act } from '../src/model/act.ts';
import type { TriageReading } from '../src/model/triage.ts';
import { appendAct } from '../src/store/acts.ts';
import { everyRecord } from '../src/store/record-filter.ts';
import { findRecord } from '../src/store/records.ts';
import type { TestHouse } from './open-test-house.ts';

type House = Pick<TestHouse, 'casework' | 'store'>;

/** A suggested category or unit without reasons. */
export const saidCategory = (category: string, probability: number) => ({
  category,
  probability,
  reasons: [],
});
export const saidUnit = (unit: string, share: number) => ({ unit, share, reasons: [] });

/** Appends an act of a machine to a demand of Hongqi as it is, whatever the programme says. */
export async function addMachineAct(
  { casework, store }: House,
  record: string,
  asked: Pick<Act, 'type' | 'input' | 'change'> & { role: string; name: string; at: Date },
): Promise<void> {
  const setup = (await casework.findSetup('hongqi'))!;
  const { at, role, name, ...given } = asked;
  const everything = {
    district: 'hongqi',
    scopes: [everyRecord],
    filter: {},
    states: undefined,
    categories: undefined,
    places: undefined,
    times: { now: at, endOfToday: at, endOfWeek: at, beginOf: () => at },
  };
  const stored = await findRecord(store.db, everything, record);
  if (!stored) throw new Error(`no record ${record}`);
  const { snapshot } = stored;
  const act: Act = {
    ...given,
    seq: snapshot.seq + 1,
    actor: { person: null, role, unit: null, name },
    at: at.toISOString(),
    programmeVersion: snapshot.programmeVersion,
  };
  const resolved = { act, actPrivate: null, recordPrivate: null };
  const { after: _, ...write } = actWrite(setup, snapshot, resolved, stored);
  const done = await store.db.transaction().execute((trx) => appendAct(trx, write));
  if (!done) throw new Error(`somebody acted on ${record} meanwhile`);
}

/** Appends what triage says of a demand; what is not given is unknown. */
export async function addTriage(
  house: House,
  record: string,
  said: Partial<TriageReading> = {},
  at = new Date(),
): Promise<void> {
  const reading: TriageReading = {
    models: { category: 'trial 1' },
    categories: [],
    units: [],
    places: [],
    emergencies: [],
    ...said,
  };
  const change = reading.emergencies.length > 0 ? { flags: { emergency: true } } : {};
  const triage = { type: 'triage', role: 'triage', name: '智能研判' };
  await addMachineAct(house, record, { ...triage, input: reading, change, at });
}
