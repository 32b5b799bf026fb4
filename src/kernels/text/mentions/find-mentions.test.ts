import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.ts';
import { compileGazetteer, type GazetteerPlace } from './gazetteer.ts';
import type { MentionKind } from './place-words.ts';
import { lookedAt, unseen } from './written-mentions.test-data.ts';

const file = JSON.parse(
  readFileSync(new URL('../../../../declared/places/hongqi.json', import.meta.url), 'utf8'),
) as { places: GazetteerPlace[] };
const gazetteer = compileGazetteer(file.places);
const codeOf = new Map(file.places.map(({ code, label }) => [label.zh, code]));

const KINDS: Readonly<Record<string, MentionKind>> = {
  d: 'district',
  s: 'street',
  c: 'community',
  v: 'village',
  e: 'estate',
  r: 'road',
  x: 'crossing',
  b: 'building',
  l: 'landmark',
  k: 'code',
};

/** A sentence without its marks, and its mentions as `start-end kind place`. */
function readMarks(marked: string): { text: string; wanted: string[] } {
  let text = '';
  const wanted: string[] = [];
  for (const [part, words, kind, place] of marked.matchAll(
    /\{([^:{}]+):([a-z])(?:=([^}]+))?\}|[^{]+/gu,
  )) {
    if (words !== undefined) {
      const code = place === undefined ? null : codeOf.get(place);
      if (code === undefined) throw new Error(`no place ${place}`);
      wanted.push(`${text.length}-${text.length + words.length} ${KINDS[kind!]} ${code}`);
    }
    text += words ?? part;
  }
  return { text, wanted };
}

interface Measured {
  sentences: number;
  wanted: number;
  found: number;
  right: number;
  wrong: string[];
  /** places that were set and should not have been, or another */
  guessed: number;
}

function measure(sentences: readonly string[]): Measured {
  const sum: Measured = { sentences: 0, wanted: 0, found: 0, right: 0, wrong: [], guessed: 0 };
  for (const { text, wanted } of sentences.map(readMarks)) {
    const found = findMentions(gazetteer, text).map(
      ({ start, end, kind, place }) => `${start}-${end} ${kind} ${place}`,
    );
    const right = found.filter((one) => wanted.includes(one));
    sum.sentences += 1;
    sum.wanted += wanted.length;
    sum.found += found.length;
    sum.right += right.length;
    sum.guessed += found.filter((one) => !one.endsWith('null') && !wanted.includes(one)).length;
    if (right.length < wanted.length || found.length > right.length) {
      sum.wrong.push(`${text}: got ${found.join(', ')}; wanted ${wanted.join(', ')}`);
    }
  }
  return sum;
}

describe('findMentions on written sentences', () => {
  it.each([
    ['those looked at while mending', lookedAt, 0.97],
    ['those that were not', unseen, 0.9],
  ])('finds words, kind and place of %s', (_, sentences, least) => {
    const { sentences: n, wanted, found, right, guessed, wrong } = measure(sentences);
    expect(n).toBeGreaterThanOrEqual(100);
    const shares = { precision: right / found, recall: right / wanted, guessed };
    const enough = shares.precision >= least && shares.recall >= least && guessed === 0;
    // what was wrong stands in the message of a failure
    expect(enough ? [] : [shares, ...wrong]).toEqual([]);
  });
});
