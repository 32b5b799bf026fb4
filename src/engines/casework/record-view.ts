import type { Act } from '../../model/act.ts';
import { shownKind, type Field, type Programme } from '../../model/programme.ts';
import type { PartsView } from '../../model/parts-view.ts';
import type { Viewer } from '../../model/role.ts';
import type { TriageView } from '../../model/triage-view.ts';
import type {
  ActView,
  MatterLine,
  RecordLine,
  RecordView,
  ReferenceLine,
} from '../../model/view.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { LastAct } from '../../store/acts.ts';
import type { StoredRecord } from '../../store/records.ts';
import { readingInWords, readingOf } from './triage-view.ts';
import { allowedActs, allowedTypes, givesLead, suggestUnit } from './allowed-acts.ts';
import { clockView, firstClock } from './clock-view.ts';
import { seesField } from '../../model/seen-by.ts';
import type { Setup } from './setup.ts';
import { rolesSeeing } from './viewer-scope.ts';

/** A record and its last acts, with who looks and when. */
export interface ViewOf {
  setup: Setup;
  viewer: Viewer;
  record: StoredRecord;
  last: readonly LastAct[];
  /** ISO instant */
  now: string;
}

const emptyProgramme = (code: string): Programme => ({
  code,
  label: { zh: code, en: code },
  recordLabel: { zh: code, en: code },
  numberPrefix: 'X',
  basis: { zh: '—', en: '—' },
  fields: {},
  titleField: '',
  states: {},
  clocks: {},
  flags: {},
  counters: {},
  acts: {},
  path: [],
  today: [],
});

/** The programme of a record; a bare one when it is no longer declared, so that old records stay readable. */
const programmeOf = (setup: Setup, code: string): Programme =>
  setup.programmes[code] ?? emptyProgramme(code);

/** A record as a row of a table, with the acts that the viewer may do. */
export function recordLine({ setup, viewer, record, last, now }: ViewOf): RecordLine {
  const { snapshot: s } = record;
  const programme = programmeOf(setup, s.programme);
  const of = { setup, snapshot: s, last, at: now };
  const acts = allowedTypes(viewer, programme, of);
  const roles = rolesSeeing(setup, viewer, s);
  const sends = acts.some((type) => givesLead(programme.acts[type]!));
  return {
    record: s.record,
    programme: s.programme,
    number: s.number,
    seq: s.seq,
    title: s.title,
    state: s.state,
    ended: s.ended,
    category: s.category,
    place: s.place,
    lat: s.lat,
    lon: s.lon,
    lead: s.lead,
    channel: s.channel,
    simulated: record.simulated,
    openedAt: s.openedAt,
    endedAt: s.endedAt,
    updatedAt: s.updatedAt,
    clock: firstClock(setup, programme, s.clocks, now),
    flags: s.flags,
    acts,
    listed: Object.fromEntries(
      Object.entries(programme.fields).flatMap(([name, field]) =>
        field.listed && s.fields[name] !== undefined && seesField(field, roles)
          ? [[name, s.fields[name]]]
          : [],
      ),
    ),
    ...(sends ? { suggestedUnit: suggestUnit(of) } : {}),
  };
}

/** A form value under its label, where it is told; files stand with the act, not here. */
function givenOf(
  form: Readonly<Record<string, Field>>,
  input: Record<string, unknown>,
  roles: ReadonlySet<string>,
) {
  return Object.entries(form)
    .filter(
      ([name, field]) =>
        field.told !== false &&
        field.kind !== 'files' &&
        input[name] !== undefined &&
        seesField(field, roles),
    )
    .map(([name, field]) => ({ label: field.label, kind: field.kind, value: input[name] }));
}

function timeline(
  setup: Setup,
  programme: Programme,
  acts: readonly Act[],
  roles: ReadonlySet<string>,
): ActView[] {
  let state: string | null = null;
  return acts.map((act) => {
    const declared = programme.acts[act.type];
    const reading = readingOf(act);
    const fromState = state;
    state = act.change.state ?? state;
    return {
      seq: act.seq,
      type: act.type,
      label: declared?.label ?? { zh: act.type, en: act.type },
      at: act.at,
      actor: act.actor,
      given: reading
        ? readingInWords(setup, reading)
        : givenOf(declared?.form ?? {}, act.input, roles),
      fromState,
      toState: state,
      files: act.change.files ?? [],
      programmeVersion: act.programmeVersion,
    };
  });
}

/** What a record's view takes from elsewhere: other records, and declarations that hold no more. */
export interface Beyond {
  matter: MatterLine[];
  parts: PartsView | null;
  whole: MatterLine | null;
  refers: ReferenceLine[];
  referredBy: ReferenceLine[];
  /** fields of the record that the programme does not have any more, as they were declared */
  former: Readonly<Record<string, Field>>;
}

/** Fields as they are told, computed ones by the kind that they are shown as. */
function fieldsOf(
  { fields, titleField, parts }: Programme,
  { former }: Beyond,
  s: Snapshot,
  roles: ReadonlySet<string>,
): RecordView['fields'] {
  return Object.entries({ ...fields, ...former }).flatMap(([name, field]) => {
    const value = name === titleField ? s.title : s.fields[name];
    // the parts are told as records
    return value === undefined ||
      value === null ||
      name === parts?.table ||
      !seesField(field, roles)
      ? []
      : [
          {
            name,
            label: field.label,
            kind: shownKind(field),
            sensitive: field.sensitive,
            value,
            ...(name in former ? { former: field } : {}),
          },
        ];
  });
}

/** Everything about one record that this viewer may know. Sensitive values are masked. */
export function recordView(
  of: ViewOf,
  acts: readonly Act[],
  triage: TriageView | null,
  beyond: Beyond,
): RecordView {
  const { setup, viewer, record, last, now } = of;
  const { snapshot: s } = record;
  const programme = programmeOf(setup, s.programme);
  const seen = { setup, snapshot: s, last, at: now };
  const reason = suggestUnit(seen);
  const roles = rolesSeeing(setup, viewer, s);
  return {
    ...recordLine(of),
    programmeVersion: s.programmeVersion,
    assist: s.assist,
    fields: fieldsOf(programme, beyond, s, roles),
    counts: s.counts,
    clocks: s.clocks.map((ledger) => clockView(setup, programme, ledger, now)),
    timeline: timeline(setup, programme, acts, roles),
    allowed: allowedActs(viewer, programme, seen, reason, roles),
    files: s.files,
    suggestedUnit: reason,
    source: record.source,
    sourceId: record.sourceId,
    triage,
    matter: beyond.matter,
    parts: beyond.parts,
    whole: beyond.whole,
    refers: beyond.refers,
    referredBy: beyond.referredBy,
  };
}
