import type { Carried } from '../../model/carried.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** The record that an act is done to, and what was given with it. */
export interface Carrying {
  snapshot: Snapshot;
  titleField: string;
  /** clear text of its sensitive fields, by name */
  clear: Readonly<Record<string, unknown>>;
  input: Readonly<Record<string, unknown>>;
}

type Fact = Extract<Carried, { fact: string }>['fact'];

const facts: Record<Fact, (of: Snapshot) => unknown> = {
  number: (of) => of.number,
  category: (of) => of.category,
  place: (of) => of.place,
  point: ({ lat, lon }) => (lat === null || lon === null ? null : { lat, lon }),
  lead: (of) => of.lead,
  channel: (of) => of.channel,
};

function valueOf(carried: Carried, of: Carrying): unknown {
  if ('value' in carried) return carried.value;
  if ('input' in carried) return of.input[carried.input];
  if ('fact' in carried) return facts[carried.fact](of.snapshot);
  if (Object.hasOwn(of.clear, carried.field)) return of.clear[carried.field];
  return carried.field === of.titleField ? of.snapshot.title : of.snapshot.fields[carried.field];
}

/** The form of an act in another programme, filled from a record; what it lacks stays blank. */
export const carriedInput = (
  carry: Readonly<Record<string, Carried>>,
  of: Carrying,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(carry).map(([name, from]) => [name, valueOf(from, of)]));
