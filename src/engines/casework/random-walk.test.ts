import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trialSetup } from '../../../test/casework-district.ts';
import { fittingInput, oneOf, randomOf, type Pick } from '../../../test/fitting-input.ts';
import { loadRegistry } from '../../declared.ts';
import type { Act, Actor } from '../../model/act.ts';
import { Act as ActSchema } from '../../model/act.ts';
import type { ActType, Programme } from '../../model/programme.ts';
import { partRows } from '../../model/parts.ts';
import { applyAct, emptySnapshot, foldActs, type Snapshot } from '../../model/snapshot.ts';
import type { LastAct } from '../../store/acts.ts';
import { countDeltas, sumCounts, type CountDelta } from '../../store/counts.ts';
import { recordRow, searchTextOf } from '../../store/record-row.ts';
import { firstClock } from './clock-view.ts';
import { resolveAct } from './resolve-act.ts';
import { pathOf } from './setup.ts';
import { fitsState } from './weigh-act.ts';

// every programme that anybody declares walks, without being asked
const { programmes } = await loadRegistry();
const setup = trialSetup({ programmes: Object.keys(programmes) }, programmes);
const { inputFor, clearNames, clearPhone, photo, recordNumbers } = fittingInput(setup);

/** Numbers of the records that an act opens in other programmes, by the field that notes them. */
const openedBy = ({ effects }: ActType) =>
  new Map(
    effects.flatMap((effect) =>
      effect.do === 'open' ? [[effect.field, 'TJTR-20260302-00001'] as const] : [],
    ),
  );

/**
 * Numbers of the parts that an act opens; an act that nobody does by hand notes the end of one that
 * lives, the last where none is left, as the engine has it.
 */
function partsBy({ parts }: Programme, type: string, { fields }: Snapshot, pick: Pick) {
  const rows = partRows(fields[parts?.table ?? '']);
  const numbers = new Map(rows.map(({ part }) => [part, `TJTR-20260302-${part}`]));
  const living = rows.filter(({ number, state }) => number !== undefined && state === undefined);
  if (!parts || ![parts.each, parts.last].includes(type) || living.length === 0) return { numbers };
  const ends = Object.entries(programmes[parts.programme]!.states).filter(([, { end }]) => end);
  return { numbers, ended: { number: oneOf(living, pick).number!, state: oneOf(ends, pick)[0] } };
}

interface Walked {
  acts: Act[];
  snapshot: Snapshot;
  refused: number;
}

/** Types that were done before, most of which a walk avoids: it goes where none went. */
type Trodden = Map<string, number>;

/** Up to `steps` acts by random actors at random times; each must be permitted by the engine itself. */
function walk(
  programme: Programme,
  seed: number,
  steps: number,
  check: (w: Walked) => void,
  trodden: Trodden = new Map(),
) {
  const pick = randomOf(seed);
  const key = {
    district: 'trial',
    record: '00000000-0000-4000-8000-000000000001',
    programme: programme.code,
  };
  const people = Array.from({ length: 5 }, (_, i) => `00000000-0000-4000-8000-10000000000${i}`);
  const w: Walked = { acts: [], snapshot: emptySnapshot(key), refused: 0 };
  const last = new Map<string, LastAct>();
  let at = Date.parse('2026-03-02T01:00:00Z');
  for (let tries = 0; w.acts.length < steps && tries < steps * 60; tries++) {
    // one try in eight is an act of another state: it must be refused and leave no trace
    const astray = pick(8) === 0;
    const types = Object.keys(programme.acts).filter(
      (name) => astray || fitsState(programme, programme.acts[name]!, w.snapshot),
    );
    // some ends are final
    if (types.length === 0) break;
    const seldom = (name: string) => trodden.get(name) ?? 0;
    const least = Math.min(...types.map(seldom));
    const fresh = types.filter((name) => seldom(name) === least);
    const type = oneOf(trodden.size > 0 && pick(3) > 0 ? fresh : types, pick);
    const act = programme.acts[type]!;
    const actor: Actor = {
      person: oneOf(people, pick),
      role: oneOf(act.by, pick),
      unit: oneOf([null, ...setup.units.keys(), w.snapshot.lead], pick),
      name: '某人',
    };
    // now and then weeks go by, and what is due runs out
    const days = pick(12) > 0 ? 0 : pick(20) > 0 ? 40 : 2400;
    at += (days > 0 ? pick(days * 24) : pick(6)) * 3600_000;
    const request = {
      type,
      input: inputFor(act.form, pick),
      actor,
      at: new Date(at).toISOString(),
    };
    const got = resolveAct(
      {
        setup,
        snapshot: w.snapshot,
        last: [...last.values()],
        files: new Map([[photo.sha256, photo]]),
        numbers: new Set(['东街 1 号', ...recordNumbers]),
        opened: openedBy(act),
        parts: partsBy(programme, type, w.snapshot, pick),
      },
      request,
    );
    if (!got.ok) {
      w.refused++;
      continue;
    }
    const done = got.value.act;
    w.acts.push(done);
    w.snapshot = applyAct(w.snapshot, done);
    last.set(type, { type, seq: done.seq, person: actor.person, role: actor.role, at: done.at });
    check(w);
  }
  return w;
}

