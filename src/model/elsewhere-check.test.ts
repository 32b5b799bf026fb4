import { describe, expect, it } from 'vitest';
import demandDeclared from '../../declared/programmes/demand.ts';
import gridDeclared from '../../declared/programmes/grid.ts';
import mediationDeclared from '../../declared/programmes/mediation.ts';
import patrolDeclared from '../../declared/programmes/patrol.ts';
import { elsewhereProblems } from './elsewhere-check.ts';
import { Programme } from './programme.ts';

const mediation = Programme.parse(mediationDeclared);
const grid = Programme.parse(gridDeclared);
const patrol = Programme.parse(patrolDeclared);

type Open = Extract<Programme['acts'][string]['effects'][number], { do: 'open' }>;

/** Problems of the demand whose referral says something else. */
function found(change: (open: Open, demand: Programme) => void): string[] {
  const demand = structuredClone(Programme.parse(demandDeclared));
  const { effects } = demand.acts['refer-mediation']!;
  const at = effects.findIndex((effect) => effect.do === 'open');
  change(effects[at] as Open, demand);
  const prefix = `acts.refer-mediation.effects[${at}]`;
  return elsewhereProblems(demand, { demand, mediation, grid, patrol }).map(
    ({ code, path }) => `${code} ${path.replace(prefix, '@')}`,
  );
}

describe('an act that reaches into another programme', () => {
  it('fits as declared', () => {
    expect(found(() => {})).toEqual([]);
  });

  it.each<[string, Parameters<typeof found>[0], string[]]>([
    ['an unknown programme', (o) => (o.programme = 'court'), ['declared.unknown @.programme']],
    ['an act that opens nothing', (o) => (o.act = 'settle'), ['declared.unknown @.act']],
    [
      'a role that may not do the other act',
      (_, d) => (d.acts['refer-mediation']!.by = ['dispatcher', 'shift-lead']),
      ['declared.unknown @.act.by[1]'],
    ],
    [
      'a form field that is not there',
      (o) => (o.carry['colour'] = { value: 'red' }),
      ['declared.unknown @.carry.colour'],
    ],
    [
      'a field that is not there',
      (o) => (o.carry['facts'] = { field: 'story' }),
      ['declared.unknown @.carry.facts.field'],
    ],
    [
      'an answer that is not given',
      (o) => (o.carry['kind'] = { input: 'sort' }),
      ['declared.unknown @.carry.kind.input'],
    ],
    ['a needed answer left out', (o) => delete o.carry['subject'], ['declared.carry @.carry']],
    [
      'a record that does not know where it came from',
      (o) => (o.carry['demand'] = { value: 'SQHQ-20260101-00001' }),
      ['declared.one-sided @.carry'],
    ],
    [
      'an opening act that opens another record',
      (_, d) => (d.acts['refer-mediation']!.from = 'new'),
      ['declared.open-chain @.act'],
    ],
  ])('%s is a problem', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });

  it('is the only way to an act that nobody does by hand', () => {
    const alone = Programme.parse(demandDeclared);
    const codes = elsewhereProblems(mediation, { mediation, demand: { ...alone, acts: {} } }).map(
      ({ code, path }) => `${code} ${path}`,
    );
    expect(codes).toContain('declared.unreached acts.refer.byHand');
  });

  it('tells only acts to records that are there', () => {
    const wrong = structuredClone(mediation);
    const tell = wrong.acts['settle']!.effects.find((effect) => effect.do === 'tell')!;
    Object.assign(tell, { act: 'receive' });
    const demand = Programme.parse(demandDeclared);
    const codes = elsewhereProblems(wrong, { demand, mediation: wrong }).map((p) => p.code);
    expect(codes).toEqual(['declared.unknown']);
  });
});
