import type { Claim } from '../kernels/figures/claim.ts';
import { compareQuantities } from '../kernels/figures/quantity.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { Random } from '../kernels/simulate/random.ts';
import type { Verdict } from '../model/briefing.ts';
import { mayBeSaid } from './judge-amount.ts';
import { unitOffsets } from './claim-setting.ts';
import { splitSentences } from './split-sentences.ts';

export type TamperingKind = 'digit' | 'unit' | 'rank' | 'direction' | 'subject';

/** One change to a text that makes it false. Offsets are UTF-16 units of the text before it. */
export interface Tampering {
  kind: TamperingKind;
  text: string;
  /** the changed stretches */
  changed: readonly { start: number; end: number; from: string; to: string }[];
  /** code points of the tampered text at which the changed numbers stand */
  at: readonly number[];
}

/** A number that the ledger confirmed, with its claim. */
interface Known {
  claim: Claim;
  verdict: Verdict;
  start: number;
  end: number;
}

interface Edit {
  start: number;
  end: number;
  to: string;
}

const unitSwaps: readonly (readonly [RegExp, string])[] = [
  [/亿元$/, '万元'],
  [/万元$/, '亿元'],
  [/平方公里$/, '公顷'],
  [/公里$/, '米'],
  [/万平方米$/, '平方米'],
  [/万(㎡|户|余户|余条|条)$/, '$1'],
  [/亩$/, '平方公里'],
  [/%$/, '个百分点'],
  [/ billion yuan$/, ' million yuan'],
  [/ million yuan$/, ' billion yuan'],
];

const directions: readonly (readonly [RegExp, string])[] = [
  [/增长(?=[\d.]+(?:%|个百分点))/, '下降'],
  [/下降(?=[\d.]+(?:%|个百分点))/, '增长'],
  [/(?:提升|上升|前进)(?=\d+个?(?:位|名))/, '下降'],
  [/\bup (?=[\d.]+ ?%)/, 'down '],
  [/\b(?:grew|rose)(?= (?:by )?[\d.]+ ?%)/, 'fell'],
];

/** The text with edits made, and where in it each edit begins. */
function edited(text: string, edits: readonly Edit[]): { text: string; starts: number[] } {
  let out = '';
  let from = 0;
  const starts: number[] = [];
  for (const { start, end, to } of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(from, start);
    starts.push(out.length);
    out += to;
    from = end;
  }
  return { text: out + text.slice(from), starts };
}

/** One digit made another one: never a leading zero, never only in the place of 0 % of nothing. */
function digitEdit(text: string, { start, end }: Known, random: Random): Edit | null {
  const places: number[] = [];
  for (let at = start; at < end; at += 1) if (/\d/.test(text[at]!)) places.push(at);
  if (places.length === 0) return null;
  const at = random.pick(places);
  const leading = at === places[0];
  const digits = [...'0123456789'].filter((d) => d !== text[at] && !(leading && d === '0'));
  return { start: at, end: at + 1, to: random.pick(digits) };
}

function unitEdit(text: string, { start, end, claim }: Known): Edit | null {
  const words = text.slice(start, end);
  const swap = unitSwaps.find(([unit]) => unit.test(words));
  // 增长15个百分点 says another thing; 占比91.8个百分点 is no sentence
  if (!swap || (claim.unit === '%' && claim.kind !== 'growth')) return null;
  return { start, end, to: words.replace(...swap) };
}

function rankEdit(text: string, known: Known, random: Random): Edit | null {
  if (known.claim.kind !== 'rank' || known.claim.rank?.n === null) return null;
  const edit = digitEdit(text, known, random);
  return edit && /强|前/.test(known.claim.text) ? null : edit;
}

function directionEdit(text: string, { start, end }: Known): Edit | null {
  const from = Math.max(0, start - 8);
  const words = text.slice(from, end);
  for (const [pattern, to] of directions) {
    const found = pattern.exec(words);
    if (found && from + found.index + found[0].length === start)
      return { start: from + found.index, end: start, to };
  }
  return null;
}

/** The words of a subject where they stand before their number, once in that sentence. */
function subjectAt(text: string, known: Known): Edit | null {
  const { claim } = known;
  const sentence = splitSentences(text).find((s) => s.start <= known.start && known.end <= s.end);
  if (!sentence || !claim.subject || claim.subject.length < 3) return null;
  const lead = text.slice(sentence.start, known.start);
  const at = lead.lastIndexOf(claim.subject);
  if (at < 0 || lead.indexOf(claim.subject) !== at) return null;
  const start = sentence.start + at;
  const between = text.slice(start + claim.subject.length, known.start);
  if (/[\d,，;；。]/.test(between)) return null;
  return { start, end: start + claim.subject.length, to: claim.subject };
}

