/**
 * What the API answers and the pages show. One schema gives the response check, the OpenAPI
 * document and the page's type.
 */
import { z } from 'zod';
import { Actor, FileRef } from './act.ts';
import { ClockLine, ClockView } from './clock-view.ts';
import { Instant } from './clock.ts';
import { Label, Language } from './label.ts';
import { PartsView } from './parts-view.ts';
import { Problem } from './problem-schema.ts';
import { Field, Tone } from './programme.ts';
import { Grant, Permission } from './role.ts';
import { TriageView } from './triage-view.ts';

/** Why the catalogue would send, or sent, the record to this unit. */
export const DispatchReason = z.object({
  unit: z.string(),
  unitLabel: Label,
  assist: z.array(z.string()),
  rule: z.string(),
  ruleLabel: Label,
  catalogueVersion: z.number().int(),
  /** the tests of the rule in words, in order */
  because: z.array(Label),
});
export type DispatchReason = z.infer<typeof DispatchReason>;

/** One record in a table. Sensitive fields are masked. */
export const RecordLine = z.object({
  record: z.uuid(),
  programme: z.string(),
  number: z.string(),
  seq: z.number().int(),
  title: z.string(),
  state: z.string(),
  ended: z.boolean(),
  category: z.string().nullable(),
  place: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  lead: z.string().nullable(),
  channel: z.string().nullable(),
  simulated: z.boolean(),
  openedAt: Instant,
  endedAt: Instant.nullable(),
  updatedAt: Instant,
  /** the running clock that is due first */
  clock: ClockLine.nullable(),
  flags: z.array(z.string()),
  /** acts that this viewer may do now, for keys and bulk bars */
  acts: z.array(z.string()),
  /** values of the programme's listed fields, by field name */
  listed: z.record(z.string(), z.unknown()).optional(),
  /** where this viewer may send it, as the catalogue suggests; absent where there is nothing to send */
  suggestedUnit: DispatchReason.nullable().optional(),
});
export type RecordLine = z.infer<typeof RecordLine>;

/** An act that this viewer may do to this record now, with its form; or why not. */
export const AllowedAct = z.object({
  type: z.string(),
  label: Label,
  primary: z.boolean(),
  grave: z.boolean(),
  key: z.string().optional(),
  form: z.record(z.string(), Field),
  /** values to begin with, such as the suggested unit */
  suggested: z.record(z.string(), z.unknown()),
  /** empty when allowed; else the rules that stand in the way, in words */
  refusals: z.array(Problem),
});
export type AllowedAct = z.infer<typeof AllowedAct>;

export const ActView = z.object({
  seq: z.number().int(),
  type: z.string(),
  label: Label,
  at: Instant,
  actor: Actor,
  /** what was given, by label, in the order of the form */
  given: z.array(z.object({ label: Label, kind: z.string(), value: z.unknown() })),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  files: z.array(FileRef),
  programmeVersion: z.number().int(),
});
export type ActView = z.infer<typeof ActView>;

/** One record of a matter that runs through several programmes; `seen` is null where the viewer may not see it. */
export const MatterLine = z.object({
  number: z.string(),
  programme: z.string(),
  seen: z.object({ record: z.uuid(), title: z.string(), state: z.string() }).nullable(),
});
export type MatterLine = z.infer<typeof MatterLine>;

/** A record named by a field of another; `label` is that field's. */
export const ReferenceLine = MatterLine.extend({ label: Label });
export type ReferenceLine = z.infer<typeof ReferenceLine>;

export const RecordView = RecordLine.extend({
  programmeVersion: z.number().int(),
  assist: z.array(z.string()),
  fields: z.array(
    z.object({
      name: z.string(),
      label: Label,
      kind: z.string(),
      sensitive: z.boolean(),
      value: z.unknown(),
      /** as the version declared it that wrote it, where the programme has no such field any more */
      former: Field.optional(),
    }),
  ),
  counts: z.record(z.string(), z.number()),
  clocks: z.array(ClockView),
  timeline: z.array(ActView),
  allowed: z.array(AllowedAct),
  files: z.array(FileRef),
  suggestedUnit: DispatchReason.nullable(),
  source: z.string().nullable(),
  sourceId: z.string().nullable(),
  /** what triage last said of it; null where it was never read */
  triage: TriageView.nullable(),
  /** the records of several programmes that are one matter, this one among them; empty where it stands alone */
  matter: z.array(MatterLine),
  /** the records that it is made of; null where the programme has no parts or none are planned yet */
  parts: PartsView.nullable(),
  /** the record that it is a part of */
  whole: MatterLine.nullable(),
  /** the records that its fields name, and those whose fields name it */
  refers: z.array(ReferenceLine),
  referredBy: z.array(ReferenceLine),
});
export type RecordView = z.infer<typeof RecordView>;

/**
 * The filter of a list of records; the same names stand in page addresses, API queries, saved
 * filters and exports. Several values of one name mean any of them.
 */
export const RecordFilter = z
  .object({
    programme: z.string(),
    /** full text: words and Chinese pairs, all must occur */
    q: z.string().max(200),
    state: z.array(z.string()),
    tone: z.array(Tone),
    ended: z.boolean(),
    category: z.array(z.string()),
    /** a place and everything below it */
    place: z.array(z.string()),
    lead: z.array(z.string()),
    channel: z.array(z.string()),
    source: z.array(z.string()),
    flag: z.array(z.string()),
    /** civil dates in the district's zone, both included */
    openedFrom: z.iso.date(),
    openedTo: z.iso.date(),
    /**
     * `overdue`, `overdue-1x` and `overdue-2x` (past due by once and twice the time given),
     * `today` (due before the end of today), `week`, `paused`
     */
    due: z.enum(['overdue', 'overdue-1x', 'overdue-2x', 'today', 'week', 'paused']),
    located: z.boolean(),
    simulated: z.boolean(),
    /** south, west, north, east */
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  })
  .partial()
  .strict();
