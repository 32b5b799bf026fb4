import type { ActType, Effect, Programme } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import { seesField } from '../../model/seen-by.ts';
import type { AllowedAct, DispatchReason } from '../../model/view.ts';
import { dispatchReason } from './dispatch.ts';
import { recordFacts, type FactSource } from './record-facts.ts';
import { categoryOfWords } from './setup.ts';
import { fitsState, weighAct } from './weigh-act.ts';

type Seen = Omit<FactSource, 'actor' | 'input'>;

/** Form fields that an effect of this kind reads. */
const inputsOf = (act: ActType, kind: Effect['do']): string[] =>
  act.effects.flatMap((e) =>
    e.do === kind && 'from' in e && 'input' in e.from ? [e.from.input] : [],
  );

/** Whether the act gives the record to a unit that the actor names. */
export const givesLead = (act: ActType): boolean => inputsOf(act, 'lead').length > 0;

/** A category for a record that has none, from the words of its title, else of its texts. */
function guessedCategory({ setup, snapshot, ...of }: Seen): string | null {
  const actor = { person: null, role: '', unit: null, name: '' };
  const facts = recordFacts({ setup, snapshot, ...of, actor });
  return (
    categoryOfWords(setup, snapshot.title) ?? categoryOfWords(setup, String(facts('text') ?? ''))
  );
}

/** Values a form begins with: units from the catalogue, facts as they stand, asked values as asked. */
export function suggestedInput(
  act: ActType,
  of: Seen,
  reason: DispatchReason | null,
): Record<string, unknown> {
  const { snapshot } = of;
  const suggested: Record<string, unknown> = {};
  const begin = (kind: Effect['do'], value: unknown) => {
    if (value === null || value === undefined) return;
    for (const name of inputsOf(act, kind)) suggested[name] = value;
  };
  begin('category', snapshot.category ?? guessedCategory(of));
  begin('place', snapshot.place);
  // the catalogue says who handles it here, not who takes it over elsewhere
  if (!act.effects.some((effect) => effect.do === 'open')) {
    begin('lead', reason?.unit ?? snapshot.lead);
    const assist = reason ? reason.assist : snapshot.assist;
    if (assist.length) begin('assist', [...assist]);
  }
  for (const effect of act.effects) {
    if (effect.do !== 'set' || !('input' in effect.from)) continue;
    const field = act.form[effect.from.input];
    const value = snapshot.fields[effect.field];
    if (field && !field.sensitive && value !== undefined && value !== null) {
      suggested[effect.from.input] = value;
    }
  }
  return suggested;
}

/** Where the catalogue would send the record now. */
export function suggestUnit(of: Seen): DispatchReason | null {
  const nobody = { person: null, role: '', unit: null, name: '' };
  return dispatchReason(of.setup, of.snapshot.programme, recordFacts({ ...of, actor: nobody }));
}

/** Types of the acts that this viewer may do to this record now; no words, for tables. */
export function allowedTypes(viewer: Viewer, programme: Programme, of: Seen): string[] {
  return Object.entries(programme.acts).flatMap(([type, act]) => {
    if (act.from === 'new' || !fitsState(programme, act, of.snapshot)) return [];
    const weighed = weighAct(viewer, programme, act, of);
    return weighed && weighed.refusals.length === 0 ? [type] : [];
  });
}

/**
 * The acts that the viewer's roles know in this state, with form, values to begin with and, where
 * something stands in the way, the rule in words. Those that lead on come first.
 *
 * @param roles by which the viewer sees the record
 */
export function allowedActs(
  viewer: Viewer,
  programme: Programme,
  of: Seen,
  reason: DispatchReason | null,
  roles: ReadonlySet<string>,
): AllowedAct[] {
  const acts = Object.entries(programme.acts).flatMap(([type, act]): AllowedAct[] => {
    if (act.from === 'new' || !fitsState(programme, act, of.snapshot)) return [];
    const weighed = weighAct(viewer, programme, act, of);
    if (!weighed) return [];
    // a form that asks for more than the viewer sees is that of a grant which does not reach here
    const asked = Object.entries(act.form).filter(([, field]) => seesField(field, roles));
    const suggested = suggestedInput(act, of, reason);
    return [
      {
        type,
        label: act.label,
        primary: act.primary,
        grave: act.grave,
        ...(act.key ? { key: act.key } : {}),
        form: Object.fromEntries(asked),
        suggested: Object.fromEntries(
          asked.flatMap(([name]) => (name in suggested ? [[name, suggested[name]]] : [])),
        ),
        refusals: weighed.refusals,
      },
    ];
  });
  const rank = (a: AllowedAct) => (a.refusals.length ? 2 : 0) + (a.primary ? 0 : 1);
  return acts.sort((a, b) => rank(a) - rank(b));
}
