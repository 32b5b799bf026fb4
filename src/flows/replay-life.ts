import { catalogueOf, findRule } from '../engines/casework/dispatch.ts';
import { recordFacts } from '../engines/casework/record-facts.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import type { Step } from '../kernels/simulate/life.ts';
import type { SimulatedDemand } from '../kernels/simulate/simulated-demand.ts';
import type { Actor, FileRef } from '../model/act.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ReadDemand } from '../model/triage.ts';
import { ActChain, type Life } from './act-chain.ts';
import type { SimulatedPictures } from './simulated-pictures.ts';

/** What the acts of a life need to be resolved. */
export interface ReplayContext {
  setup: Setup;
  pictures: SimulatedPictures;
  /** the number of an earlier demand by its id */
  numberOf(demand: string): string | undefined;
  /** reads each demand when it has come in */
  read?: ReadDemand | undefined;
}

const opens = new Set(['receive', 'report-handled']);

/** The form of the opening act. */
function openingInput(demand: SimulatedDemand, step: Step): Record<string, unknown> {
  const { title, text, address, category, lat, lon, reporter, channel } = demand;
  const where = { title, category, address, point: { lat, lon } };
  if (step.type === 'report-handled') return { ...step.input, ...where };
  return {
    ...where,
    text,
    channel,
    reporterName: reporter?.name,
    reporterPhone: reporter?.phone,
    expectation: demand.expectation,
  };
}

/** The unit that the catalogue names, its assistants, and one whose duty it is not. */
function unitsFor(context: ReplayContext, snapshot: Snapshot, actor: Actor, ms: number) {
  const at = new Date(ms).toISOString();
  const { setup } = context;
  const facts = recordFacts({ setup, snapshot, last: [], actor, at });
  const rule = findRule(catalogueOf(setup, snapshot.programme).rules, facts);
  const all = setup.district.units.filter((unit) => unit.kind === 'department');
  const right = rule?.lead ?? all[0]!.code;
  const others = all.filter((unit) => unit.code !== right && !rule?.assist.includes(unit.code));
  const wrong = others.length > 0 ? streamOf(0, snapshot.record).pick(others).code : right;
  return { right, wrong, assist: (rule?.assist ?? []).filter((unit) => unit !== right) };
}

const roleNames: Record<string, string> = { simulator: '模拟器', handler: '承办员' };

function actorOf(setup: Setup, step: Step, unit: string | null): Actor {
  const label = roleNames[step.role] ?? setup.roles.get(step.role)?.label.zh ?? step.role;
  const name = step.role === 'simulator' ? label : `模拟${label}${step.colleague}`;
  return { person: null, role: step.role, unit, name };
}

/**
 * The life of a simulated demand, step by step as the programme allows it.
 *
 * @throws ProblemError when a step is refused: simulator and programme have parted
 */
export function replayLife(
  context: ReplayContext,
  demand: SimulatedDemand,
  key: { district: string; number: string },
): Life {
  const { setup, pictures } = context;
  const of = { district: key.district, record: demand.record, programme: 'demand' };
  const chain = new ActChain(setup, of, key.number, pictures.byHash);
  // who has called twice within a month calls again
  const flags = demand.calledBefore >= 2 ? ['repeat'] : [];
  let units: ReturnType<typeof unitsFor> | undefined;
  for (const step of demand.steps) {
    const { type, at } = step;
    if (step.give) units ??= unitsFor(context, chain.snapshot, actorOf(setup, step, null), at);
    const unit = unitOf(step, units);
    const input = inputOf(context, demand, step, units);
    // nobody assists where the catalogue names nobody; nothing is merged into what is forgotten
    if (unit === undefined || input === undefined) continue;
    const numbers = new Set(typeof input.into === 'string' ? [input.into] : []);
    const act = { type, input, actor: actorOf(setup, step, unit), at, numbers };
    chain.do(act, opens.has(type) ? flags : []);
    if (opens.has(type) && context.read) chain.read(context.read, at);
  }
  return chain.life();
}

/** Undefined where an assisting unit should act and there is none. */
function unitOf(
  step: Step,
  units: ReturnType<typeof unitsFor> | undefined,
): string | null | undefined {
  if (step.side === 'desk') return null;
  if (step.side === 'assist') return units?.assist[0];
  return units?.[step.side];
}

/** What is filled into the form; undefined where the demand it names is not known any more. */
function inputOf(
  context: ReplayContext,
  demand: SimulatedDemand,
  step: Step,
  units: ReturnType<typeof unitsFor> | undefined,
): Record<string, unknown> | undefined {
  const input = opens.has(step.type) ? openingInput(demand, step) : { ...step.input };
  if (step.give && units) {
    input.lead = units[step.give];
    if (step.give === 'right' && units.assist.length > 0) input.assist = units.assist;
  }
  for (const [name, shows] of Object.entries(step.pictures ?? {})) {
    const file: FileRef = context.pictures.find(demand.topic.picture, shows);
    input[name] = [file];
  }
  if (step.numberField) {
    const number = demand.duplicateOf && context.numberOf(demand.duplicateOf);
    if (!number) return undefined;
    input[step.numberField] = number;
  }
  return input;
}
