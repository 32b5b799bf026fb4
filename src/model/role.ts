import { z } from 'zod';
import { Label } from './label.ts';

/** What a role may do outside the acts of programmes (which name their roles themselves). */
export const Permission = z.enum([
  'records.read',
  'records.export',
  'records.open',
  'private.read',
  'imports.run',
  'places.read',
  'people.manage',
  'catalogue.edit',
  'audit.read',
  'detectors.edit',
  'hold-out.switch',
  'figures.enter',
  'figures.check',
  'figures.sign',
  'briefings.edit',
]);
export type Permission = z.infer<typeof Permission>;

/**
 * Which records a role sees, besides its place: `all` of the place scope, `unit` those that its
 * unit leads or assists, `none`.
 */
export const Role = z
  .object({
    code: z.string(),
    label: Label,
    sees: z.enum(['all', 'unit', 'none']),
    may: z.array(Permission),
    /** what the role looks at first */
    landing: z.enum(['today', 'demands', 'people', 'import', 'indicators']),
    /** not a person: a source system, the simulator; never granted to anybody */
    machine: z.boolean().default(false),
  })
  .strict();
export type Role = z.infer<typeof Role>;
export const defineRoles = <const T extends readonly z.input<typeof Role>[]>(roles: T) => roles;

/** One role of one person: where, and for which unit. */
export const Grant = z
  .object({ role: z.string(), place: z.string(), unit: z.string().nullable() })
  .strict();
export type Grant = z.infer<typeof Grant>;

/** Who is signed in, as engines and queries need it. */
export interface Viewer {
  district: string;
  person: string;
  name: string;
  language: 'zh' | 'en';
  grants: Grant[];
}
