import { z } from 'zod';
import { CategoryChange } from './category-change.ts';
import { Budget } from './clock.ts';
import { Label, Language } from './label.ts';
import { Rule } from './rule.ts';

/** From where on two demands are taken for one problem; our own convention wherever it is declared. */
export const SameProblem = z
  .object({
    /** as far apart as reports of one problem usually are */
    metres: z.number().positive().max(2_000),
    /** as many days apart */
    days: z.number().positive().max(366),
    /** least likeness, 0 to 1 */
    likeness: z.number().min(0).max(1).default(0.5),
    /** `family` where the categories below one name are often taken for each other */
    within: z.enum(['category', 'family']).default('category'),
  })
  .strict();
export type SameProblem = z.infer<typeof SameProblem>;

/** A kind of demand. Codes are stable; a source may bring new ones, which then hang below `parent`. */
export const Category = z
  .object({
    code: z.string().min(1),
    parent: z.string().optional(),
    label: Label,
    /** limits by clock name that replace the programme's own budget */
    limits: z.record(z.string(), Budget).default({}),
    /** words that point to this category when a row has none */
    words: z.array(z.string()).default([]),
    urgent: z.boolean().default(false),
    /** inherited from the parent, else from the district */
    sameProblem: SameProblem.optional(),
  })
  .strict();
export type Category = z.infer<typeof Category>;

/** Who handles: a department, street office, company. `place` limits a unit to a part of the district. */
export const Unit = z
  .object({
    code: z.string().min(1),
    label: Label,
    parent: z.string().optional(),
    place: z.string().optional(),
    kind: z.enum(['department', 'street', 'company', 'centre', 'city']),
  })
  .strict();
export type Unit = z.infer<typeof Unit>;

/** One line of the dispatch catalogue (派单目录); the first that holds wins. */
export const DispatchRule = z
  .object({
    code: z.string().min(1),
    label: Label,
    /** asked about `category`, `categories` (with ancestors), `placePath`, `channel`, `title`, `text`, `hour`, `month` */
    when: Rule,
    lead: z.string(),
    assist: z.array(z.string()).default([]),
  })
  .strict();
export type DispatchRule = z.infer<typeof DispatchRule>;

export const Catalogue = z
  .object({
    programme: z.string(),
    rules: z.array(DispatchRule),
  })
  .strict();
export type Catalogue = z.infer<typeof Catalogue>;

/**
 * What reads the demands of a district: a trained model, and the categories below which each class of
 * the model looks (a class that is not named says nothing here); or what the district learns from its
 * own demands, whose classes are its categories.
 */
export const DistrictTriage = z.union([
  z
    .object({
      /** file stem in declared/models */
      model: z.string().regex(/^[a-z0-9-]+$/),
      classes: z.record(z.string(), z.array(z.string()).min(1)),
    })
    .strict(),
  z.object({ learns: z.literal(true) }).strict(),
]);
export type DistrictTriage = z.infer<typeof DistrictTriage>;

/**
 * What is held back by lot, so that the effect of the rest can be known: of alerts and planned visits
 * that may be, a share is not acted on for so many days.
 */
export const HoldOut = z
  .object({
    share: z.number().min(0.05).max(0.5),
    /** for which demands are counted after the draw, and before it */
    days: z.number().int().min(7).max(92).default(28),
    /** categories in which nothing is ever held back, with those below them; urgent ones never are */
    never: z.array(z.string()).default([]),
    /** demands this far around are counted as well: what was driven away comes there */
    ringMetres: z.number().positive().max(10_000).default(1000),
    /** what it rests on, for whoever asks */
    basis: Label,
  })
  .strict();
export type HoldOut = z.infer<typeof HoldOut>;

/**
 * What the days of a district are like, for all its places alike: weather, works. The regression behind
 * its forecasts learns from it, where enough days are known.
 */
export const DeclaredDays = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    unit: Label.optional(),
    /** values that are entered by the day, or how many records of a programme were open on it */
    from: z.union([
      z.literal('entered'),
      z.object({ open: z.string(), where: Rule.default({ op: 'always' }) }).strict(),
    ]),
    /** known before the day comes, as a closed road is; else only the days before it are known */
    isKnownAhead: z.boolean().default(false),
  })
  .strict();
