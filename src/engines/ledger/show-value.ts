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

type Named = { code: string; label: Label };

const bare = (code: string): Label => ({ zh: code, en: code });

/** What pages are shown of a book's answers. Codes that nobody declares stand for themselves. */
export interface Shower {
  territory(code: string): Named;
  set(code: string): Named;
  indicator(code: string): Named;
  line(figure: Figure): FigureLine;
  value(value: Value): ShownValue;
  growth(growth: GrowthAnswer): GrowthView;
  rankLine(rank: Rank): RankLine;
  rank(answer: RankAnswer): RankView;
  target(progress: TargetProgress): TargetView;
  revision(figure: Figure, holds: boolean): RevisionView;
  inconsistency(found: Inconsistency): InconsistencyView;
}

export function makeShower(book: Book): Shower {
  const originTitle = (code: string) => book.findOrigin(code)?.title ?? bare(code);
  const named = (code: string, known: { label: Label } | undefined): Named => ({
    code,
    label: known?.label ?? bare(code),
  });
  const territory = (code: string) => named(code, book.territoryOf(code));
  const set = (code: string) => named(code, book.setOf(code));
  const indicator = (code: string) => named(code, book.indicatorOf(code));

  const line = (figure: Figure): FigureLine => ({
    figure: figure.figure,
    value: figure.value,
    unit: figure.unit,
    qualifier: figure.qualifier,
    status: figure.status,
    origin: figure.origin,
    originTitle: originTitle(figure.origin),
    revision: figure.revision,
    checked: figure.checked !== null,
    signed: figure.signed !== null,
  });

  function value(answer: Value): ShownValue {
    const amount = amountOf(answer);
    const hasAgainst = answer.kind === 'one' || answer.kind === 'agreeing';
    return {
      kind: answer.kind,
      value: amount?.value ?? null,
      unit: amount?.unit ?? null,
      how: answer.kind === 'computed' ? answer.how : null,
      figures: figuresBehind(answer).map(line),
      against: (hasAgainst ? (answer.against ?? []) : []).map(line),
      jump: answer.kind === 'computed' && answer.jump === true,
      why: answer.kind === 'none' ? answer.why.detail : null,
    };
  }

  const growth = (answer: GrowthAnswer): GrowthView => ({
    holds: value(answer.holds),
    stated: value(answer.stated),
    computed: value(answer.computed),
    agrees: answer.agrees,
  });

  const rankLine = (rank: Rank): RankLine => ({
    rank: rank.rank,
    n: rank.n,
    band: rank.band,
    tied: rank.tied,
    change: rank.change,
    previous: rank.previous,
    origin: rank.origin,
    originTitle: originTitle(rank.origin),
    locator: rank.locator,
  });

  const rank = (answer: RankAnswer): RankView => ({
    set: answer.set,
    setLabel: set(answer.set).label,
    period: answer.period,
    aspect: answer.aspect,
    size: book.setOf(answer.set)?.size ?? null,
    stated: answer.stated.map(rankLine),
    computed: answer.computed && {
      n: answer.computed.n,
      worst: answer.computed.worst,
      tied: answer.computed.tied,
      outOf: answer.computed.outOf,
      missing: answer.computed.missing.map(territory),
      unnamed: answer.computed.unnamed,
      previous: answer.computed.previous,
      change: answer.computed.change,
    },
    why: answer.why?.detail ?? null,
    comparison: answer.comparison,
  });

  const target = (progress: TargetProgress): TargetView => ({
    ...progress.target,
    originTitle: originTitle(progress.target.origin),
    actual: value(progress.actual),
    percent: progress.percent,
    elapsed: progress.elapsed,
    standing: progress.standing,
  });

  const revision = (figure: Figure, holds: boolean): RevisionView => ({
    ...line(figure),
    period: figure.period,
    aspect: figure.aspect,
    locator: figure.locator,
    note: figure.note,
    reason: figure.reason,
    holds,
    hands: { entered: figure.entered, checked: figure.checked, signed: figure.signed },
  });

  const inconsistency = (found: Inconsistency): InconsistencyView => ({
    ...found,
    indicator: indicator(found.indicator),
    set: found.set === null ? null : set(found.set),
    territories: found.territories.map(territory),
  });

  return {
    territory,
    set,
    indicator,
    line,
    value,
    growth,
    rankLine,
    rank,
    target,
    revision,
    inconsistency,
  };
}
