import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialRegistry, trialViewer } from '../../../test/casework-district.ts';
import { codesOf, openTrial, valueOf, type Trial } from '../../../test/trial-casework.ts';
import { publishRegistry } from '../../store/registry-versions.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
});
afterAll(() => trial.house.drop());

const acceptor = trialViewer('acceptor');
const dispatcher = trialViewer('dispatcher');
const because = 'for a good reason';

describe('a catalogue edited in the page', () => {
  const rule = {
    code: 'all-water',
    label: { zh: '全归水务', en: 'Everything to the Water Company' },
    when: { op: 'always' as const },
    lead: 'water',
    assist: [],
  };
  const asked = { programme: 'demand', rules: [rule] };

  it('is tried, published as a version that acts name, and outlives a restart', async () => {
    const { casework, house, now, act, filed } = trial;
    const before = valueOf(await casework.catalogue(dispatcher, 'demand'));
    const record = await filed();
    const tried = valueOf(await casework.simulateCatalogue(dispatcher, { ...asked, last: 1 }));
    expect(tried).toMatchObject({ records: 1, unmatched: 0 });
    expect(tried.changed[0]).toMatchObject({ from: 'street-1', to: 'water', rule: 'all-water' });

    expect(
      codesOf(await casework.publishCatalogue(acceptor, { ...asked, reason: because })),
    ).toEqual(['auth.permission']);
    const broken = { ...asked, rules: [{ ...rule, lead: 'nobody' }], reason: because };
    expect(codesOf(await casework.publishCatalogue(dispatcher, broken))).toEqual([
      'catalogue.unit',
    ]);
    const published = valueOf(
      await casework.publishCatalogue(dispatcher, { ...asked, reason: because }),
    );
    expect(published.version).toBe(before.version + 1);
    const view = valueOf(await casework.view(dispatcher, record.record));
    expect(view.suggestedUnit).toMatchObject({
      unit: 'water',
      catalogueVersion: published.version,
    });
    const done = valueOf(await act(dispatcher, view, 'dispatch', { lead: 'water' }));
    expect(done.timeline.map((a) => a.programmeVersion)).toEqual([
      ...Array<number>(3).fill(before.version),
      published.version,
    ]);

    // the same files again: the version of the page stays in force
    const again = await publishRegistry(house.store, trialRegistry, now());
    expect(again.get('trial')).toBe(published.version);
    // other files whose catalogue did not change: a new version, with the page's catalogue
    const { trial: district } = trialRegistry.districts;
    const renamed = { ...district!, label: { zh: '新试验区', en: 'New Trial District' } };
    const changed = { ...trialRegistry, districts: { trial: renamed } };
    const next = await publishRegistry(house.store, changed, now());
    expect(next.get('trial')).toBe(published.version + 1);
    const kept = valueOf(await casework.catalogue(dispatcher, 'demand'));
    expect(kept.catalogue.rules.map((r) => r.code)).toEqual(['all-water']);
  });
});
