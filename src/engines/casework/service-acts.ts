import { randomUUID } from 'node:crypto';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import type { BulkResult } from '../../model/house-view.ts';
import { bad, good, problem, ProblemError, type Outcome } from '../../model/problem.ts';
import type { ActType, Programme } from '../../model/programme.ts';
import { recordNumber } from '../../model/record-number.ts';
import type { Viewer } from '../../model/role.ts';
import { applyAct, emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import { actOfReading, isRead, read } from '../../model/triage-act.ts';
import { appendAct, findFiles, type LastAct } from '../../store/acts.ts';
import { takeSerials } from '../../store/record-serial.ts';
import { holdsPrivate, knownNumbers } from '../../store/records.ts';
import {
  openElsewhere,
  reaches,
  reserveNumbers,
  tellElsewhere,
  type Reaching,
} from './act-elsewhere.ts';
import { numbersOf, openParts, reachesParts, reserveParts, tellWhole } from './act-parts.ts';
import {
  actWrite,
  mayNot,
  notThere,
  overtaken,
  readForAct,
  unseen,
  unsourced,
} from './act-steps.ts';
import { givesLead, suggestedInput, suggestUnit } from './allowed-acts.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { numberKey } from './input-check.ts';
import { queryOf } from './record-query.ts';
import { resolveAct, type ActContext, type ActRequest } from './resolve-act.ts';
import type { Setup } from './setup.ts';
import { scopesOf } from './viewer-scope.ts';
import { weighAct } from './weigh-act.ts';

type Input = Readonly<Record<string, unknown>>;

const actOf = (programme: Programme | undefined, type: string): ActType | undefined =>
  programme && Object.hasOwn(programme.acts, type) ? programme.acts[type] : undefined;

/** SHA-256 names that the form's file fields hold. */
function fileNames(act: ActType, input: Input): string[] {
  return Object.entries(act.form)
    .filter(([, field]) => field.kind === 'files')
    .flatMap(([name]) => (Array.isArray(input[name]) ? (input[name] as unknown[]) : []))
    .map((file) => (file as { sha256?: unknown } | null)?.sha256)
    .filter((sha256) => typeof sha256 === 'string');
}

/** Record numbers that `link` effects will ask about, with what must hold of these records. */
function numbersNamed(act: ActType, input: Input, own: string) {
  return act.effects.flatMap((effect) => {
    if (effect.do !== 'link' || !('input' in effect.from)) return [];
    const number = String(input[effect.from.input] ?? '').trim();
    if (number === '') return [];
    // absent means either: a filter that says `false` would look for living ones alone
    const ended = effect.living ? { ended: false } : {};
    return [
      { number: number.toUpperCase(), filter: { programme: effect.programme ?? own, ...ended } },
    ];
  });
}

/** Record numbers that the form's own `record` fields hold, but for the record's own. */
function recordsNamed(act: ActType, input: Input, own: string) {
  return Object.entries(act.form).flatMap(([name, field]) => {
    const number = field.kind === 'record' ? String(input[name] ?? '').trim() : '';
    return number === '' || number === own || field.programme === undefined
      ? []
      : [{ number: number.toUpperCase(), filter: { programme: field.programme } }];
  });
}

/** Those of the named numbers that this viewer may know of, alone and with their programme. */
async function numbersThere(
  house: CaseworkHouse,
  setup: Setup,
  viewer: Viewer,
  named: readonly { number: string; filter: { programme: string; ended?: boolean } }[],
): Promise<Set<string>> {
  const scopes = scopesOf(setup, viewer);
  const there = await Promise.all(
    named.map(async ({ number, filter }) => {
      const query = queryOf(setup, scopes, filter, house.now());
      const known = await knownNumbers(house.store.db, query, [number]);
      return [...known].flatMap((one) => [one, numberKey(filter.programme, one)]);
    }),
  );
  return new Set(there.flat());
}

const dayMs = 86_400_000;

/** Fields of the act's `repeat` effects whose value another record holds already. */
async function repeatedFields(
  house: CaseworkHouse,
  snapshot: Snapshot,
  act: ActType,
  input: Input,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const effect of act.effects) {
    if (effect.do !== 'repeat') continue;
    const set = act.effects.find((e) => e.do === 'set' && e.field === effect.field);
    const from = set?.do === 'set' && 'input' in set.from ? input[set.from.input] : undefined;
    const text = typeof from === 'string' ? from.trim() : '';
    const since = new Date(house.now().getTime() - effect.days * dayMs);
    if (text !== '' && (await holdsPrivate(house.store.db, snapshot, effect.field, text, since))) {
      found.add(effect.field);
    }
  }
  return found;
}

