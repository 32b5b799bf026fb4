import { problem, type Problem } from '../../model/problem.ts';
import type { ActType } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import { applyAct, type Snapshot } from '../../model/snapshot.ts';
import { lastActs, type ActWrite } from '../../store/acts.ts';
import { countDeltas } from '../../store/counts.ts';
import { recordRow, searchTextOf } from '../../store/record-row.ts';
import { findRecord, type StoredRecord } from '../../store/records.ts';
import type { CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import type { ResolvedAct } from './resolve-act.ts';
import { pathOf, type Setup } from './setup.ts';
import { covers, scopesOf, standingOf } from './viewer-scope.ts';

/** The record is not there for this viewer. */
export const notThere = (record: string): Problem =>
  problem(
    'missing.record',
    'record',
    '没有这条记录，或不在您的范围之内',
    'there is no such record within what you look after',
    { got: record },
  );

/** Somebody acted since. */
export const overtaken = (seq: number, given: number): Problem =>
  problem(
    'conflict.seq',
    'seq',
    '别人刚刚办理了这条记录，请看过最新情况再办',
    'somebody acted on this record just now: look at it again first',
    { got: given, wanted: seq },
  );

export const mayNot = (act: ActType): Problem =>
  problem(
    'auth.role',
    'actor.role',
    `您的角色不能${act.label.zh}`,
    `none of your roles may do "${act.label.en}"`,
    { wanted: act.by.join(', ') },
  );

/** Nobody opens what they could not see afterwards. */
export function unseen(setup: Setup, viewer: Viewer, after: Snapshot): Problem | undefined {
  const standing = standingOf(setup, after);
  if (scopesOf(setup, viewer).some((scope) => covers(scope, standing))) return undefined;
  return problem(
    'auth.scope',
    'input.place',
    '请填写您范围之内的属地或单位',
    'give a place or unit within what you look after',
    { got: after.place ?? 'no place' },
  );
}

/** The record as this viewer may see it, with the last act of each type. */
export async function readForAct(
  house: Pick<CaseworkHouse, 'store' | 'now'>,
  setup: Setup,
  viewer: Viewer,
  record: string,
) {
  const { db } = house.store;
  const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
  const [stored, last] = await Promise.all([
    findRecord(db, query, record),
    lastActs(db, viewer.district, [record]),
  ]);
  return stored && { stored, last: last.get(record) ?? [] };
}

/** A record that comes from no source. */
export const unsourced = { source: null, sourceId: null, simulated: false };

/** Everything that the act writes, and the snapshot after it. */
export function actWrite(
  setup: Setup,
  before: Snapshot,
  resolved: ResolvedAct,
  stored: Omit<StoredRecord, 'snapshot' | 'placePath'>,
): ActWrite & { after: Snapshot } {
  const { act, actPrivate, recordPrivate } = resolved;
  const after = applyAct(before, act);
  const row = recordRow(
    after,
    {
      placePath: pathOf(setup, after.place),
      source: stored.source,
      sourceId: stored.sourceId,
      simulated: stored.simulated,
      searchText: searchTextOf(after, setup.programmes[after.programme]?.fields ?? {}),
      private: null,
    },
    setup.work,
  );
  const counts = countDeltas(before, after, setup.district.timeZone);
  return { act, actPrivate, before, row, recordPrivate, counts, after };
}
