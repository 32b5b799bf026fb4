import type { RecordView } from '../../../src/model/view.ts';

/** What a person takes over from a reading; a blank one is left as it is. */
export interface Chosen {
  category?: string | undefined;
  place?: string | undefined;
  unit?: string | undefined;
}

/** An act that takes suggestions over, with what it is given. */
export interface TriageStep {
  type: 'register' | 'correct' | 'dispatch';
  input: Record<string, unknown>;
}

/** What the reading itself would choose: the first category and unit, and a place where only one is meant. */
export function chosenFirst({ triage, place }: Pick<RecordView, 'triage' | 'place'>): Chosen {
  const named = triage?.reading.places.find((mention) => mention.place !== null)?.place;
  return {
    category: triage?.reading.categories[0]?.category,
    // what somebody has located stays, unless a person chooses otherwise
    place: place === null ? (named ?? undefined) : undefined,
    unit: triage?.reading.units[0]?.unit,
  };
}

/**
 * The acts by which this person can take over what is chosen, in the order of a demand's life: the
 * acceptance with category and place, else their correction where they differ, and the dispatch.
 */
export function triageSteps(
  { allowed, category, place }: Pick<RecordView, 'allowed' | 'category' | 'place'>,
  chosen: Chosen,
  reason: string,
): TriageStep[] {
  const find = (type: TriageStep['type']) =>
    allowed.find((act) => act.type === type && act.refusals.length === 0);
  const otherCategory = chosen.category !== category ? chosen.category : undefined;
  const otherPlace = chosen.place !== place ? chosen.place : undefined;
  const steps: TriageStep[] = [];
  const register = find('register');
  if (register) {
    const kept = chosen.category ?? category;
    const where = chosen.place ?? place;
    if (kept !== null && kept !== undefined && (chosen.category ?? chosen.place) !== undefined)
      steps.push({
        type: 'register',
        input: { category: kept, ...(where === null ? {} : { place: where }) },
      });
  } else if (find('correct') && (otherCategory ?? otherPlace) !== undefined) {
    steps.push({
      type: 'correct',
      input: {
        ...(otherCategory === undefined ? {} : { category: otherCategory }),
        ...(otherPlace === undefined ? {} : { place: otherPlace }),
        reason,
      },
    });
  }
  const dispatch = find('dispatch');
  if (dispatch && chosen.unit !== undefined) {
    const { lead, assist } = dispatch.suggested;
    const helpers = lead === chosen.unit && Array.isArray(assist) ? { assist } : {};
    steps.push({ type: 'dispatch', input: { lead: chosen.unit, ...helpers } });
  }
  return steps;
}