/** Reads what the resolution of an act may look at. */
async function contextOf(
  house: CaseworkHouse,
  setup: Setup,
  viewer: Viewer,
  snapshot: Snapshot,
  last: readonly LastAct[],
  act: ActType,
  input: Input,
): Promise<ActContext> {
  const { store } = house;
  const [files, numbers, repeated] = await Promise.all([
    findFiles(store.db, viewer.district, fileNames(act, input)),
    numbersThere(house, setup, viewer, [
      ...numbersNamed(act, input, snapshot.programme),
      ...recordsNamed(act, input, snapshot.number),
    ]),
    repeatedFields(house, snapshot, act, input),
  ]);
  return { setup, snapshot, last, files, numbers, repeated };
}

/** Opens a record by an opening act of its programme. Returns its id. */
export async function openRecord(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: { programme: string; type: string; input: Input },
): Promise<Outcome<string>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const programme = setup.programmes[asked.programme];
  const act = actOf(programme, asked.type);
  if (!programme || !act || act.from !== 'new') {
    return bad(
      problem('act.unknown', 'type', '没有这个登记动作', 'there is no such opening act', {
        got: `${asked.programme} ${asked.type}`,
      }),
    );
  }
  const { district } = viewer;
  const before = emptySnapshot({ district, record: randomUUID(), programme: programme.code });
  const at = house.now().toISOString();
  const of = { setup, snapshot: before, last: [], at };
  const opening = {
    ...viewer,
    grants: viewer.grants.filter((g) => setup.roles.get(g.role)?.may.includes('records.open')),
  };
  const weighed = weighAct(opening, programme, act, of);
  if (!weighed) return bad(mayNot(act));
  const context = await contextOf(house, setup, viewer, before, [], act, asked.input);
  const resolved = resolveAct(context, { ...asked, actor: weighed.actor, at });
  if (!resolved.ok) return resolved;
  const outside = unseen(setup, opening, applyAct(before, resolved.value.act));
  if (outside) return bad(outside);

  const reader = isRead(programme) ? await house.triage?.reader(district) : undefined;
  const day = civilDate(at, setup.district.timeZone);
  await house.store.db.transaction().execute(async (trx) => {
    const key = { district, programme: programme.code, day };
    const number = recordNumber(programme, setup.district, day, await takeSerials(trx, key));
    const { act: bare, ...rest } = resolved.value;
    const numbered = { ...bare, change: { ...bare.change, number } };
    const opened = actWrite(setup, before, { ...rest, act: numbered }, unsourced);
    await appendAct(trx, opened);
    if (!reader) return;
    const { version: programmeVersion } = setup;
    const of = { programme, programmeVersion, snapshot: opened.after, at };
    const { act: reading } = actOfReading(read(reader, opened.after), of);
    const suggested = { act: reading, actPrivate: null, recordPrivate: null };
    await appendAct(trx, actWrite(setup, opened.after, suggested, unsourced));
  });
  return good(before.record);
}

