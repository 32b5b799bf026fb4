import { saySame } from '../../kernels/figures/agreement.ts';
import { compareQuantities, lastDigit } from '../../kernels/figures/quantity.ts';
import type { Figure, Origin } from '../../model/figure.ts';
import type { Value } from '../../model/ledger-answer.ts';

/** Finer digits first; where they are alike, signed before unsigned, then by origin. */
function byFineness(a: Figure, b: Figure): number {
  const fineness = compareQuantities(
    { value: lastDigit(a.value), unit: a.unit },
    { value: lastDigit(b.value), unit: b.unit },
  );
  const signed = Number(b.signed !== null) - Number(a.signed !== null);
  return fineness || signed || (a.origin < b.origin ? -1 : 1);
}

const agree = (a: Figure, b: Figure) => saySame(a, b) === true;

/** Whether all of them say the same as the finest of them. */
function allAgree(figures: readonly Figure[]): boolean {
  const [finest, ...others] = figures;
  return finest === undefined || others.every((other) => agree(finest, other));
}

function held(holding: Figure[], against: Figure[]): Value {
  const more = against.length > 0 ? { against } : {};
  const [figure, ...others] = holding;
  return figure && others.length === 0
    ? { kind: 'one', figure, ...more }
    : { kind: 'agreeing', figures: holding, ...more };
}

/** Those that were revised and whose origin came after every origin that says something else. */
function laterRevised(figures: readonly Figure[], origins: ReadonlyMap<string, Origin>): Figure[] {
  const day = (figure: Figure) => origins.get(figure.origin)?.publishedOn;
  return figures.filter(
    (figure) =>
      figure.status === 'revised' &&
      figures.every((other) => {
        if (other === figure || agree(figure, other)) return true;
        const [own, others] = [day(figure), day(other)];
        return own !== undefined && others !== undefined && own > others;
      }),
  );
}

/**
 * What several origins say of one key. Nothing is averaged and none is silently preferred: it is a
 * conflict unless signed figures stand against unsigned ones, or a later origin declares its figure
 * a revision. What does not hold is kept beside it.
 *
 * @param figures at least one, the current revision of each origin
 */
export function weighOrigins(
  figures: readonly Figure[],
  origins: ReadonlyMap<string, Origin>,
): Value {
  if (figures.length === 1) return { kind: 'one', figure: figures[0]! };
  const sorted = [...figures].sort(byFineness);
  if (allAgree(sorted)) return held(sorted, []);
  const signed = sorted.filter((figure) => figure.signed !== null);
  // what nobody signed holds against nothing that is signed, however late it came
  const leading = signed.length > 0 ? signed : sorted;
  const pool = allAgree(leading) ? leading : laterRevised(leading, origins);
  if (pool.length === 0 || !allAgree(pool)) return { kind: 'conflict', figures: sorted };
  const holding = sorted.filter((f) => pool.includes(f) || pool.every((one) => agree(one, f)));
  return held(
    holding,
    sorted.filter((figure) => !holding.includes(figure)),
  );
}

/** The figures behind a value. */
export function figuresBehind(value: Value): readonly Figure[] {
  switch (value.kind) {
    case 'one':
      return [value.figure];
    case 'computed':
      return value.from;
    case 'none':
      return [];
    default:
      return value.figures;
  }
}

/** The amount that holds; null for a conflict and for none. */
export function amountOf(value: Value): { value: string; unit: string } | null {
  switch (value.kind) {
    case 'one':
      return value.figure;
    case 'agreeing':
      return value.figures[0]!;
    case 'computed':
      return value;
    default:
      return null;
  }
}
