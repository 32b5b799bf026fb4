import { diffArrays } from 'diff';
import type { Claim } from '../kernels/figures/claim.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type {
  DraftNumber,
  DraftSentence,
  NumberChange,
  SentenceChange,
} from '../model/briefing-view.ts';
import { coverage, gramsOf } from './name-likeness.ts';
import { splitSentences } from './split-sentences.ts';
import { unitOffsets } from './claim-setting.ts';

/** From here on two sentences are one that was rewritten; numbers left aside. */
const likeEnough = 0.5;

const plain = (text: string) => text.replaceAll(/\s+/g, '');
const words = (text: string) => gramsOf(text.replaceAll(/[\d.]+/g, ' '));

function likeness(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  return (coverage(left, right) + coverage(right, left)) / 2;
}

const numberOf = ({ start, end, text, subject }: Claim): DraftNumber => ({
  start,
  end,
  text: plain(text),
  subject,
});

/** The sentences of a text with their numbers; offsets count code points. */
export function readSentences(text: string): DraftSentence[] {
  const claims = readClaims(text);
  const unit = unitOffsets(text);
  const point = (units: number) => Array.from(text.slice(0, units)).length;
  let next = 0;
  return splitSentences(text).map((sentence) => {
    const numbers: DraftNumber[] = [];
    for (; next < claims.length && unit(claims[next]!.start) < sentence.end; next += 1)
      numbers.push(numberOf(claims[next]!));
    const start = point(sentence.start);
    const length = Array.from(sentence.text).length;
    return { start, end: start + length, text: sentence.text, numbers };
  });
}

const bySubject = (a: DraftNumber, b: DraftNumber) => a.subject !== null && a.subject === b.subject;

/** What became of the numbers of a sentence: told apart by text, then paired by subject, then by place. */
export function compareNumbers(before: DraftSentence, after: DraftSentence): NumberChange[] {
  const changes: NumberChange[] = [];
  const parts = diffArrays(
    before.numbers.map(({ text }) => text),
    after.numbers.map(({ text }) => text),
  );
  const gone: DraftNumber[] = [];
  const come: DraftNumber[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of parts) {
    if (removed) gone.push(...before.numbers.slice(i, i + count));
    if (added) come.push(...after.numbers.slice(j, j + count));
    if (!added) i += count;
    if (!removed) j += count;
  }
  for (const pairs of [bySubject, () => true]) {
    for (const one of gone.slice()) {
      const other = come.find((candidate) => pairs(one, candidate));
      if (!other) continue;
      changes.push({ kind: 'changed', before: one, after: other });
      gone.splice(gone.indexOf(one), 1);
      come.splice(come.indexOf(other), 1);
    }
  }
  changes.push(...gone.map((number) => ({ kind: 'removed' as const, before: number })));
  changes.push(...come.map((number) => ({ kind: 'added' as const, after: number })));
  const place = (change: NumberChange) =>
    'after' in change ? change.after.start : change.before.start;
  return changes.sort((a, b) => place(a) - place(b));
}

interface Pair {
  before: DraftSentence;
  after: DraftSentence;
  like: number;
}

/** The most alike first, each sentence once. */
function pairUp(gone: readonly DraftSentence[], come: readonly DraftSentence[]): Pair[] {
  const pairs = gone.flatMap((before) =>
    come.map((after) => ({ before, after, like: likeness(before.text, after.text) })),
  );
  const used = new Set<DraftSentence>();
  return pairs
    .filter(({ like }) => like >= likeEnough)
    .sort((a, b) => b.like - a.like || a.before.start - b.before.start)
    .filter(({ before, after }) => {
      if (used.has(before) || used.has(after)) return false;
      used.add(before).add(after);
      return true;
    });
}

/**
 * Sentence by sentence, what became of one draft in another (or of last year's text in this year's):
 * kept, moved, changed with the numbers concerned, added, removed. In the order of the later draft;
 * what was removed stands where it was missed. White space and line breaks count for nothing.
 */
export function compareDrafts(before: string, after: string): SentenceChange[] {
  const [old, now] = [readSentences(before), readSentences(after)];
  const parts = diffArrays(
    old.map(({ text }) => plain(text)),
    now.map(({ text }) => plain(text)),
  );
  const kept: SentenceChange[] = [];
  const gone: DraftSentence[] = [];
  const come: DraftSentence[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of parts) {
    if (removed) gone.push(...old.slice(i, i + count));
    else if (added) come.push(...now.slice(j, j + count));
    else
      for (let k = 0; k < count; k += 1)
        kept.push({ kind: 'same', before: old[i + k]!, after: now[j + k]! });
    if (!added) i += count;
    if (!removed) j += count;
  }
  const pairs = pairUp(gone, come);
  const used = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  const changes: SentenceChange[] = [
    ...kept,
    ...pairs.map(({ before: a, after: b }): SentenceChange =>
      plain(a.text) === plain(b.text)
        ? { kind: 'moved', before: a, after: b }
        : { kind: 'changed', before: a, after: b, numbers: compareNumbers(a, b) },
    ),
    ...come.filter((s) => !used.has(s)).map((s) => ({ kind: 'added' as const, after: s })),
  ];
  changes.sort((a, b) => placeOf(a) - placeOf(b));
  for (const sentence of gone.filter((s) => !used.has(s))) {
    const at = changes.findIndex(
      (change) =>
        'before' in change && change.kind !== 'moved' && change.before.start > sentence.start,
    );
    changes.splice(at < 0 ? changes.length : at, 0, { kind: 'removed', before: sentence });
  }
  return changes;
}

const placeOf = (change: SentenceChange): number => ('after' in change ? change.after.start : -1);
