import type { FileRef } from '../../model/act.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Field } from '../../model/programme.ts';
import type { Setup } from './setup.ts';

/** A point as forms give it, WGS84 degrees. */
export interface Point {
  lat: number;
  lon: number;
}

/** What a check may look up. */
export interface InputKnowledge {
  setup: Setup;
  /** kept files of the district by SHA-256 */
  files: ReadonlyMap<string, FileRef>;
  /** records that may be named, as `programme number` */
  numbers: ReadonlySet<string>;
}

/** A checked value, or why it is wrong. */
export type Checked = { value: unknown } | { wrong: Problem };
export type Check = (value: unknown, field: Field, path: string, know: InputKnowledge) => Checked;

export const wrong = (
  code: string,
  path: string,
  zh: string,
  en: string,
  got: unknown,
  wanted: string,
) => ({
  wrong: problem(`input.${code}`, path, zh, en, { got, wanted }),
});

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A record as `InputKnowledge.numbers` holds it. */
export const numberKey = (programme: string, number: string): string => `${programme} ${number}`;