/** Does an act to a record as last seen at `seq`. Nothing is written when it is refused. */
export async function doAct(
  house: CaseworkHouse,
  viewer: Viewer,
  record: string,
  asked: { type: string; input: Input; seq: number },
  fill: 'as-given' | 'suggested' = 'as-given',
): Promise<Outcome<string>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const found = await readForAct(house, setup, viewer, record);
  if (!found) return bad(notThere(record));
  const { stored, last } = found;
  const { snapshot } = stored;
  if (snapshot.seq !== asked.seq) return bad(overtaken(snapshot.seq, asked.seq));
  const programme = setup.programmes[snapshot.programme];
  const act = actOf(programme, asked.type);
  if (!programme || !act || act.from === 'new') {
    return bad(
      problem('act.unknown', 'type', '没有这个动作', 'there is no such act', { got: asked.type }),
    );
  }
  const at = house.now().toISOString();
  const of = { setup, snapshot, last, at };
  const weighed = weighAct(viewer, programme, act, of);
  if (!weighed) return bad(mayNot(act));
  if (weighed.refusals.length) return bad(...weighed.refusals);
  const input = fill === 'suggested' ? filled(act, of, asked.input) : asked.input;
  const context = await contextOf(house, setup, viewer, snapshot, last, act, input);
  const { actor } = weighed;
  const request = { type: asked.type, input, actor, at };
  if (reaches(act) || reachesParts(programme, act))
    return actFar(house, { setup, stored, act, actor, input, at }, context, request);
  const resolved = resolveAct(context, request);
  if (!resolved.ok) return resolved;
  const write = actWrite(setup, snapshot, resolved.value, stored);
  const done = await house.store.db.transaction().execute((trx) => appendAct(trx, write));
  return done ? good(record) : bad(overtaken(snapshot.seq + 1, asked.seq));
}

/** Does an act together with what it opens and tells in other programmes: all of it or nothing. */
async function actFar(
  house: CaseworkHouse,
  of: Omit<Reaching, 'trx'>,
  context: ActContext,
  request: ActRequest,
): Promise<Outcome<string>> {
  const { setup, stored } = of;
  const { snapshot } = stored;
  try {
    await house.store.db.transaction().execute(async (trx) => {
      const reaching = { ...of, trx };
      const taken = await reserveNumbers(reaching);
      const opened = new Map(taken.map(({ effect, number }) => [effect.field, number]));
      const opening = await reserveParts(reaching, of.act, snapshot);
      const parts = { numbers: numbersOf(opening) };
      const resolved = resolveAct({ ...context, opened, parts }, request);
      if (!resolved.ok) throw new ProblemError(...resolved.problems);
      const write = actWrite(setup, snapshot, resolved.value, stored);
      if (!(await appendAct(trx, write)))
        throw new ProblemError(overtaken(snapshot.seq + 1, snapshot.seq));
      await openElsewhere(reaching, taken);
      await tellElsewhere(reaching, write.after);
      await openParts({ ...reaching, stored: { ...stored, snapshot: write.after } }, opening);
      await tellWhole(reaching, write.after);
    });
    return good(snapshot.record);
  } catch (error) {
    if (error instanceof ProblemError) return bad(...error.problems);
    throw error;
  }
}

/** Blank form fields take what would be suggested: each record of a bulk goes to its own unit. */
function filled(act: ActType, of: Parameters<typeof suggestUnit>[0], input: Input): Input {
  if (!givesLead(act)) return input;
  const suggested = suggestedInput(act, of, suggestUnit(of));
  const given = Object.entries(input).filter(([, v]) => v !== undefined && v !== null && v !== '');
  // a unit named by hand comes without the catalogue's assistants
  const byHand = given.some(([name]) => act.form[name]?.kind === 'unit');
  return byHand ? input : { ...suggested, ...Object.fromEntries(given) };
}

/** Does one act to many records, each by itself: one refused record does not stop the others. */
export async function doActMany(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: { type: string; input: Input; records: readonly { record: string; seq: number }[] },
): Promise<Outcome<BulkResult>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const bulk = Object.values(setup.programmes).some((p) => actOf(p, asked.type)?.bulk);
  if (!bulk) {
    return bad(
      problem(
        'act.bulk',
        'type',
        '这个动作须一件一件办理',
        'this act is done to one record at a time',
        { got: asked.type },
      ),
    );
  }
  const result: BulkResult = { done: 0, refused: [] };
  for (const { record, seq } of asked.records) {
    const one = { type: asked.type, input: asked.input, seq };
    const outcome = await doAct(house, viewer, record, one, 'suggested');
    if (outcome.ok) result.done++;
    else result.refused.push({ record, problems: outcome.problems });
  }
  return good(result);
}
