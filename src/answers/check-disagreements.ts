import type { Book } from '../engines/ledger/book.ts';
import type { Claim } from '../kernels/figures/claim.ts';
import { findDisagreements } from '../kernels/figures/find-disagreements.ts';
import type { Finding } from '../model/briefing.ts';
import { pointsIn, unitsOf, type Printed } from './printed-prose.ts';

/**
 * Two sentences of one briefing that cannot both be true. A bound number is about its indicator,
 * another one about what its subject names.
 */
export function checkDisagreements(
  printed: Printed,
  claims: readonly Claim[],
  book: Book,
): Finding[] {
  const { text, stretches, numbers } = printed;
  const units = unitsOf(text);
  const placeOf = (claim: Claim) => {
    const from = units[claim.start]!;
    const at = stretches.find((one) => one.from <= from && from < one.to);
    if (at?.kind !== 'text') return at ?? claim;
    const start = at.start + pointsIn(text.slice(at.from, from));
    return { start, end: start + pointsIn(claim.text) };
  };
  const nameOf = (claim: Claim) => {
    const from = units[claim.start]!;
    const bound = numbers.find((number) => number.from <= from && from < number.to);
    if (bound) return bound.source.indicator;
    const { subject } = claim;
    return subject === null ? null : (book.findIndicator(subject)?.code ?? subject);
  };
  return findDisagreements(claims, printed.text, { nameOf }).map(({ first, second }) => {
    const { start, end } = placeOf(second);
    return {
      rule: 'sentences-disagree',
      severity: 'error',
      start,
      end,
      detail: {
        zh: '与前面一句矛盾',
        en: 'an earlier sentence says otherwise',
      },
      got: second.text,
      wanted: first.text,
      figures: [],
    };
  });
}
