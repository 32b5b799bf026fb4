import { describe, expect, it } from 'vitest';
import type { RecordView } from '../../../src/model/view.ts';
import { triageSteps } from './triage-steps.ts';

const act = (type: string, suggested = {}): RecordView['allowed'][number] => ({
  type,
  label: { zh: type, en: type },
  primary: false,
  grave: false,
  form: {},
  suggested,
  refusals: [],
});
const refused = (type: string) => ({
  ...act(type),
  refusals: [{ code: 'act.guard', path: '', detail: { zh: '', en: '' } }],
});
const blank = { category: null, place: null };
const chosen = { category: 'light', place: 'p1', unit: 'roads' };

describe('triageSteps', () => {
  it('accepts with category and place, and dispatches', () => {
    const allowed = [act('register'), act('correct'), act('dispatch')];
    expect(triageSteps({ allowed, ...blank }, chosen, 'why')).toEqual([
      { type: 'register', input: { category: 'light', place: 'p1' } },
      { type: 'dispatch', input: { lead: 'roads' } },
    ]);
  });

  it('keeps what stands where nothing is chosen instead', () => {
    const view = { allowed: [act('register')], category: 'waste', place: 'p0' };
    expect(triageSteps(view, { place: 'p1' }, '')).toEqual([
      { type: 'register', input: { category: 'waste', place: 'p1' } },
    ]);
    expect(triageSteps(view, {}, '')).toEqual([]);
  });

  it('corrects only what differs, with the reason', () => {
    const view = { allowed: [act('correct')], category: 'light', place: 'p0' };
    expect(triageSteps(view, chosen, 'why')).toEqual([
      { type: 'correct', input: { place: 'p1', reason: 'why' } },
    ]);
    expect(triageSteps({ ...view, place: 'p1' }, chosen, 'why')).toEqual([]);
  });

  it('brings the helpers of the catalogue only with its own unit', () => {
    const dispatch = act('dispatch', { lead: 'roads', assist: ['street'] });
    const view = { allowed: [dispatch], ...blank };
    expect(triageSteps(view, { unit: 'roads' }, '')).toEqual([
      { type: 'dispatch', input: { lead: 'roads', assist: ['street'] } },
    ]);
    expect(triageSteps(view, { unit: 'water' }, '')).toEqual([
      { type: 'dispatch', input: { lead: 'water' } },
    ]);
  });

  it('offers nothing that is refused', () => {
    const allowed = [refused('register'), refused('correct'), refused('dispatch')];
    expect(triageSteps({ allowed, ...blank }, chosen, '')).toEqual([]);
  });
});
