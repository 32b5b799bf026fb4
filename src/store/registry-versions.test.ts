import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trialRegistry } from '../../test/casework-district.ts';
import { testStore, type TestStore } from '../../test/database.ts';
import type { Catalogue, District } from '../model/district.ts';
import type { Registry } from '../model/registry.ts';
import {
  currentDeclarations,
  declarationsOf,
  publishCatalogueVersion,
  publishRegistry,
} from './registry-versions.ts';

let house: TestStore;
beforeEach(async () => {
  house = await testStore();
});
afterEach(() => house.drop());

const monday = new Date('2026-11-23T00:00:00Z');
const tuesday = new Date('2026-11-24T00:00:00Z');
const friday = new Date('2026-11-27T00:00:00Z');
const person = crypto.randomUUID();

const district = trialRegistry.districts.trial!;
const withDistrict = (changed: Partial<District>): Registry => ({
  ...trialRegistry,
  districts: { trial: { ...district, ...changed } },
});
const catalogueOf = (lead: string): Catalogue => ({
  programme: 'demand',
  rules: [{ code: lead, label: { zh: lead, en: lead }, when: { op: 'always' }, lead, assist: [] }],
});
const publish = async (registry: Registry, at: Date) =>
  (await publishRegistry(house.store, registry, at)).get('trial');
const edit = (lead: string, validFrom: Date) =>
  publishCatalogueVersion(house.store, 'trial', catalogueOf(lead), {
    person,
    validFrom,
    reason: 'tried and found better',
  });
const inForce = async (at: Date) => {
  const declared = (await currentDeclarations(house.store, 'trial', at))!;
  return [
    declared.version,
    declared.district.label.en,
    declared.district.catalogues[0]!.rules[0]!.code,
  ];
};

describe('declarations in the store', () => {
  it('become one version however many processes start at once', async () => {
    const versions = await Promise.all(
      Array.from({ length: 20 }, () => publish(trialRegistry, monday)),
    );
    expect(new Set(versions)).toEqual(new Set([1]));
    expect(await publish(trialRegistry, tuesday)).toBe(1);
  });

  it('keep the order in which forms, states and acts were written', async () => {
    await publish(trialRegistry, monday);
    const kept = (await currentDeclarations(house.store, 'trial', monday))!.programmes.demand!;
    const { demand } = trialRegistry.programmes;
    expect(Object.keys(kept.states)).toEqual(Object.keys(demand!.states));
    expect(Object.keys(kept.acts)).toEqual(Object.keys(demand!.acts));
    expect(Object.keys(kept.acts.receive!.form)).toEqual(Object.keys(demand!.acts.receive!.form));
    expect(kept).toEqual(demand);
  });

  it('become another version when the files change, and the old one stays to be read', async () => {
    await publish(trialRegistry, monday);
    const label = { zh: '新区', en: 'New' };
    expect(await publish(withDistrict({ label }), tuesday)).toBe(2);
    expect(await inForce(monday)).toEqual([1, 'Trial District', 'pipe']);
    expect(await inForce(tuesday)).toEqual([2, 'New', 'pipe']);
    expect((await declarationsOf(house.store, 'trial', 1))!.district.label.en).toBe(
      'Trial District',
    );
    expect(await declarationsOf(house.store, 'trial', 9)).toBeUndefined();
    expect(await currentDeclarations(house.store, 'elsewhere', tuesday)).toBeUndefined();
  });

  it('keep a catalogue that was edited in the page until the file changes that catalogue', async () => {
    await publish(trialRegistry, monday);
    await edit('water', monday);
    expect(await publish(trialRegistry, tuesday)).toBe(2);
    expect(await publish(withDistrict({ label: { zh: '新区', en: 'New' } }), tuesday)).toBe(3);
    expect(await inForce(tuesday)).toEqual([3, 'New', 'water']);
    expect(await publish(withDistrict({ catalogues: [catalogueOf('street-1')] }), friday)).toBe(4);
    expect(await inForce(friday)).toEqual([4, 'Trial District', 'street-1']);
  });

  it('let an edited catalogue wait for its day, also through new files', async () => {
    await publish(trialRegistry, monday);
    expect(await edit('water', friday)).toBe(2);
    expect(await inForce(tuesday)).toEqual([1, 'Trial District', 'pipe']);
    expect(await publish(withDistrict({ label: { zh: '新区', en: 'New' } }), tuesday)).toBe(3);
    expect(await inForce(tuesday)).toEqual([3, 'New', 'pipe']);
    expect(await inForce(friday)).toEqual([4, 'New', 'water']);
  });

  it('name who made a version in the page, and why', async () => {
    await publish(trialRegistry, monday);
    const version = await edit('water', monday);
    const row = await house.store.db
      .selectFrom('registry_version')
      .select(['made_by', 'declared'])
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ made_by: person, declared: { reason: 'tried and found better' } });
  });
});
