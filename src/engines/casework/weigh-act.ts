import type { Actor } from '../../model/act.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { ActType, Programme } from '../../model/programme.ts';
import type { Grant, Viewer } from '../../model/role.ts';
import { fieldsOf, holds } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { recordFacts, type FactSource } from './record-facts.ts';
import type { Setup } from './setup.ts';
import { covers, scopeOf, standingOf } from './viewer-scope.ts';

/** A viewer with one of their grants, as the actor of an act. */
export const actorOf = (viewer: Viewer, grant: Grant): Actor => ({
  person: viewer.person,
  role: grant.role,
  unit: grant.unit,
  name: viewer.name,
});

/** Whether an act can be done in this state at all. Opening acts have none. */
export function fitsState(programme: Programme, act: ActType, snapshot: Snapshot): boolean {
  if (act.from === 'new') return snapshot.seq === 0;
  if (snapshot.seq === 0) return false;
  if (act.from === '*') return programme.states[snapshot.state]?.end !== true;
  return act.from.includes(snapshot.state);
}

function stateRefusal(programme: Programme, act: ActType, snapshot: Snapshot): Problem[] {
  if (fitsState(programme, act, snapshot)) return [];
  const now = programme.states[snapshot.state]?.label ?? { zh: '尚未建立', en: 'not there yet' };
  const from = Array.isArray(act.from) ? act.from : [];
  const wanted = from.map((code) => programme.states[code]?.label.zh ?? code).join('、');
  return [
    problem(
      'act.state',
      'state',
      `当前状态是“${now.zh}”，不能${act.label.zh}`,
      `the state is "${now.en}": "${act.label.en}" cannot be done`,
      { got: snapshot.state, wanted: wanted || String(act.from) },
    ),
  ];
}

function roleRefusal(setup: Setup, act: ActType, actor: Actor): Problem[] {
  if (act.by.includes(actor.role)) return [];
  const labels = act.by.flatMap((code) => setup.roles.get(code)?.label ?? []);
  return [
    problem(
      'auth.role',
      'actor.role',
      `“${act.label.zh}”由${labels.map((l) => l.zh).join('、')}办理`,
      `"${act.label.en}" is done by: ${labels.map((l) => l.en).join(', ')}`,
      { got: actor.role, wanted: act.by.join(', ') },
    ),
  ];
}

/** `lead` and `party` limit an act to the units of the record, whoever acts. */
function unitRefusal(setup: Setup, act: ActType, snapshot: Snapshot, actor: Actor): Problem[] {
  const { lead, assist } = snapshot;
  const own = actor.unit;
  const fits =
    act.scope === 'any' ||
    (own !== null && (lead === own || (act.scope === 'party' && assist.includes(own))));
  if (fits) return [];
  const label = (lead === null ? undefined : setup.units.get(lead)?.label) ?? {
    zh: '无',
    en: 'none',
  };
  return [
    problem(
      'act.unit',
      'actor.unit',
      `只有${act.scope === 'lead' ? '主办单位' : '主办或协办单位'}可以${act.label.zh}（主办：${label.zh}）`,
      `only the ${act.scope === 'lead' ? 'lead unit' : 'units of the record'} may do "${act.label.en}" (lead: ${label.en})`,
      { got: own ?? 'none', wanted: act.scope === 'lead' ? lead : [lead, ...assist] },
    ),
  ];
}

/** Guards that do not hold. Those that ask about the form wait until there is one. */
function guardRefusals(act: ActType, of: FactSource): Problem[] {
  const facts = recordFacts(of);
  return act.guards.flatMap(({ rule, refusal }, i) => {
    const asksForm = fieldsOf(rule).some((name) => name.startsWith('input.'));
    if ((asksForm && !of.input) || holds(rule, facts)) return [];
    return [problem('act.guard', `guards[${i}]`, refusal.zh, refusal.en)];
  });
}

/** Why this actor may not do this act now, by the programme's own rules. Empty when they may. */
export function actRefusals(programme: Programme, act: ActType, of: FactSource): Problem[] {
  const state = stateRefusal(programme, act, of.snapshot);
  if (state.length) return state;
  return [
    ...roleRefusal(of.setup, act, of.actor),
    ...unitRefusal(of.setup, act, of.snapshot, of.actor),
    ...guardRefusals(act, of),
  ];
}

/** Why this grant does not reach this record. */
function grantRefusals(setup: Setup, snapshot: Snapshot, grant: Grant): Problem[] {
  const scope = scopeOf(setup, grant);
  if (scope && covers(scope, standingOf(setup, snapshot))) return [];
  const place = setup.places.get(grant.place)?.label ?? { zh: grant.place, en: grant.place };
  return [
    problem(
      'auth.scope',
      'actor',
      `不在您的范围之内（${place.zh}）`,
      `lies outside what you look after (${place.en})`,
      { got: snapshot.place ?? 'no place', wanted: grant.place },
    ),
  ];
}

/** An act as this viewer may do it: by which of their roles, or why not. */
export interface Weighed {
  actor: Actor;
  refusals: Problem[];
}

/**
 * The viewer's best way to do an act: the first grant that nothing stands against, else the one
 * with the fewest refusals. Undefined when none of their roles is named by the act, or when nobody
 * does it by hand.
 */
export function weighAct(
  viewer: Viewer,
  programme: Programme,
  act: ActType,
  of: Omit<FactSource, 'actor'>,
): Weighed | undefined {
  if (act.byHand === false) return undefined;
  let best: Weighed | undefined;
  for (const grant of viewer.grants) {
    if (!act.by.includes(grant.role) || of.setup.roles.get(grant.role)?.machine) continue;
    const actor = actorOf(viewer, grant);
    const refusals = [
      ...(act.from === 'new' ? [] : grantRefusals(of.setup, of.snapshot, grant)),
      ...actRefusals(programme, act, { ...of, actor }),
    ];
    if (refusals.length === 0) return { actor, refusals };
    if (!best || refusals.length < best.refusals.length) best = { actor, refusals };
  }
  return best;
}