/**
 * Whether two subjects may be swapped so that the text becomes false: other indicators of one
 * territory whose amounts differ. Equal amounts make a true sentence of a swap; nobody can see it.
 */
function differ(a: Known, b: Known): boolean {
  if (a.verdict.indicator === b.verdict.indicator) return false;
  if (a.claim.kind !== b.claim.kind || a.claim.value === null || b.claim.value === null)
    return false;
  // a rank in a set in which nobody ranked the other indicator: nothing is known of it
  if (a.claim.rank?.scope !== b.claim.rank?.scope) return false;
  const [left, right] = [a.claim, b.claim].map((c) => ({ value: c.value!, unit: c.unit ?? '个' }));
  return compareQuantities(left!, right!) !== 0 && left!.unit === right!.unit;
}

function subjectEdits(
  text: string,
  one: Known,
  all: readonly Known[],
  random: Random,
): Edit[] | null {
  const own = subjectAt(text, one);
  if (!own) return null;
  const others = all.filter((other) => {
    if (other.verdict.territory !== one.verdict.territory || !differ(one, other)) return false;
    const at = subjectAt(text, other);
    return at !== null && (at.end <= own.start || at.start >= own.end);
  });
  if (others.length === 0) return null;
  const there = subjectAt(text, random.pick(others))!;
  return [
    { ...own, to: there.to },
    { ...there, to: own.to },
  ];
}

function editsFor(
  kind: TamperingKind,
  text: string,
  one: Known,
  all: readonly Known[],
  random: Random,
): Edit[] | null {
  if (kind === 'subject') return subjectEdits(text, one, all, random);
  const edit =
    kind === 'digit'
      ? digitEdit(text, one, random)
      : kind === 'unit'
        ? unitEdit(text, one)
        : kind === 'rank'
          ? rankEdit(text, one, random)
          : directionEdit(text, one);
  return edit && [edit];
}

/** Why a change leaves the text as true as it was; null where it does not. */
export function undetectable(before: Claim, after: Claim | undefined): string | null {
  if (!after) return null;
  const a = before.normalized;
  const b = after.normalized;
  const same =
    a !== null &&
    b !== null &&
    a.value === b.value &&
    a.unit === b.unit &&
    before.growth?.direction === after.growth?.direction &&
    before.rank?.n === after.rank?.n &&
    before.rank?.change === after.rank?.change;
  if (same) return 'the same amount in other words';
  const [now, was] = [after, before].map(({ value, unit, qualifier }) => ({
    value: value ?? '',
    unit: unit ?? '',
    qualifier,
  }));
  const plain = before.growth === null && before.rank === null && now!.value !== '';
  // 100余项 where there were 140余
  const vague = after.qualifier !== null && plain && mayBeSaid(now!, was!) === null;
  return vague ? 'the same amount, less exactly' : null;
}

/**
 * A text with one falsehood in it, made from one of the numbers that were confirmed: another digit,
 * another unit, another rank, the opposite direction, or two subjects swapped. Null where the number
 * drawn does not lend itself to the kind; draw again.
 *
 * What nobody could see is never made: a swap of subjects with equal amounts or ranked in other sets, and an edit that says
 * the same amount in other words or less exactly (100余 for 140余). Numbers the ledger does not hold are not touched, since nothing is
 * known of them.
 */
export function tamperText(
  text: string,
  verdicts: readonly Verdict[],
  kind: TamperingKind,
  random: Random,
): Tampering | null {
  const unit = unitOffsets(text);
  const confirmed = new Map(
    verdicts.filter((v) => v.verdict === 'confirmed').map((v) => [`${v.start} ${v.part}`, v]),
  );
  const known = readClaims(text).flatMap((claim): Known[] => {
    const part = claim.kind === 'level' || claim.kind === 'count' ? 'value' : claim.kind;
    const verdict = confirmed.get(`${claim.start} ${part}`);
    return verdict ? [{ claim, verdict, start: unit(claim.start), end: unit(claim.end) }] : [];
  });
  if (known.length === 0) return null;
  const one = random.pick(known);
  const edits = editsFor(kind, text, one, known, random);
  if (!edits) return null;
  const made = edited(text, edits);
  const at = made.starts.map((start) => Array.from(made.text.slice(0, start)).length);
  if (kind !== 'subject') {
    const after = readClaims(made.text).find((c) => c.start <= at[0]! + 8 && c.end > at[0]!);
    if (undetectable(one.claim, after)) return null;
  }
  const changed = edits.map((e) => ({ ...e, from: text.slice(e.start, e.end) }));
  return { kind, text: made.text, changed, at };
}
