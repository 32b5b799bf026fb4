import { describe, expect, it } from 'vitest';
import roles from '../../declared/roles.ts';
import { sealedProgramme } from '../../test/sealed-programme.ts';
import { Clock, Programme } from './programme.ts';
import { Role } from './role.ts';
import { hiddenFrom, isHidden, onlyCounts, seesField } from './seen-by.ts';
import { seenProblems, watchedProblems } from './seen-check.ts';

const all = roles.map((role) => Role.parse(role));

/** The sealed programme with something else said at a path. */
function changed(path: string, value: unknown): Programme {
  const copy = structuredClone(sealedProgramme) as unknown as Record<string, unknown>;
  const names = path.split('.');
  let at = copy;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[names.at(-1)!] = value;
  return Programme.parse(copy);
}

const found = (path: string, value: unknown) =>
  seenProblems(changed(path, value), all).map((p) => `${p.code} ${p.path}`);

describe('who may see', () => {
  it('can be declared so that nothing is told after all', () => {
    expect(seenProblems(sealedProgramme, all)).toEqual([]);
  });

  it.each<[string, string, unknown, string[]]>([
    [
      'a role that does not exist',
      'seenBy',
      ['acceptor', 'dispatcher', 'king'],
      ['declared.unknown seenBy[2]'],
    ],
    [
      'one of a state',
      'states.behind.seenBy',
      ['king'],
      ['declared.unknown states.behind.seenBy[0]'],
    ],
    ['one that counts', 'countedBy', ['king'], ['declared.unknown countedBy[0]']],
    [
      'a part for a role that sees nothing of the whole',
      'fields.secret.seenBy',
      ['acceptor', 'leader'],
      ['declared.seen-part fields.secret.seenBy[1]'],
    ],
    [
      'a hidden title',
      'fields.title.seenBy',
      ['acceptor'],
      ['declared.seen-open fields.title.seenBy', 'declared.seen-told acts.begin.form.title.seenBy'],
    ],
    [
      'hidden files',
      'acts.begin.form.papers.seenBy',
      ['acceptor'],
      ['declared.seen-open acts.begin.form.papers.seenBy'],
    ],
    [
      'a role that acts on what it does not see',
      'acts.remark.from',
      ['behind'],
      ['declared.seen-blind acts.remark.by[0]'],
    ],
    [
      'a role that moves a record out of its own sight',
      'acts.remark.to',
      'behind',
      ['declared.seen-blind acts.remark.by[0]'],
    ],
    [
      'a role that is asked for what it does not see',
      'acts.note.by',
      ['acceptor', 'dispatcher'],
      ['declared.seen-blind acts.note.by[1]', 'declared.seen-blind acts.note.form.secret'],
    ],
    [
      'a form that tells a hidden field',
      'acts.begin.form.secret.seenBy',
      undefined,
      ['declared.seen-told acts.begin.form.secret.seenBy'],
    ],
    [
      'a section of Today for a role that sees nothing of it',
      'today',
      [{ code: 'x', label: { zh: '一', en: 'x' }, roles: ['handler'], filter: {} }],
      ['declared.seen-blind today[0].roles[0]'],
    ],
  ])('%s is a problem', (_, path, value, problems) => {
    expect(found(path, value)).toEqual(problems);
  });

  it('lets machines act on what they do not look at', () => {
    expect(found('acts.hush.by', ['acceptor', 'system'])).toEqual([]);
  });

  it('keeps a clock from telling why, and a link from being lost', () => {
    const clock = {
      label: { zh: '时限', en: 'Limit' },
      budget: { kind: 'work-days', days: 1 },
      basis: { zh: '试验', en: 'Test' },
    };
    const programme = structuredClone(sealedProgramme);
    programme.clocks = { limit: Clock.parse(clock) };
    programme.acts['note']!.effects.push(
      { do: 'suspend', clock: 'limit', why: 'secret' },
      { do: 'link', field: 'secret', from: { input: 'secret' } },
    );
    const codes = seenProblems(programme, all).map((p) => p.path);
    expect(codes).toEqual(['fields.secret.seenBy', 'acts.note.effects[1].why']);
  });

  it('cannot be limited where machines read for everybody', () => {
    expect(watchedProblems(sealedProgramme)).toMatchObject([{ code: 'declared.seen-watched' }]);
    expect(watchedProblems(changed('seenBy', undefined))).toHaveLength(1);
    expect(watchedProblems(undefined)).toEqual([]);
    const triage = { ...sealedProgramme.acts['note']!, by: ['triage'], form: {}, effects: [] };
    const read = changed('acts.triage', triage);
    const paths = seenProblems(read, all).map((p) => p.path);
    expect(paths).toEqual(['seenBy', 'states.behind.seenBy']);
  });
});

describe('what is hidden', () => {
  const of = (role: string) => hiddenFrom([sealedProgramme], role);

  it('is the whole programme, or some of its states, or nothing', () => {
    expect(of('leader')).toEqual([{ programme: 'sealed', states: null }]);
    expect(of('dispatcher')).toEqual([{ programme: 'sealed', states: ['behind'] }]);
    expect(of('acceptor')).toEqual([]);
    expect(isHidden(of('dispatcher'), { programme: 'sealed', state: 'behind' })).toBe(true);
    expect(isHidden(of('dispatcher'), { programme: 'sealed', state: 'open' })).toBe(false);
    expect(isHidden(of('dispatcher'), { programme: 'demand', state: 'behind' })).toBe(false);
  });

  it('may be counted by some', () => {
    expect(
      ['leader', 'handler', 'acceptor'].map((role) => onlyCounts(sealedProgramme, role)),
    ).toEqual([true, false, false]);
  });

  it('is a field for those whom it does not name', () => {
    const { secret, note } = sealedProgramme.fields;
    expect(seesField(secret!, new Set(['dispatcher']))).toBe(false);
    expect(seesField(secret!, new Set(['dispatcher', 'acceptor']))).toBe(true);
    expect(seesField(note!, new Set())).toBe(true);
  });
});
