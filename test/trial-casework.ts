import { createCasework, type Casework } from '../src/engines/casework/service.ts';
import type { Outcome } from '../src/model/problem.ts';
import type { Viewer } from '../src/model/role.ts';
import type { RecordView } from '../src/model/view.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import { trialRegistry, trialViewer } from './casework-district.ts';
import { testStore, type TestStore } from './database.ts';

/** The value of an outcome that must be good. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problems.map((p) => `${p.code} ${p.path}: ${p.detail.en}`).join('; '));
}

/** Codes of the problems of an outcome; none when it is good. */
export const codesOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.problems.map((p) => p.code);

export interface Trial {
  house: TestStore;
  casework: Casework;
  /** a Tuesday, 10:00 in the district; every look at the clock is a second later */
  now: () => Date;
  act(
    viewer: Viewer,
    on: { record: string; seq: number },
    type: string,
    input?: Record<string, unknown>,
  ): Promise<Outcome<RecordView>>;
  /** a demand that came in by telephone: rubbish in the Huaishu community */
  receive(input?: Record<string, unknown>, viewer?: Viewer): Promise<RecordView>;
  filed(input?: Record<string, unknown>): Promise<RecordView>;
  dispatched(lead: string, assist?: string[]): Promise<RecordView>;
}

/** Casework for the trial district on a database of its own, and demands at every stage. */
export async function openTrial(): Promise<Trial> {
  const house = await testStore();
  let clock = Date.parse('2026-11-24T02:00:00Z');
  // under the trial's own clock: the wall's may be past it
  const versions = await publishRegistry(house.store, trialRegistry, new Date(clock));
  const now = () => new Date((clock += 1000));
  const casework = createCasework({ store: house.store, registry: trialRegistry, versions, now });
  const acceptor = trialViewer('acceptor');
  const lead = trialViewer('shift-lead');
  const dispatcher = trialViewer('dispatcher');
  const act: Trial['act'] = (viewer, { record, seq }, type, input = {}) =>
    casework.act(viewer, record, { type, input, seq });
  const receive: Trial['receive'] = async (input = {}, viewer = acceptor) => {
    const usual = { title: '垃圾没人清', channel: 'hotline', category: 'rubbish', place: 't1a' };
    const asked = { programme: 'demand', type: 'receive', input: { ...usual, ...input } };
    return valueOf(await casework.open(viewer, asked));
  };
  const filed: Trial['filed'] = async (input) => {
    const received = await receive(input);
    const { category } = received;
    const registered = valueOf(await act(acceptor, received, 'register', { category }));
    return valueOf(await act(lead, registered, 'file'));
  };
  const dispatched: Trial['dispatched'] = async (unit, assist = []) =>
    valueOf(await act(dispatcher, await filed(), 'dispatch', { lead: unit, assist }));
  return { house, casework, now, act, receive, filed, dispatched };
}
