import { describe, expect, it } from 'vitest';
import { trialSetup } from '../../../test/casework-district.ts';
import type { DispatchRule } from '../../model/district.ts';
import { emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import type { StoredRecord } from '../../store/records.ts';
import { suggestUnit } from './allowed-acts.ts';
import { catalogueOf, ruleWords } from './dispatch.ts';
import { catalogueProblems, simulateCatalogue } from './simulate-catalogue.ts';

const setup = trialSetup();

const demand = (facts: Partial<Snapshot>): Snapshot => ({
  ...emptySnapshot({ district: 'trial', record: crypto.randomUUID(), programme: 'demand' }),
  openedAt: '2026-11-24T01:30:00.000Z',
  updatedAt: '2026-11-24T01:30:00.000Z',
  ...facts,
});
const suggest = (facts: Partial<Snapshot>) =>
  suggestUnit({ setup, snapshot: demand(facts), last: [], at: '2026-11-24T02:00:00.000Z' });

describe('the dispatch catalogue', () => {
  it.each([
    // a child of `city`, in a community below East Street: the street's rule stands first
    [{ category: 'rubbish', place: 't1a' }, 'east-rubbish', 'street-1'],
    // the same, in West Street
    [{ category: 'rubbish', place: 't2' }, 'city', 'city-management'],
    // not placed: the rule about places does not hold
    [{ category: 'rubbish' }, 'city', 'city-management'],
    // the first that holds wins, though the title speaks of drains
    [{ category: 'pipe', title: '井盖坏了' }, 'pipe', 'water'],
    // words in the title, no category
    [{ title: '下水道堵了' }, 'drain', 'water'],
  ])('%o goes by %s to %s', (facts, rule, unit) => {
    expect(suggest(facts)).toMatchObject({ rule, unit });
  });

  it('suggests nobody when no rule holds', () => {
    expect(suggest({ title: '别的事' })).toBeNull();
  });

  it('says why in names, with the version of the catalogue', () => {
    expect(suggest({ category: 'rubbish', place: 't1' })).toEqual({
      unit: 'street-1',
      unitLabel: { zh: '东街街道', en: 'East Street' },
      assist: [],
      rule: 'east-rubbish',
      ruleLabel: { zh: '东街垃圾归街道', en: 'Rubbish in East Street goes to the street' },
      catalogueVersion: 1,
      because: [
        { zh: '类别属于“市容环境”', en: 'the category is or lies below "City appearance"' },
        { zh: '在东街街道范围内', en: 'within East Street' },
      ],
    });
  });

  it('puts every kind of rule into words', () => {
    const all = ruleWords(setup, {
      op: 'any',
      rules: [
        { op: 'not', rule: { op: 'in', field: 'channel', values: ['web', 'wechat'] } },
        { op: 'ge', field: 'hour', value: 22 },
        { op: 'present', field: 'category' },
        { op: 'absent', field: 'place' },
        { op: 'mentions', field: 'title', words: ['井盖'] },
        { op: 'always' },
      ],
    });
    expect(all.zh).toBe(
      '非（渠道属于 web、wechat），或接诉时间（时） ≥ 22，或有类别，或没有属地，或标题提到 井盖，或其余情况',
    );
    expect(all.en).toContain('the hour of receipt ≥ 22');
  });

  it('asks about the hour in the district, not in UTC', () => {
    const night: DispatchRule = {
      code: 'night',
      label: { zh: '夜间', en: 'At night' },
      when: { op: 'ge', field: 'hour', value: 22 },
      lead: 'water',
      assist: [],
    };
    const rules = [night];
    const nightly = trialSetup({ catalogues: [{ programme: 'demand', rules }] });
    const at = (openedAt: string) =>
      suggestUnit({ setup: nightly, snapshot: demand({ openedAt }), last: [], at: openedAt });
    expect(at('2026-11-24T14:30:00.000Z')?.rule).toBe('night'); // 22:30 in Shanghai
    expect(at('2026-11-24T22:30:00.000Z')).toBeNull(); // 06:30 the next day
  });
});

describe('a changed catalogue', () => {
  const stored = (facts: Partial<Snapshot>): StoredRecord => ({
    snapshot: demand(facts),
    placePath: null,
    source: null,
    sourceId: null,
    simulated: false,
  });
  const { rules } = catalogueOf(setup, 'demand');

  it('is tried on records: what changes, by which rule, and what nobody would get', () => {
    const records = [
      stored({ number: 'A', category: 'rubbish', place: 't1' }),
      stored({ number: 'B', category: 'rubbish', place: 't2' }),
      stored({ number: 'C', category: 'pipe' }),
      stored({ number: 'D', title: '别的事' }),
    ];
    const without = rules.filter((rule) => rule.code !== 'east-rubbish' && rule.code !== 'pipe');
    expect(simulateCatalogue(setup, 'demand', without, records)).toEqual({
      records: 4,
      unmatched: 2,
      changed: [
        expect.objectContaining({
          number: 'A',
          from: 'street-1',
          to: 'city-management',
          rule: 'city',
        }),
        expect.objectContaining({ number: 'C', from: 'water', to: null, rule: null }),
      ],
    });
    expect(simulateCatalogue(setup, 'demand', rules, records)).toMatchObject({ changed: [] });
  });

  it('is refused with unknown units, codes twice, and questions that nobody can answer', () => {
    const broken: DispatchRule[] = [
      { ...rules[0]!, lead: 'nobody' },
      { ...rules[0]!, assist: [] },
      { ...rules[2]!, when: { op: 'eq', field: 'weather', value: 'rain' } },
      { ...rules[3]!, when: { op: 'within', field: 'placePath', place: 'nowhere' } },
    ];
    expect(catalogueProblems(setup, broken).map((p) => [p.code, p.path])).toEqual([
      ['catalogue.unit', 'rules[0].lead'],
      ['catalogue.twice', 'rules[1].code'],
      ['catalogue.field', 'rules[2].when'],
      ['catalogue.place', 'rules[3].when'],
    ]);
  });
});
