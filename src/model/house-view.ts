/**
 * What the API answers, and what it is asked, about the house around the records: districts,
 * declarations in force, people, catalogue, saved filters. Records themselves: `view.ts`.
 */
import { z } from 'zod';
import { Catalogue, DispatchRule, Unit } from './district.ts';
import { Label, Language } from './label.ts';
import { Problem } from './problem-schema.ts';
import { Programme } from './programme.ts';
import { Grant, Role } from './role.ts';
import { AuditLine } from './view.ts';

/** Before anybody has signed in: which districts there are, and whom to try out in the examples. */
export const DistrictLine = z.object({
  code: z.string(),
  label: Label,
  language: Language,
  /** example users only; empty in a real district */
  examples: z.array(z.object({ login: z.string(), role: z.string(), name: z.string() })),
  /** the password that all example users share; null where there are none */
  examplePassword: z.string().nullable(),
  /** true until the first administrator is made with the setup token */
  needsSetup: z.boolean(),
});
export type DistrictLine = z.infer<typeof DistrictLine>;

/** How a programme stands. A number is null where it is too small to be told to one who only counts. */
export const ProgrammeLine = z.object({
  programme: z.string(),
  /** the viewer sees how many there are and none of them */
  isCounted: z.boolean(),
  open: z.number().int().nullable(),
  /** of the open ones, those whose first clock has run out, and those for which it will this week */
  late: z.number().int().nullable(),
  dueThisWeek: z.number().int().nullable(),
  /** this year */
  ended: z.number().int().nullable(),
  /** when the oldest of the open ones was opened */
  oldest: z.string().nullable(),
});
export type ProgrammeLine = z.infer<typeof ProgrammeLine>;

const Named = z.object({ code: z.string(), label: Label });

/** The declarations of a district as the pages need them. `version` changes whenever they do. */
export const Declared = z.object({
  version: z.number().int(),
  district: z.object({
    code: z.string(),
    label: Label,
    timeZone: z.string(),
    language: Language,
    numberPrefix: z.string(),
  }),
  programmes: z.array(Programme),
  /** declared ones and those that a source brought */
  categories: z.array(Named.extend({ parent: z.string().nullable() })),
  units: z.array(Unit),
  /** of people; machines hold no grants */
  roles: z.array(Role.omit({ machine: true })),
  channels: z.array(Named),
  sources: z.array(Named.extend({ programme: z.string() })),
});
export type Declared = z.infer<typeof Declared>;

/** One bar of a count; the empty key gathers what has no value. */
export const CountLine = z.object({ key: z.string(), n: z.number().int() });
export type CountLine = z.infer<typeof CountLine>;

/** What became of an act on many records. */
export const BulkResult = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ record: z.uuid(), problems: z.array(Problem) })),
});
export type BulkResult = z.infer<typeof BulkResult>;

/** Clear text of the sensitive fields of one record, by field name. Every read is in the audit. */
export const PrivateFields = z.object({ fields: z.record(z.string(), z.string()) });
export type PrivateFields = z.infer<typeof PrivateFields>;

export const CatalogueView = z.object({
  version: z.number().int(),
  catalogue: Catalogue,
});
export type CatalogueView = z.infer<typeof CatalogueView>;

/** What a changed catalogue would have done to the last records. `from`/`to` are unit codes. */
export const CatalogueTrial = z.object({
  records: z.number().int(),
  changed: z.array(
    z.object({
      record: z.uuid(),
      number: z.string(),
      title: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      rule: z.string().nullable(),
    }),
  ),
  unmatched: z.number().int(),
});
export type CatalogueTrial = z.infer<typeof CatalogueTrial>;

export const SavedFilter = z.object({
  name: z.string(),
  /** the query part of the page's address, without `?` */
  query: z.string(),
  savedAt: z.string(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

export const AuditPage = z.object({
  rows: z.array(AuditLine),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type AuditPage = z.infer<typeof AuditPage>;

// What the API is asked.

const Login = z.string().trim().min(1).max(64);
const Password = z.string().min(1).max(256);

export const SignIn = z.object({ district: z.string(), login: Login, password: Password }).strict();
export type SignIn = z.infer<typeof SignIn>;

/** The first administrator of a district, with the token that the terminal printed. */
export const Setup = SignIn.extend({
  token: z.string().min(1).max(256),
  name: z.string().trim().min(1).max(64),
});
export type Setup = z.infer<typeof Setup>;

/** What a person may change of themselves. */
export const MeChange = z
  .object({ language: Language, password: z.object({ from: Password, to: Password }).strict() })
  .partial()
  .strict();
export type MeChange = z.infer<typeof MeChange>;

export const NewPerson = z
  .object({
    login: Login,
    name: z.string().trim().min(1).max(64),
    language: Language.default('zh'),
    password: Password,
    grants: z.array(Grant).min(1).max(20),
  })
  .strict();
export type NewPerson = z.infer<typeof NewPerson>;

/** Absent means untouched. A new password, and disabling, end all sessions of the person. */
export const PersonChange = z
  .object({
    name: z.string().trim().min(1).max(64),
    disabled: z.boolean(),
    /** ends a lock-out; false changes nothing */
    unlock: z.boolean(),
    password: Password,
    grants: z.array(Grant).min(1).max(20),
  })
  .partial()
  .strict();
export type PersonChange = z.infer<typeof PersonChange>;

export const CatalogueDraft = z
  .object({ programme: z.string(), rules: z.array(DispatchRule).max(2000) })
  .strict();
export type CatalogueDraft = z.infer<typeof CatalogueDraft>;
