import type { Claim } from '../kernels/figures/claim.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Aspect, FigureKey, Rank } from '../model/figure.ts';
import type { RankAnswer } from '../model/ledger-answer.ts';
import type { RankSet } from '../model/territory.ts';
import { unknown, type Judgement } from './judge-amount.ts';
import { foldName } from './name-likeness.ts';

const numerals = '零一二三四五六七八九十';
const sizeIn = (scope: string): number | null => {
  const found = /(\d+|[两一二三四五六七八九十])个/.exec(scope)?.[1];
  if (found === undefined) return null;
  return /\d/.test(found) ? Number(found) : found === '两' ? 2 : numerals.indexOf(found);
};

const namesOf = (set: RankSet): string[] =>
  [set.label.zh, set.label.en, ...set.aliases].map(foldName);

/** Sets that a text may mean by these words: those called so first, then those whose name holds them or is held. */
export function setsNamed(book: Book, scope: string | null): readonly (readonly RankSet[])[] {
  if (scope === null) return [book.sets];
  const words = foldName(scope).replace(/^(?:the|all)/, '');
  const exact = book.sets.filter((set) => namesOf(set).includes(words));
  const inside = book.sets
    .map((set) => {
      const held = namesOf(set).filter((name) => words.includes(name) || name.includes(words));
      return { set, length: Math.max(0, ...held.map((n) => Math.min(n.length, words.length))) };
    })
    .filter(({ length }) => length > 1);
  const longest = Math.max(0, ...inside.map(({ length }) => length));
  const near = inside.filter(({ length }) => length === longest).map(({ set }) => set);
  return [exact, near.filter((set) => !exact.includes(set))];
}

interface Held {
  key: FigureKey;
  set: RankSet;
  answer: RankAnswer;
}

const placeWords = (n: number | null, band: string | null | undefined) =>
  n === null ? (band ?? '') : `第${n}位`;

function judgeStated(claim: Claim, rank: Rank): Judgement['why'] | null {
  const said = claim.rank;
  if (claim.kind === 'rank-change') return said?.change === rank.change ? null : 'change';
  if (said?.n === null || said === null) {
    const [a, b] = [foldName(claim.text), foldName(rank.band ?? '')];
    return b !== '' && (a.includes(b) || b.includes(a)) ? null : 'band';
  }
  if (claim.text.includes('强') || claim.qualifier === '前') {
    return rank.n !== null && rank.n > said.n
      ? 'rank'
      : rank.n === null && !foldName(rank.band ?? '').includes(String(said.n))
        ? 'band'
        : null;
  }
  return said.n === rank.n ? null : 'rank';
}

/** Whether an origin that stated this rank says anything of what the claim says. */
const speaks = (claim: Claim, rank: Rank): boolean =>
  claim.kind === 'rank-change' ? rank.change !== null : rank.n !== null || rank.band !== null;

function judgeHeld(claim: Claim, { key, set, answer }: Held): Judgement {
  const figures = answer.stated.map(({ rank }) => rank);
  const size = claim.rank?.scope ? sizeIn(claim.rank.scope) : null;
  const known = set.size ?? (set.members.length || null);
  if (size !== null && known !== null && size !== known) {
    const [got, wanted] = [`${size}`, `${known}`];
    return { verdict: 'contradicted', key, figures, got, wanted, why: 'set' };
  }
  const stated = answer.stated.filter((rank) => speaks(claim, rank));
  if (stated.length > 0) {
    const whys = stated.map((rank) => judgeStated(claim, rank));
    const right = whys.filter((why) => why === null).length;
    if (right === whys.length) return { verdict: 'confirmed', key, figures };
    const wanted = stated
      .map((r) => (claim.kind === 'rank-change' ? `${r.change}` : placeWords(r.n, r.band)))
      .join(' / ');
    const got = claim.kind === 'rank-change' ? `${claim.rank?.change}` : claim.text;
    const verdict = right > 0 ? 'ambiguous' : 'contradicted';
    return { verdict, key, figures, got, wanted, why: whys.find((why) => why !== null) ?? 'rank' };
  }
  return judgeComputed(claim, key, answer);
}

function judgeComputed(claim: Claim, key: FigureKey, { computed }: RankAnswer): Judgement {
  const said = claim.kind === 'rank-change' ? claim.rank?.change : claim.rank?.n;
  if (!computed || said === null || said === undefined) return unknown(key);
  const figures = computed.from.map(({ figure }) => figure);
  if (claim.kind === 'rank-change') {
    if (computed.change === null) return unknown(key);
    if (computed.change === said) return { verdict: 'confirmed', key, figures };
    const [got, wanted] = [`${said}`, `${computed.change}`];
    return { verdict: 'contradicted', key, figures, got, wanted, why: 'change' };
  }
  const banded = claim.text.includes('强') || claim.qualifier === '前';
  if (banded ? computed.worst <= said : computed.n === said && computed.worst === said)
    return { verdict: 'confirmed', key, figures };
  const open = banded ? computed.n <= said : said >= computed.n && said <= computed.worst;
  if (open) return unknown(key);
  const wanted = placeWords(computed.n, null);
  return { verdict: 'contradicted', key, figures, got: claim.text, wanted, why: 'rank' };
}

/**
 * Holds a rank, a band or a change of rank against those stated and computed. Where the text does
 * not say whether the amount or its growth is ranked, the one the reader of claims takes comes
 * first, and the other only where the ledger knows no rank of the first.
 */
export function judgeRank(book: Book, claim: Claim, key: Omit<FigureKey, 'aspect'>): Judgement {
  const basis = claim.rank?.basis ?? 'level';
  const aspects: Aspect[] = basis === 'growth' ? ['growth', 'level'] : ['level', 'growth'];
  for (const among of setsNamed(book, claim.rank?.scope ?? null)) {
    for (const aspect of aspects) {
      const judged = among.flatMap((set) => {
        const full = { ...key, aspect };
        const answer = book.rank({ ...full, set: set.code });
        if (answer.comparison === 'none') return [];
        const one = judgeHeld(claim, { key: full, set, answer });
        return one.verdict === 'not-in-ledger' ? [] : [one];
      });
      const merged = mergeReadings(judged);
      if (merged) return merged;
    }
  }
  return unknown({ ...key, aspect: aspects[0]! });
}

/** Several readings of one claim: what all of them say holds; where they part, nobody can say. */
export function mergeReadings(judged: readonly Judgement[]): Judgement | undefined {
  const [first] = judged;
  if (!first || judged.every(({ verdict }) => verdict === first.verdict)) return first;
  const said = judged.filter(({ verdict }) => verdict !== 'not-in-ledger');
  const [known] = said;
  if (known && said.length === 1) return known;
  return { ...(known ?? first), verdict: 'ambiguous', figures: said.flatMap((one) => one.figures) };
}