export type DeclaredDays = z.infer<typeof DeclaredDays>;

/** A tenant: its places, words, units, catalogue and hours. */
export const District = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    numberPrefix: z.string().regex(/^[A-Z]{2,4}$/),
    language: Language,
    /** IANA zone; civil dates of this district are in it */
    timeZone: z.string(),
    /** file stem in declared/calendars: `cn`, `us-boston` */
    calendar: z.string(),
    /** file stem in declared/places */
    places: z.string(),
    programmes: z.array(z.string()).min(1),
    categories: z.array(Category),
    /** for categories that say nothing of their own */
    sameProblem: SameProblem.optional(),
    /** categories that were renamed, split, merged or dropped: what was learned under them goes on */
    categoryChanges: z.array(CategoryChange).optional(),
    /** absent: nothing is read by the house here */
    triage: DistrictTriage.optional(),
    /** absent: nothing is ever held back, and effects cannot be known */
    holdOut: HoldOut.optional(),
    /** what days are like here, besides the days off of the calendar */
    days: z.array(DeclaredDays).optional(),
    units: z.array(Unit),
    catalogues: z.array(Catalogue),
  })
  .strict();
export type District = z.infer<typeof District>;

export const defineDistrict = (district: z.input<typeof District>) => district;
/** Lists that several districts share, so that each file is checked where it is written. */
export const defineCategories = (categories: z.input<typeof Category>[]) => categories;
export const defineDispatchRules = (rules: z.input<typeof DispatchRule>[]) => rules;

/** Node of a district's tree: district → street/town → community/village → grid cell. */
export const Place = z
  .object({
    code: z.string().min(1),
    /** null for the root */
    parent: z.string().nullable(),
    kind: z.enum([
      'district',
      'street',
      'town',
      'community',
      'village',
      'grid',
      'neighbourhood',
      'cell',
    ]),
    label: Label,
    /** other names that a text may use */
    aliases: z.array(z.string()).default([]),
    /** representative point, WGS84 */
    lat: z.number().nullable().default(null),
    lon: z.number().nullable().default(null),
    /** rings of [lon, lat], WGS84; GeoJSON MultiPolygon coordinates */
    boundary: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).optional(),
    /** false where the boundary or point is a sketch and not surveyed; shown as 示意 */
    surveyed: z.boolean().default(true),
  })
  .strict();
export type Place = z.infer<typeof Place>;

/** One file of declared/places: a tree with its origin. Cells may be computed instead of listed. */
export const PlaceFile = z
  .object({
    origin: z.string(),
    licence: z.string(),
    places: z.array(Place),
    /** square cells of this size below the smallest listed place that holds them */
    cells: z
      .object({
        metres: z.number().positive(),
        south: z.number(),
        west: z.number(),
        north: z.number(),
        east: z.number(),
      })
      .strict()
      .optional(),
  })
  .strict();
export type PlaceFile = z.infer<typeof PlaceFile>;

/** Public holidays and make-up working days of one year. Dates are civil dates YYYY-MM-DD. */
export const CalendarYear = z
  .object({
    year: z.number().int(),
    source: z.string(),
    holidays: z.array(z.object({ date: z.iso.date(), label: Label }).strict()),
    /** days that would be a weekend but are worked (调休) */
    makeUpDays: z.array(z.iso.date()),
  })
  .strict();
export type CalendarYear = z.infer<typeof CalendarYear>;

/** A work calendar: the hours of a working day and the years declared. */
export const WorkCalendar = z
  .object({
    code: z.string(),
    label: Label,
    /** working days of the week, 1 = Monday … 7 = Sunday */
    weekdays: z.array(z.number().int().min(1).max(7)),
    /** working hours, minutes since local midnight, ascending, no overlap: [[480,720],[840,1080]] */
    hours: z.array(z.tuple([z.number().int(), z.number().int()])).min(1),
    years: z.array(CalendarYear),
  })
  .strict();
export type WorkCalendar = z.infer<typeof WorkCalendar>;
export const defineCalendar = (calendar: z.input<typeof WorkCalendar>) => calendar;
