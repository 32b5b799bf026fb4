import { z } from 'zod';
import { Scalar } from './rule.ts';

/** Where an effect takes its value from: a field of the act's form, or a constant. */
export const From = z.union([
  z.object({ input: z.string() }).strict(),
  z.object({ value: Scalar }).strict(),
]);

/** Facts of a record that can be carried over to another. */
const CarriedFact = z.enum(['number', 'category', 'place', 'point', 'lead', 'channel']);

/** What is carried into the form of an act in another programme: a field or fact of this record, an answer, a constant. */
export const Carried = z.union([
  z.object({ field: z.string() }).strict(),
  z.object({ fact: CarriedFact }).strict(),
  From,
]);
export type Carried = z.infer<typeof Carried>;
