import { problem, type Problem } from '../../../model/problem.ts';
import type { ActType, Effect, Programme } from '../../../model/programme.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { maskValue } from '../act-input.ts';
import { fitsState } from '../weigh-act.ts';
import type { FormSheet } from './form-sheet.ts';

/** What a form field writes: `set industry`, `lead`. */
const targetOf = (effect: Effect): string =>
  effect.do === 'set' ? `set ${effect.field}` : effect.do;

/** What each field of an act's form writes. */
function targets(act: ActType): Map<string, string> {
  const found = new Map<string, string>();
  for (const effect of act.effects)
    if ('from' in effect && 'input' in effect.from) found.set(effect.from.input, targetOf(effect));
  return found;
}

/** What stands there now, as everybody may see it. */
function standing({ titleField }: Programme, snapshot: Snapshot, target: string): unknown {
  if (target === 'point')
    return snapshot.lat === null ? undefined : { lat: snapshot.lat, lon: snapshot.lon };
  if (!target.startsWith('set ')) return snapshot[target as 'lead' | 'place' | 'category'];
  const field = target.slice('set '.length);
  return field === titleField ? snapshot.title : snapshot.fields[field];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Acts by which a table may correct a record and leave it where it is. */
const corrects = (act: ActType): boolean =>
  act.from !== 'new' && act.to === 'stay' && act.by.includes('source');

/** What a row says otherwise than the record, as an act that corrects it. */
export interface Correction {
  type: string;
  act: ActType;
  input: Record<string, unknown>;
}

/**
 * The act that makes a record say what a row says, over the answers to the sheet's opening act.
 * Undefined where the record says it already; a problem where no act of the programme can.
 */
export function correctionOf(
  { programme, act: opening }: FormSheet,
  snapshot: Snapshot,
  answers: Readonly<Record<string, unknown>>,
): Correction | Problem | undefined {
  const from = targets(opening);
  const differing = Object.entries(answers).filter(([name, value]) => {
    const target = from.get(name);
    if (target === undefined) return false;
    const { masked } = maskValue(opening.form[name]!, value);
    return !same(masked, standing(programme, snapshot, target));
  });
  if (differing.length === 0) return undefined;
  const able = Object.entries(programme.acts).find(
    ([, act]) => corrects(act) && fitsState(programme, act, snapshot),
  );
  const inputs = new Map([...(able ? targets(able[1]) : [])].map(([name, to]) => [to, name]));
  const lacking = differing.filter(([name]) => !inputs.has(from.get(name)!));
  if (!able || lacking.length > 0) {
    const labels = lacking.map(([name]) => opening.form[name]!.label);
    return problem(
      'sheet.corrected',
      'state',
      `${snapshot.number} 已在册，表格不能改：${labels.map(({ zh }) => zh).join('、')}`,
      `${snapshot.number} is here already; a table cannot change: ${labels.map(({ en }) => en).join(', ')}`,
      { got: snapshot.state, wanted: 'an act done on its page' },
    );
  }
  const [type, act] = able;
  const input = differing.map(([name, value]) => [inputs.get(from.get(name)!)!, value] as const);
  return { type, act, input: Object.fromEntries(input) };
}
