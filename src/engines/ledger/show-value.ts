import type { Figure, Rank } from '../../model/figure.ts';
import type { Label } from '../../model/label.ts';
import type {
  GrowthAnswer,
  Inconsistency,
  RankAnswer,
  TargetProgress,
  Value,
} from '../../model/ledger-answer.ts';
import type {
  FigureLine,
  GrowthView,
  InconsistencyView,
  RankLine,
  RankView,
  RevisionView,
  ShownValue,
  TargetView,
} from '../../model/ledger-view.ts';
import type { Book } from './book.ts';
import { amountOf, figuresBehind } from './weigh-origins.ts';

/** A code with the name people read. */
export interface Named {
  code: string;
  label: Label;
}

/** Codes that nobody declares stand for themselves. */
const named = (code: string, known: { label: Label } | undefined): Named => ({
  code,
  label: known?.label ?? { zh: code, en: code },
});

export const showTerritory = (book: Book, code: string): Named =>
  named(code, book.territoryOf(code));
export const showSet = (book: Book, code: string): Named => named(code, book.setOf(code));
export const showIndicator = (book: Book, code: string): Named =>
  named(code, book.indicatorOf(code));

const originTitle = (book: Book, code: string): Label =>
  book.findOrigin(code)?.title ?? { zh: code, en: code };

/**
 * Whose turn it is with a figure. What a document or table published is taken over as it stands;
 * what a person typed in goes through a check and a signature.
 */
export function waitsFor(book: Book, figure: Figure): FigureLine['waits'] {
  const isTyped =
    figure.entered.person !== null && book.findOrigin(figure.origin)?.kind === 'entry';
  if (!isTyped || figure.signed) return null;
  return figure.checked ? 'sign' : 'check';
}

export const showLine = (book: Book, figure: Figure): FigureLine => ({
  figure: figure.figure,
  value: figure.value,
  unit: figure.unit,
  qualifier: figure.qualifier,
  status: figure.status,
  origin: figure.origin,
  originTitle: originTitle(book, figure.origin),
  revision: figure.revision,
  checked: figure.checked !== null,
  signed: figure.signed !== null,
  waits: waitsFor(book, figure),
});

export function showValue(book: Book, value: Value): ShownValue {
  const amount = amountOf(value);
  const against = value.kind === 'one' || value.kind === 'agreeing' ? (value.against ?? []) : [];
  return {
    kind: value.kind,
    value: amount?.value ?? null,
    unit: amount?.unit ?? null,
    how: value.kind === 'computed' ? value.how : null,
    figures: figuresBehind(value).map((figure) => showLine(book, figure)),
    against: against.map((figure) => showLine(book, figure)),
    jump: value.kind === 'computed' && value.jump === true,
    why: value.kind === 'none' ? value.why.detail : null,
  };
}

export const showGrowth = (book: Book, growth: GrowthAnswer): GrowthView => ({
  holds: showValue(book, growth.holds),
  stated: showValue(book, growth.stated),
  computed: showValue(book, growth.computed),
  agrees: growth.agrees,
});

export const showRankLine = (book: Book, rank: Rank): RankLine => ({
  rank: rank.rank,
  n: rank.n,
  band: rank.band,
  tied: rank.tied,
  change: rank.change,
  previous: rank.previous,
  origin: rank.origin,
  originTitle: originTitle(book, rank.origin),
  locator: rank.locator,
});

export function showRank(book: Book, answer: RankAnswer): RankView {
  const { computed } = answer;
  return {
    set: answer.set,
    setLabel: showSet(book, answer.set).label,
    period: answer.period,
    aspect: answer.aspect,
    size: book.setOf(answer.set)?.size ?? null,
    stated: answer.stated.map((rank) => showRankLine(book, rank)),
    computed: computed && {
      n: computed.n,
      worst: computed.worst,
      tied: computed.tied,
      outOf: computed.outOf,
      missing: computed.missing.map((code) => showTerritory(book, code)),
      unnamed: computed.unnamed,
      previous: computed.previous,
      change: computed.change,
    },
    why: answer.why?.detail ?? null,
    comparison: answer.comparison,
  };
}

export const showTarget = (book: Book, progress: TargetProgress): TargetView => ({
  ...progress.target,
  originTitle: originTitle(book, progress.target.origin),
  actual: showValue(book, progress.actual),
  percent: progress.percent,
  elapsed: progress.elapsed,
  standing: progress.standing,
});

export const showRevision = (book: Book, figure: Figure, holds: boolean): RevisionView => ({
  ...showLine(book, figure),
  // nobody looks at what was replaced
  waits: holds ? waitsFor(book, figure) : null,
  period: figure.period,
  aspect: figure.aspect,
  locator: figure.locator,
  note: figure.note,
  reason: figure.reason,
  holds,
  hands: { entered: figure.entered, checked: figure.checked, signed: figure.signed },
});

export const showInconsistency = (book: Book, found: Inconsistency): InconsistencyView => ({
  ...found,
  indicator: showIndicator(book, found.indicator),
  set: found.set === null ? null : showSet(book, found.set),
  territories: found.territories.map((code) => showTerritory(book, code)),
});