export type RecordFilter = z.infer<typeof RecordFilter>;

export const RecordSort = z.enum(['due', 'opened', '-opened', '-updated', 'number']);
export type RecordSort = z.infer<typeof RecordSort>;

export const RecordPage = z.object({
  rows: z.array(RecordLine),
  /** all rows of the filter that this viewer may see */
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type RecordPage = z.infer<typeof RecordPage>;

/** The records of a programme by state: how many, and the first of each. */
export const RecordBoard = z.object({
  columns: z.array(
    z.object({ state: z.string(), total: z.number().int(), rows: z.array(RecordLine) }),
  ),
});
export type RecordBoard = z.infer<typeof RecordBoard>;

/** The days that records name: their date fields, and the ends of their clocks. */
export const RecordCalendar = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      /** all there are on the day, of which `entries` are the first */
      total: z.number().int(),
      /** `what` is a field, or `due` */
      entries: z.array(z.object({ what: z.string(), record: z.string() })),
    }),
  ),
  /** each record that an entry names, once */
  rows: z.array(RecordLine),
});
export type RecordCalendar = z.infer<typeof RecordCalendar>;

/** What waits for me: one section a reason, rows by remaining clock. */
export const TodaySection = z.object({
  code: z.string(),
  label: Label,
  /** all rows of the section, of which `rows` are the first */
  total: z.number().int(),
  filter: RecordFilter,
  rows: z.array(RecordLine),
});
export const Today = z.object({ at: Instant, sections: z.array(TodaySection) });
export type Today = z.infer<typeof Today>;

/** Points of a filter for the map, as columns. Index i of each belongs together. */
export const MapPoints = z.object({
  record: z.array(z.string()),
  lat: z.array(z.number()),
  lon: z.array(z.number()),
  /** index into `tones` */
  tone: z.array(z.number().int()),
  tones: z.array(Tone),
  total: z.number().int(),
  unlocated: z.number().int(),
  /** true when the district holds simulated rows in this answer */
  simulated: z.boolean(),
});
export type MapPoints = z.infer<typeof MapPoints>;

export const Me = z.object({
  person: z.uuid(),
  login: z.string(),
  name: z.string(),
  district: z.string(),
  language: Language,
  example: z.boolean(),
  grants: z.array(Grant),
  permissions: z.array(Permission),
  landing: z.string(),
});
export type Me = z.infer<typeof Me>;

export const PlaceLine = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  kind: z.string(),
  label: Label,
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  surveyed: z.boolean(),
  hasBoundary: z.boolean(),
  /** open and all records at this place or below that the viewer may see */
  open: z.number().int(),
  all: z.number().int(),
});
export type PlaceLine = z.infer<typeof PlaceLine>;

/** Where an import stands. The four outcomes add up to `rows` when it is done. */
export const ImportRun = z.object({
  run: z.string(),
  source: z.string(),
  fileName: z.string(),
  state: z.enum(['running', 'done', 'failed', 'interrupted', 'cancelled']),
  bytesTotal: z.number(),
  bytesRead: z.number(),
  rows: z.number().int(),
  taken: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** notes about whole columns or the file: code → how often, with words */
  notes: z.array(z.object({ code: z.string(), label: Label, rows: z.number().int() })),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  startedBy: z.string().nullable(),
  seconds: z.number(),
  rowsPerSecond: z.number(),
  remainingSeconds: z.number().nullable(),
  problems: z.array(Problem),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** What the wizard shows of an uploaded file before anything is imported. */
export const ImportPreview = z.object({
  upload: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx', 'jsonl']),
  encoding: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** declared sources whose columns fit, best first */
  fits: z.array(
    z.object({
      source: z.string(),
      label: Label,
      missing: z.array(z.string()),
      unknown: z.array(z.string()),
    }),
  ),
  /** a guessed mapping: part of Source by field name → column */
  guess: z.record(z.string(), z.string()),
  problems: z.array(Problem),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What would happen to the rows, without writing anything. */
export const ImportDryRun = z.object({
  rows: z.number().int(),
  wouldTake: z.number().int(),
  wouldReject: z.number().int(),
  notes: ImportRun.shape.notes,
  /** the first rows with what becomes of them */
  sample: z.array(
    z.object({
      row: z.number().int(),
      title: z.string(),
      category: z.string(),
      place: z.string(),
      openedAt: z.string(),
      problems: z.array(Problem),
    }),
  ),
});
export type ImportDryRun = z.infer<typeof ImportDryRun>;

export const PersonLine = z.object({
  person: z.uuid(),
  login: z.string(),
  name: z.string(),
  example: z.boolean(),
  disabled: z.boolean(),
  lockedUntil: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  grants: z.array(Grant),
});
export type PersonLine = z.infer<typeof PersonLine>;

export const AuditLine = z.object({
  at: Instant,
  person: z.uuid(),
  name: z.string(),
  record: z.uuid().nullable(),
  number: z.string().nullable(),
  fields: z.array(z.string()),
  purpose: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** What the page is told when somebody did something: enough to know what to fetch again. */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('act'),
    record: z.uuid(),
    seq: z.number().int(),
    programme: z.string(),
    type: z.string(),
  }),
  z.object({ kind: z.literal('import'), run: z.string(), state: z.string() }),
  z.object({ kind: z.literal('bulk'), programme: z.string(), records: z.number().int() }),
  /** figures, ranks, targets or origins of the ledger */
  z.object({ kind: z.literal('figures') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
