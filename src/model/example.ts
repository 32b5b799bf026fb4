import type { FileRef } from './act.ts';

/** A stream of numbers that is the same every time the examples are made. */
export interface ExampleRandom {
  unit(): number;
  below(below: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A place of the district that examples may stand at. */
export interface ExamplePlace {
  code: string;
  label: string;
  kind: string;
  lat: number | null;
  lon: number | null;
}

/** What made-up records of a district are made with. */
export interface ExampleWorld {
  district: string;
  /** civil date in the district's time zone */
  today: string;
  /** the places below the district itself: subdistricts, communities, villages */
  places: readonly ExamplePlace[];
  /** a stream of its own for a name, so that one record can change without moving the others */
  random(...names: (string | number)[]): ExampleRandom;
  /** the civil date so many days from another; negative is before */
  day(from: string, days: number): string;
  /** a drawing that bears the stamp 模拟, or a made-up paper */
  picture(shows: 'before' | 'after' | 'check' | 'paper', subject?: string): FileRef;
}

/** A made-up person of a role. */
export interface ExampleActor {
  role: string;
  unit?: string;
  name: string;
}

/** The number of another example record, known when the acts are done. */
export interface ExampleNumber {
  numberOf: string;
}

export const isExampleNumber = (value: unknown): value is ExampleNumber =>
  typeof value === 'object' && value !== null && 'numberOf' in value;

/** One act of a made-up life: done in the morning of the working day at or after a civil date. */
export interface ExampleAct {
  type: string;
  on: string;
  by: ExampleActor;
  /** by field of the act's form; the number of another example is told by `{ numberOf: 'its id' }` */
  input: Record<string, unknown>;
  /** minutes into the morning; drawn where absent. Acts of two records that are one thing name the same */
  minutes?: number;
  /** for an act that opens or notes parts: the examples that they are, and the one that ended */
  parts?: { opens: Record<string, string>; ended?: { id: string; state: string } };
}

/** A made-up record: its acts in order, the first of which opens it. What lies after today has not happened. */
export interface ExampleLife {
  /** the same every time, and no other example's */
  id: string;
  acts: readonly ExampleAct[];
}

/** The made-up records of one programme. */
export interface ExampleRecords {
  programme: string;
  districts: readonly string[];
  lives(world: ExampleWorld): readonly ExampleLife[];
}

/**
 * Declares made-up records of a programme: marked as simulated, written once, through the same
 * acts as those of people.
 *
 * @example export default defineExamples({ programme: 'register', districts: ['hongqi'], lives: ({ day, today }) => … })
 */
export const defineExamples = (examples: ExampleRecords): ExampleRecords => examples;