/** What does not hold after the last act; nothing, always. */
function breaches(programme: Programme, { acts, snapshot: s }: Walked): string[] {
  const act = acts.at(-1)!;
  const state = programme.states[s.state];
  const running = s.clocks.filter((c) => c.stoppedAt === null).map((c) => c.clock);
  const shown = JSON.stringify([act, s]);
  const holds = {
    'the state is declared': state !== undefined,
    'a record ends with its state': s.ended === state?.end && (s.endedAt !== null) === s.ended,
    'every act counts': s.seq === acts.length,
    'a clock runs once': new Set(running).size === running.length,
    'no clock runs after the end': !s.ended || running.length === 0,
    'the lead does not assist': s.lead === null || !s.assist.includes(s.lead),
    'counters only grow': Object.values(s.counts).every((n) => n > 0),
    'flags are declared': s.flags.every((flag) => Object.hasOwn(programme.flags, flag)),
    'the act is an act': ActSchema.safeParse(act).success,
    'personal data is masked': ![...clearNames, clearPhone].some((word) => shown.includes(word)),
  };
  return Object.entries(holds).flatMap(([rule, held]) => (held ? [] : [`${act.type}: ${rule}`]));
}

describe.each(Object.keys(setup.programmes))('random acts on a %s', (code) => {
  const programme = setup.programmes[code]!;

  it('reach nearly every act, begin every clock and end it', () => {
    const done = new Set<string>();
    const begun = new Set<string>();
    const ended = new Set<string>();
    for (let seed = 1; seed <= 600; seed++) {
      const { acts, snapshot } = walk(programme, seed, 40, () => {});
      for (const act of acts) done.add(act.type);
      for (const { clock, stoppedAt } of snapshot.clocks) {
        begun.add(clock);
        if (stoppedAt !== null) ended.add(clock);
      }
    }
    const clocks = Object.keys(programme.clocks).sort();
    expect([...begun].sort()).toEqual(clocks);
    expect([...ended].sort()).toEqual(clocks);
    // some acts want what chance hardly gives, such as two forms that agree
    const all = Object.keys(programme.acts).filter((type) => programme.acts[type]!.byHand);
    const never = all.filter((type) => !done.has(type));
    expect(never.length <= Math.max(1, all.length / 10), `never done: ${never.join()}`).toBe(true);
  });

  it('never break what must always hold, and replay to the same snapshot', () => {
    const holding = property(integer(), (seed) => {
      const broken: string[] = [];
      const w = walk(programme, seed, 200, (now) => broken.push(...breaches(programme, now)));
      expect(broken).toEqual([]);
      const { district, record } = w.snapshot;
      // through JSON, as the store gives the acts back
      const acts = JSON.parse(JSON.stringify(w.acts)) as Act[];
      expect(foldActs({ district, record, programme: code }, acts)).toEqual(w.snapshot);
    });
    expect(() => assert(holding, { numRuns: 12, seed: 20261123 })).not.toThrow();
  });

  it('give a row whose first due clock is the one that people see', () => {
    const holding = property(integer(), (seed) => {
      const { snapshot, acts } = walk(programme, seed, 40, () => {});
      if (acts.length === 0) return;
      const extra = {
        placePath: pathOf(setup, snapshot.place),
        source: null,
        sourceId: null,
        simulated: false,
        searchText: searchTextOf(snapshot, programme.fields),
        private: null,
      };
      const row = recordRow(snapshot, extra, setup.work);
      const seen = firstClock(setup, programme, snapshot.clocks, snapshot.updatedAt);
      // a clock that stands still is due at no time, even one that had run out before
      const dueAt = seen?.paused ? null : (seen?.dueAt ?? null);
      expect([row.due_clock, row.due_at]).toEqual([seen?.clock ?? null, dueAt]);
      expect(extra.searchText).not.toContain(clearPhone);
    });
    expect(() => assert(holding, { numRuns: 30, seed: 20261123 })).not.toThrow();
  });
});

it('daily counts add up to one opening at the last place and category, and the last end', () => {
  const { timeZone } = setup.district;
  const holding = property(integer(), (seed) => {
    const deltas: CountDelta[] = [];
    const key = { district: 'trial', record: 'r', programme: 'demand' };
    const { acts, snapshot: s } = walk(setup.programmes.demand!, seed, 50, () => {});
    let before = emptySnapshot(key);
    for (const act of acts) {
      const after = applyAct(before, act);
      deltas.push(...countDeltas(before, after, timeZone));
      before = after;
    }
    const left = sumCounts(deltas);
    const where = { place: s.place ?? '', category: s.category ?? '' };
    expect(left.every((d) => d.place === where.place && d.category === where.category)).toBe(true);
    expect(left.reduce((sum, d) => sum + d.opened, 0)).toBe(1);
    expect(left.reduce((sum, d) => sum + d.ended, 0)).toBe(s.ended ? 1 : 0);
  });
  expect(() => assert(holding, { numRuns: 40, seed: 20261123 })).not.toThrow();
});
