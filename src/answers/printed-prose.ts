import type { NumberSource } from '../model/briefing.ts';
import type { BoundInline } from './bind-briefing.ts';
import type { Inline } from './read-briefing.ts';
import { splitSentences, type Sentence } from './split-sentences.ts';

/** A stretch of the printed text (UTF-16 offsets) and where it was written (code points). */
export interface Stretch extends Pick<BoundInline, 'used'> {
  kind: Inline['kind'];
  from: number;
  to: number;
  start: number;
  end: number;
}

/** A bound number of the printed text (UTF-16 offsets). */
export interface PrintedNumber {
  from: number;
  to: number;
  text: string;
  source: NumberSource;
}

/** The text of a briefing as readers get it, and where each part of it was written. */
export interface Printed {
  text: string;
  stretches: Stretch[];
  numbers: PrintedNumber[];
  /** by their place; offsets are UTF-16 units */
  sentences: Sentence[];
}

const placeOf = (inline: Inline): { start: number; end: number } =>
  inline.kind === 'text' ? inline : inline.kind === 'plain' ? inline.plain : inline.binding;

/** Puts the bound text together line by line, and keeps whence each stretch came. */
export function printProse(lines: readonly BoundInline[][]): Printed {
  const stretches: Stretch[] = [];
  const numbers: PrintedNumber[] = [];
  let text = '';
  for (const line of lines) {
    for (const { inline, spans, used } of line) {
      const from = text.length;
      for (const span of spans) {
        const at = text.length;
        text += span.text;
        if (span.kind === 'number')
          numbers.push({ from: at, to: text.length, text: span.text, source: span.source });
      }
      const { start, end } = placeOf(inline);
      stretches.push({ kind: inline.kind, from, to: text.length, start, end, used });
    }
    text += '\n\n';
  }
  return { text, stretches, numbers, sentences: splitSentences(text) };
}

export const pointsIn = (text: string) => Array.from(text).length;

/** Where words of the prose were written, in code points; undefined where a binding has a part in them. */
export function findPlace(
  { text, stretches }: Printed,
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  const touched = stretches.filter((one) => one.from < to && from < one.to);
  const [words] = touched;
  if (words?.kind !== 'text' || touched.some(({ kind }) => kind !== 'text')) return undefined;
  const start = words.start + pointsIn(text.slice(words.from, from));
  return { start, end: start + pointsIn(text.slice(from, to)) };
}

/** UTF-16 offset of a code point. */
export function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(pointsIn(text) + 1);
  let at = 0;
  let point = 0;
  for (const character of text) {
    units[point++] = at;
    at += character.length;
  }
  units[point] = at;
  return units;
}
