import type { Claim } from '../kernels/figures/claim.ts';
import { findPeriod } from '../kernels/figures/period.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Verdict } from '../model/briefing.ts';
import type { FigureKey } from '../model/figure.ts';
import type { Label } from '../model/label.ts';
import { isOfSet, isPartOfName, placeClaims, type PlacedClaim } from './claim-setting.ts';
import { judgeAmount, unknown, type Judgement } from './judge-amount.ts';
import { judgeRank, mergeReadings } from './judge-rank.ts';
import { makeMatcher, type Match, type Matcher } from './match-claim.ts';

export interface VerifyOptions {
  /** what the text is about where it names no territory; the book's own by default */
  territory?: string;
  /** the period it is about where it names none */
  period: string;
}

const measured: ReadonlySet<Claim['kind']> = new Set([
  'level',
  'growth',
  'share',
  'count',
  'rank',
  'rank-change',
  'multiple',
]);
const isRank = ({ kind }: Claim) => kind === 'rank' || kind === 'rank-change';
const governs = /新增|净增|新认定|新引进/;

const noKey = { verdict: 'not-in-ledger', key: null, figures: [] } satisfies Judgement;

/** A claim and the indicators it may be about. */
interface Read {
  placed: PlacedClaim;
  matches: Match[];
}

/** Of a rank or a change: the amount before it in the sentence with the same subject bears the name. */
function inherited(placed: PlacedClaim, read: readonly Read[]): Match[] | undefined {
  const { claim, sentence } = placed;
  if (claim.kind !== 'growth' && claim.kind !== 'multiple' && !isRank(claim)) return undefined;
  const same = read.findLast(
    (one) =>
      one.placed.sentence === sentence &&
      one.placed.claim.subject === claim.subject &&
      one.placed.territory === placed.territory,
  );
  return same?.matches.length ? same.matches : undefined;
}

/** Whether 新增 at the head of an enumeration still holds for this member of it. */
function isGoverned(placed: PlacedClaim, text: string): boolean {
  if (placed.claim.kind !== 'count') return false;
  const words = text.slice(placed.sentence.start, placed.start);
  const at = words.search(governs);
  return at >= 0 && !/总数|总量|累计|现有|达$|;|；/.test(words.slice(words.lastIndexOf('新')));
}

function matchAll(placed: readonly PlacedClaim[], matcher: Matcher, text: string): Read[] {
  const read: Read[] = [];
  placed.forEach((one, i) => {
    if (
      isPartOfName(one.claim) ||
      !measured.has(one.claim.kind) ||
      isOfSet(one.claim, placed[i + 1]?.claim)
    )
      return;
    const governed = isGoverned(one, text);
    const matches = inherited(one, read) ?? matcher.match(one, governed);
    read.push({ placed: one, matches });
  });
  return read;
}

/** Periods to ask for: the one the text says; where it only carries it on, also the one the ledger has. */
function periodsFor(book: Book, indicator: string, placed: PlacedClaim, given: string): string[] {
  const said = placed.claim.period ?? given;
  const asked = findPeriod(said) ? said : given;
  const known = book.periodsOf(indicator, placed.territory);
  if (known.includes(asked)) return [asked];
  const year = asked.slice(0, 4);
  const own = placed.claim.period !== null && placed.sentence.text.includes(year);
  return own || known.length !== 1 ? [asked] : [asked, known[0]!];
}

function judgeOne(book: Book, placed: PlacedClaim, indicator: string, given: string): Judgement {
  const { claim, territory } = placed;
  let last: Judgement = noKey;
  for (const period of periodsFor(book, indicator, placed, given)) {
    const key = { indicator, territory, period };
    const aspect: FigureKey['aspect'] =
      claim.kind === 'growth' || claim.kind === 'multiple' ? 'growth' : 'level';
    last = isRank(claim)
      ? judgeRank(book, claim, key)
      : claim.kind === 'multiple'
        ? judgeMultiple(book, claim, key)
        : judgeAmount(book, claim, { ...key, aspect });
    if (last.verdict !== 'not-in-ledger') return last;
  }
  return last;
}

