import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trialRegistry } from '../../test/casework-district.ts';
import { testStore, type TestStore } from '../../test/database.ts';
import { Detector } from '../model/detector.ts';
import type { Catalogue, District } from '../model/district.ts';
import type { Registry } from '../model/registry.ts';
import {
  currentDeclarations,
  declarationsOf,
  detectorChanges,
  publishCatalogueVersion,
  publishDetectorVersion,
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

describe('detectors in the store', () => {
  const detector = (speaksAtDays: number, code = 'gathering') =>
    Detector.parse({
      code,
      label: { zh: '聚集', en: 'Gathering' },
      purpose: { zh: '试验', en: 'Trial' },
      districts: ['trial'],
      owner: 'water',
      levels: ['leaf'],
      method: { kind: 'ears' },
      speaksAtDays,
    });
  const withDetector = (speaksAtDays: number, changed: Partial<District> = {}): Registry => ({
    ...withDistrict(changed),
    detectors: {
      gathering: detector(speaksAtDays),
      elsewhere: { ...detector(9, 'elsewhere'), districts: ['other'] },
    },
  });
  const tune = (changed: Detector, seen?: number) =>
    publishDetectorVersion(house.store, 'trial', changed, {
      person,
      validFrom: monday,
      reason: 'too many alerts',
      seen,
    });
  const bars = async (at: Date) => {
    const declared = (await currentDeclarations(house.store, 'trial', at))!;
    return Object.entries(declared.detectors!).map(([code, d]) => `${code} ${d.speaksAtDays}`);
  };

  it('are those that watch the district', async () => {
    await publish(withDetector(100), monday);
    expect(await bars(monday)).toEqual(['gathering 100']);
  });

  it('outlive new files that leave them alone, and follow files that change them', async () => {
    await publish(withDetector(100), monday);
    expect(await tune(detector(500))).toBe(2);
    expect(await tune(detector(30, 'own'))).toBe(3);
    const label = { zh: '新区', en: 'New' };
    expect(await publish(withDetector(100, { label }), tuesday)).toBe(4);
    expect((await bars(tuesday)).sort()).toEqual(['gathering 500', 'own 30']);
    expect(await publish(withDetector(200, { label }), friday)).toBe(5);
    expect((await bars(friday)).sort()).toEqual(['gathering 200', 'own 30']);
  });

  it('do not touch catalogues that were edited in the page, nor these them', async () => {
    await publish(withDetector(100), monday);
    await edit('water', monday);
    await tune(detector(500));
    await edit('street-1', monday);
    expect(await bars(monday)).toEqual(['gathering 500']);
    expect((await inForce(monday))[2]).toBe('street-1');
  });

  it('are not changed by whoever saw an older one', async () => {
    await publish(withDetector(100), monday);
    expect(await tune(detector(500), 1)).toBe(2);
    expect(await tune(detector(600), 1)).toBeUndefined();
    await edit('water', monday);
    expect(await tune(detector(700), 2)).toBe(4);
  });

  it('have a history of their own changes', async () => {
    await publish(withDetector(100), monday);
    await edit('water', monday);
    await tune(detector(500));
    const changes = await detectorChanges(house.store.db, 'trial', 'gathering');
    expect(changes.map((c) => [c.version, c.detector.speaksAtDays, c.reason])).toEqual([
      [3, 500, 'too many alerts'],
      [1, 100, null],
    ]);
    expect(await detectorChanges(house.store.db, 'trial', 'none')).toEqual([]);
  });
});
