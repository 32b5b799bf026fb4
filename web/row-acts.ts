import type { ActType, Programme } from '../src/model/programme.ts';
import type { RecordLine } from '../src/model/view.ts';

/** The form field from which an act takes the lead unit, if it does. */
export function leadFieldOf(act: ActType): string | undefined {
  for (const effect of act.effects)
    if (effect.do === 'lead' && 'input' in effect.from) return effect.from.input;
  return undefined;
}

const assistFieldOf = (act: ActType): string | undefined => {
  for (const effect of act.effects)
    if (effect.do === 'assist' && 'input' in effect.from) return effect.from.input;
  return undefined;
};

/** What dispatching a row to its suggested unit sends; undefined where nothing is suggested. */
export function suggestedInputOf(
  act: ActType,
  row: RecordLine,
): Record<string, unknown> | undefined {
  const lead = leadFieldOf(act);
  if (lead === undefined || !row.suggestedUnit) return undefined;
  const assist = assistFieldOf(act);
  const { unit, assist: units } = row.suggestedUnit;
  return { [lead]: unit, ...(assist !== undefined && units.length ? { [assist]: units } : {}) };
}

/**
 * The input with which an act can be done to a row at one press: nothing to ask, or the suggested
 * unit is all that must be given. Undefined where the person has to be asked first.
 */
export function onePressInput(act: ActType, row: RecordLine): Record<string, unknown> | undefined {
  if (act.grave) return undefined;
  if (Object.keys(act.form).length === 0) return {};
  const suggested = suggestedInputOf(act, row);
  if (!suggested) return undefined;
  const asked = Object.entries(act.form).some(([name, f]) => f.required && !(name in suggested));
  return asked ? undefined : suggested;
}

/** The acts of a row, the one that leads on first. */
export function actsOfRow(programme: Programme | undefined, row: RecordLine): string[] {
  const rank = (type: string) => (programme?.acts[type]?.primary ? 0 : 1);
  return row.acts.toSorted((a, b) => rank(a) - rank(b));
}