/** 翻一番 and 增长2倍 are changes in percent; without a figure of growth nothing can be said. */
function judgeMultiple(book: Book, claim: Claim, key: Omit<FigureKey, 'aspect'>): Judgement {
  const amount = claim.unit === '番' && claim.value !== null ? Number(claim.value) : null;
  const held = { ...key, aspect: 'growth' as const };
  if (amount === null) return judgeAmount(book, claim, held);
  const value = String((2 ** amount - 1) * 100);
  return judgeAmount(
    book,
    { ...claim, value, unit: '%', growth: { value, unit: '%', direction: 'up' } },
    held,
  );
}

const details: Readonly<Record<NonNullable<Judgement['why']> | Verdict['verdict'], Label>> = {
  confirmed: { zh: '与台账一致', en: 'as the ledger holds it' },
  contradicted: { zh: '与台账不符', en: 'not what the ledger holds' },
  'not-in-ledger': { zh: '台账中没有', en: 'the ledger holds no such figure' },
  ambiguous: { zh: '可指不止一项指标', en: 'may mean more than one indicator' },
  value: { zh: '数值与台账不符', en: 'the value is not what the ledger holds' },
  unit: { zh: '单位与台账不符', en: 'the unit is not that of the ledger' },
  direction: { zh: '增减方向与台账相反', en: 'the direction is the opposite' },
  qualifier: { zh: '约数用语与台账不符', en: 'the words of approximation differ' },
  origins: { zh: '各来源说法不一', en: 'origins say different things' },
  rank: { zh: '位次与台账不符', en: 'the rank is not what the ledger holds' },
  set: { zh: '排名范围的个数不符', en: 'the rank set has another size' },
  change: { zh: '位次升降与台账不符', en: 'the change of rank differs' },
  band: { zh: '位次档次与台账不符', en: 'the band is not what the ledger holds' },
};

const partOf = ({ kind }: Claim): string => (kind === 'level' || kind === 'count' ? 'value' : kind);

function verdictOf(placed: PlacedClaim, judged: Judgement): Verdict {
  const { claim } = placed;
  const { key, got, wanted } = judged;
  return {
    start: claim.start,
    end: claim.end,
    text: claim.text,
    verdict: judged.verdict,
    part: partOf(claim),
    ...(key ? { indicator: key.indicator, territory: key.territory, period: key.period } : {}),
    ...(got === undefined ? {} : { got }),
    ...(wanted === undefined ? {} : { wanted }),
    detail: details[judged.why ?? judged.verdict],
    figures: [...new Set(judged.figures)],
  };
}

/** A rank that names nothing of its own goes back to the counts before it in the sentence. */
function fallBack(book: Book, read: readonly Read[], at: number, period: string): Judgement {
  const { placed } = read[at]!;
  for (let i = at - 1; i >= 0 && isRank(placed.claim); i -= 1) {
    const before = read[i]!;
    if (before.placed.sentence !== placed.sentence) break;
    const [best] = before.matches;
    if (!best || isRank(before.placed.claim)) continue;
    const judged = judgeOne(book, placed, best.indicator.code, period);
    if (judged.verdict !== 'not-in-ledger') return judged;
  }
  return unknown(null);
}

/**
 * What becomes of each number of a finished text against a book: confirmed, contradicted (with what
 * was got and wanted), not in the ledger, or ambiguous, in order of place; offsets count code
 * points. Dates, names and ordinals are no figures and get no verdict. A claim is matched by words
 * alone, never by its value, so that a wrong number cannot find itself another indicator.
 */
export function verifyText(text: string, book: Book, options: VerifyOptions): Verdict[] {
  const { territory = book.territory, period } = options;
  const placed = placeClaims(text, readClaims(text), book, territory);
  const read = matchAll(placed, makeMatcher(book), text);
  return read.map((one, at) => {
    const judged = one.matches.map(({ indicator }) =>
      judgeOne(book, one.placed, indicator.code, period),
    );
    const merged = mergeReadings(judged) ?? noKey;
    const sought = merged.verdict === 'not-in-ledger' ? fallBack(book, read, at, period) : merged;
    return verdictOf(one.placed, sought.verdict === 'not-in-ledger' ? merged : sought);
  });
}
