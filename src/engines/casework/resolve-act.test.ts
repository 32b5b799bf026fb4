import { describe, expect, it } from 'vitest';
import { trialSetup } from '../../../test/casework-district.ts';
import type { Actor, FileRef } from '../../model/act.ts';
import type { Problem } from '../../model/problem.ts';
import { applyAct, emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import type { LastAct } from '../../store/acts.ts';
import { resolveAct } from './resolve-act.ts';

const setup = trialSetup();
const photo: FileRef = {
  sha256: 'a'.repeat(64),
  name: 'after.jpg',
  mediaType: 'image/jpeg',
  bytes: 10,
  role: 'evidence',
};

/** A record on which acts are tried one after the other, one hour apart from a Tuesday at 09:00. */
class Walk {
  snapshot: Snapshot;
  last: LastAct[] = [];
  at: number;
  constructor(programme = 'demand', from = '2026-11-24T01:00:00Z') {
    this.snapshot = emptySnapshot({ district: 'trial', record: crypto.randomUUID(), programme });
    this.at = Date.parse(from);
  }
  later(hours: number): this {
    this.at += hours * 3_600_000;
    return this;
  }
  try(type: string, role: string, input: Record<string, unknown> = {}, who: Partial<Actor> = {}) {
    const actor: Actor = { person: null, role, unit: null, name: role, ...who };
    return resolveAct(
      {
        setup,
        snapshot: this.snapshot,
        last: this.last,
        files: new Map([[photo.sha256, photo]]),
        numbers: new Set(['SQTR-20261124-00009', 'project XMTR-20260101-00001']),
      },
      { type, input, actor, at: new Date(this.at).toISOString() },
    );
  }
  /** does the act or fails the test with its problems */
  do(type: string, role: string, input: Record<string, unknown> = {}, who: Partial<Actor> = {}) {
    const got = this.try(type, role, input, who);
    if (!got.ok) throw new Error(`${type}: ${got.problems.map((p) => p.detail.en).join('; ')}`);
    const { act } = got.value;
    this.snapshot = applyAct(this.snapshot, act);
    const { person } = act.actor;
    this.last = [
      ...this.last.filter((l) => l.type !== type),
      { type, seq: act.seq, person, role, at: act.at },
    ];
    this.at += 3_600_000;
    return got.value;
  }
  running = () => this.snapshot.clocks.filter((c) => c.stoppedAt === null).map((c) => c.clock);
  refused = (...args: Parameters<Walk['try']>): Problem[] => {
    const got = this.try(...args);
    return got.ok ? [] : got.problems;
  };
}

const city = { unit: 'city-management' };
const because = 'for a good reason';

/** A demand that stands at the unit, signed for and with the citizen contacted. */
function inHand(): Walk {
  const walk = new Walk();
  walk.do('receive', 'acceptor', { title: '垃圾没人清', channel: 'hotline', place: 't2' });
  walk.do('register', 'acceptor', { category: 'rubbish' });
  walk.do('file', 'shift-lead');
  walk.do('dispatch', 'dispatcher', { lead: 'city-management', assist: ['street-1'] });
  walk.do('sign', 'handler', {}, city);
  walk.do('contact', 'handler', { means: 'phone', reached: true, said: 'will come today' }, city);
  return walk;
}

describe('the life of a demand', () => {
  it('goes from receipt to close, each step with its clock', () => {
    const walk = new Walk();
    const steps: [string, string, Record<string, unknown>, Partial<Actor>, string, string[]][] = [
      ['receive', 'acceptor', { title: '垃圾', channel: 'hotline' }, {}, 'received', ['accept']],
      ['register', 'acceptor', { category: 'rubbish', place: 't2' }, {}, 'registered', ['file']],
      ['file', 'shift-lead', {}, {}, 'filed', ['dispatch']],
      [
        'dispatch',
        'dispatcher',
        { lead: 'city-management' },
        {},
        'dispatched',
        ['contact', 'dispose'],
      ],
      ['sign', 'handler', {}, city, 'dispatched', ['contact', 'dispose']],
      [
        'contact',
        'handler',
        { means: 'visit', reached: true, said: 'seen on the spot' },
        city,
        'dispatched',
        ['dispose'],
      ],
      [
        'dispose',
        'handler',
        { outcome: 'solved', disposal: 'the rubbish was taken away', after: [photo] },
        city,
        'disposed',
        ['supervise'],
      ],
      ['send-check', 'acceptor', {}, {}, 'checking', ['check']],
      ['pass-check', 'grid-worker', { photos: [photo] }, {}, 'checked', ['close']],
      ['close', 'shift-lead', {}, {}, 'closed', []],
    ];
    for (const [type, role, input, who, state, clocks] of steps) {
      walk.do(type, role, input, who);
      expect([type, walk.snapshot.state, walk.running()]).toEqual([type, state, clocks]);
    }
    expect(walk.snapshot).toMatchObject({ ended: true, seq: steps.length, lead: city.unit });
    expect(walk.snapshot.files.map((f) => f.role)).toEqual(['after', 'after']);
  });

  it('takes the limit of the nearest category, and says so', () => {
    const walk = inHand();
    const dispose = walk.snapshot.clocks.find((c) => c.clock === 'dispose')!;
    expect(dispose.budgets[0]).toMatchObject({
      budget: { kind: 'work-days', days: 1 },
      why: { zh: '类别“暴露垃圾”的时限' },
    });
  });

  it('sends a returned demand back to be dispatched, and counts the wrong dispatch', () => {
    const walk = inHand();
    walk.do('ask-return', 'handler', { reason: because }, city);
    expect(walk.running()).toContain('dispose');
    walk.do('agree-return', 'dispatcher', { reason: because });
    expect(walk.snapshot).toMatchObject({
      state: 'filed',
      lead: null,
      assist: [],
      counts: { returns: 1, wrongDispatches: 1 },
    });
    expect(walk.running()).toEqual(['dispatch']);
  });

  it('does not let a designated demand be returned again', () => {
    const walk = inHand();
    walk.do('ask-return', 'handler', { reason: because }, city);
    walk.do('refuse-return', 'dispatcher', { reason: because });
    const [refusal] = walk.refused('ask-return', 'handler', { reason: because }, city);
    expect(refusal).toMatchObject({ code: 'act.guard', detail: { zh: '指定办理的诉求不得退回' } });
  });

  it('lets a return be asked until the next working day, not later', () => {
    // dispatched on Friday: the weekend does not count, Monday is the first working day
    const friday = new Walk('demand', '2026-11-27T01:00:00Z');
    friday.do('receive', 'acceptor', { title: '垃圾', channel: 'hotline' });
    friday.do('register', 'acceptor', { category: 'rubbish' });
    friday.do('file', 'shift-lead');
    friday.do('dispatch', 'dispatcher', { lead: 'city-management' });
    const ask = () => friday.refused('ask-return', 'handler', { reason: because }, city);
    expect(ask()).toEqual([]);
    friday.later(3 * 24);
    expect(ask()).toEqual([]);
    friday.later(24);
    expect(ask().map((p) => p.code)).toEqual(['act.guard']);
  });

  it('extends in working days before the due time, twice at most', () => {
    const walk = inHand();
    for (const days of [2, 3]) {
      walk.do('ask-extension', 'handler', { days, reason: because, told: true }, city);
      walk.do('grant-extension', 'dispatcher', { days, reason: `granted ${days}` });
    }
    const dispose = walk.snapshot.clocks.find((c) => c.clock === 'dispose')!;
    expect(dispose.budgets.slice(1)).toMatchObject([
      { budget: { kind: 'work-days', days: 2 }, why: 'granted 2' },
      { budget: { kind: 'work-days', days: 3 }, why: 'granted 3' },
    ]);
    const third = walk.refused(
      'ask-extension',
      'handler',
      { days: 1, reason: because, told: true },
      city,
    );
    expect(third.map((p) => p.detail.zh)).toEqual(['一件诉求最多延期 2 次']);
    const late = inHand().later(24 * 9);
    const asked = late.refused(
      'ask-extension',
      'handler',
      { days: 1, reason: because, told: true },
      city,
    );
    expect(asked.map((p) => p.detail.zh)).toEqual(['延期须在处置到期前提出']);
  });

  it('stands still while suspended', () => {
    const walk = inHand();
    const asked = { cause: because, review: '2026-12-31', evidence: [photo] };
    walk.do('ask-suspend', 'handler', asked, city);
    walk.do('agree-suspend', 'dispatcher', { reason: 'waiting for the factory' });
    const [suspension] = walk.snapshot.clocks.find((c) => c.clock === 'dispose')!.suspensions;
    expect(suspension).toMatchObject({ to: null, why: 'waiting for the factory' });
    walk.do('resume', 'system', { reason: because });
    expect(
      walk.snapshot.clocks.find((c) => c.clock === 'dispose')!.suspensions[0]!.to,
    ).not.toBeNull();
    expect(walk.snapshot.state).toBe('dispatched');
  });

  it('needs a photo for what was solved, and none for what could only be explained', () => {
    const walk = inHand();
    const disposal = 'explained why it takes until spring';
    const solved = walk.refused('dispose', 'handler', { outcome: 'solved', disposal }, city);
    expect(solved.map((p) => p.code)).toEqual(['act.guard']);
    expect(walk.refused('dispose', 'handler', { outcome: 'explained', disposal }, city)).toEqual(
      [],
    );
  });

  it('does not let the assisting unit report the end, but lets it report its part', () => {
    const walk = inHand();
    const other = { unit: 'street-1' };
    expect(
      walk.refused('ask-return', 'handler', { reason: because }, other).map((p) => p.code),
    ).toEqual(['act.unit']);
    expect(walk.refused('assist-report', 'handler', { done: because }, other)).toEqual([]);
  });

  it('takes two people to void', () => {
    const walk = inHand();
    const [anna, bert] = [{ person: crypto.randomUUID() }, { person: crypto.randomUUID() }];
    expect(walk.refused('approve-void', 'shift-lead', { reason: because }, anna)).toHaveLength(1);
    walk.do('ask-void', 'shift-lead', { reason: because }, anna);
    const own = walk.refused('approve-void', 'shift-lead', { reason: because }, anna);
    expect(own.map((p) => p.detail.en)).toEqual([
      'A second person must approve: nobody approves their own request',
    ]);
    walk.do('approve-void', 'shift-lead', { reason: because }, bert);
    expect(walk.snapshot).toMatchObject({ state: 'void', ended: true, flags: [] });
    expect(walk.running()).toEqual([]);
  });

  it('opens again with a new round of clocks', () => {
    const walk = new Walk();
    walk.do('receive', 'acceptor', { title: '垃圾', channel: 'web', category: 'rubbish' });
    walk.do('answer', 'acceptor', { answer: 'answered at once' });
    walk.do('reopen', 'acceptor', { reason: because });
    expect(walk.snapshot).toMatchObject({ state: 'filed', ended: false, endedAt: null });
    walk.do('dispatch', 'dispatcher', { lead: 'water' });
    walk.do('import-close', 'source', { outcome: 'done' });
    walk.do('import-reopen', 'source');
    expect(walk.snapshot.clocks.filter((c) => c.clock === 'dispose').map((c) => c.round)).toEqual([
      1, 2,
    ]);
  });

  it('merges into a demand that exists, and not into itself', () => {
    const walk = new Walk();
    walk.do('receive', 'acceptor', { title: '垃圾', channel: 'web' });
    const merge = (into: string) =>
      walk.refused('merge', 'acceptor', { into, reason: because }).map((p) => p.code);
    expect(merge('SQTR-20261124-00001')).toEqual(['input.number']);
    expect(merge('sqtr-20261124-00009')).toEqual([]);
  });

  it('keeps a due time that the source set', () => {
    const walk = new Walk();
    walk.do('receive', 'source', { title: 'Pothole', channel: 'import' });
    walk.do('import-dispatch', 'source', { lead: 'water', due: '2026-12-01T05:00:00Z' });
    expect(walk.snapshot.clocks.at(-1)!.budgets[0]!.budget).toEqual({
      kind: 'fixed',
      due: '2026-12-01T05:00:00.000Z',
    });
  });
});

describe('the life of a project', () => {
  const unit = { unit: 'street-1' };
  const signing = {
    name: '智造园',
    investor: '某公司',
    lead: 'street-1',
    plannedFen: 5_000_000_00,
  };

  it('passes each gate with its evidence, and no gate without', () => {
    const walk = new Walk('project');
    const bare = walk.refused('sign', 'enterprise-officer', signing, unit);
    expect(bare.map((p) => p.path)).toEqual(['input.contract']);
    walk.do('sign', 'enterprise-officer', { ...signing, contract: [photo] }, unit);
    walk.do('begin', 'enterprise-officer', { permit: [photo], photos: [photo] }, unit);
    expect(walk.refused('produce', 'enterprise-officer', {}, unit).map((p) => p.path)).toEqual([
      'input.acceptance',
      'input.photos',
      'input.investedFen',
    ]);
    const built = { acceptance: [photo], photos: [photo], investedFen: 4_900_000_00 };
    walk.do('produce', 'enterprise-officer', built, unit);
    const earned = { statement: [photo], yieldFen: 9_000_000_00, investedFen: 5_100_000_00 };
    walk.do('yield', 'enterprise-officer', earned, unit);
    expect(walk.snapshot).toMatchObject({ state: 'yielding', ended: true, title: '智造园' });
    expect(walk.running()).toEqual([]);
  });

  it('stands still when paused and goes on where it stood', () => {
    const walk = new Walk('project');
    walk.do('sign', 'enterprise-officer', { ...signing, contract: [photo] }, unit);
    walk.do('begin', 'enterprise-officer', { permit: [photo], photos: [photo] }, unit);
    walk.do('pause', 'leader', { reason: because });
    expect(walk.refused('resume-signed', 'leader', { reason: because })).toHaveLength(1);
    walk.do('resume-begun', 'leader', { reason: because });
    expect(walk.running()).toEqual(['produce', 'report']);
  });

  it('refuses half a fen and investment below zero', () => {
    const walk = new Walk('project');
    const codes = (plannedFen: number) =>
      walk
        .refused('sign', 'enterprise-officer', { ...signing, plannedFen, contract: [photo] }, unit)
        .map((p) => p.code);
    expect(codes(0.5)).toEqual(['input.money']);
    expect(codes(-1)).toEqual(['input.range']);
  });
});

describe('what is given', () => {
  const receive = (input: Record<string, unknown>) =>
    new Walk().try('receive', 'acceptor', { title: '路灯不亮', channel: 'hotline', ...input });

  it.each([
    ['an unknown name', { colour: 'red' }, 'input.unknown'],
    ['a missing title', { title: '  ' }, 'input.length'],
    ['no title', { title: null }, 'input.missing'],
    ['a title that is no text', { title: 7 }, 'input.text'],
    ['a NUL byte', { text: 'a\0b' }, 'input.control'],
    ['an unknown channel', { channel: 'pigeon' }, 'input.choice'],
    ['an unknown category', { category: 'dragons' }, 'input.category'],
    ['an unknown place', { place: 'nowhere' }, 'input.place'],
    ['latitude and longitude swapped', { point: { lat: 113.9, lon: 35.3 } }, 'input.point'],
    ['a point in another city', { point: { lat: 42.36, lon: -71.06 } }, 'input.far'],
    ['a telephone of letters', { reporterPhone: 'call me' }, 'input.phone'],
    ['a file that nobody uploaded', { photos: [{ sha256: 'f'.repeat(64) }] }, 'input.file'],
    ['a property of every object', { constructor: 'x' }, 'input.unknown'],
  ])('refuses %s', (_, input, code) => {
    const got = receive(input);
    expect(got.ok ? [] : got.problems.map((p) => p.code)).toEqual([code]);
  });

  it('names every problem at once', () => {
    const got = receive({ category: 'dragons', place: 'nowhere' });
    expect(got.ok ? [] : got.problems.map((p) => p.path)).toEqual([
      'input.category',
      'input.place',
    ]);
  });

  it('refuses an act that no programme declares, and one of every object', () => {
    for (const type of ['fly', 'constructor', '__proto__']) {
      expect(new Walk().refused(type, 'acceptor').map((p) => p.code)).toEqual(['act.unknown']);
    }
  });

  it('hides personal data in act and record, and keeps the clear text apart', () => {
    const got = receive({
      reporterName: '王小明',
      reporterPhone: '13812345678',
      text: '请打 13987654321 找我',
    });
    if (!got.ok) throw new Error('refused');
    const shown = JSON.stringify(got.value.act);
    for (const clear of ['王小明', '13812345678', '13987654321'])
      expect(shown).not.toContain(clear);
    expect(got.value.recordPrivate).toEqual({
      reporterName: '王小明',
      reporterPhone: '13812345678',
      text: '请打 13987654321 找我',
    });
    expect(got.value.actPrivate).toEqual(got.value.recordPrivate);
  });

  it('finds the place of a point, else of an address that names one', () => {
    const placeOf = (input: Record<string, unknown>) => {
      const got = receive(input);
      return got.ok ? got.value.act.change.place : undefined;
    };
    expect(placeOf({ point: { lat: 35.25, lon: 113.95 } })).toBe('t2');
    expect(placeOf({ address: '东街街道槐树社区3号楼' })).toBe('t1a');
    expect(placeOf({ address: '某处' })).toBeUndefined();
    expect(placeOf({ place: 't1', point: { lat: 35.25, lon: 113.95 } })).toBe('t1');
  });
});
