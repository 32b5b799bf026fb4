import type { Claim } from './claim.ts';

/** One line of an annotation made by hand: what a reader says of one number. */
export interface Marked {
  start: number;
  end: number;
  phrase: string;
  kind: string;
  value: string | null;
  unit: string | null;
  subject: string | null;
  growth: string | null;
  scope: string | null;
  basis: string | null;
  change: string | null;
}

/** Shares found of what was marked; a field that nobody marked counts nowhere. */
export interface ClaimScore {
  recall: number;
  precision: number;
  subject: number;
  scope: number;
  growth: number;
  /** what differs, one line each */
  faults: string[];
}

/**
 * Reads an annotation: tab-separated phrase, kind, value, unit, subject, growth, scope, basis,
 * change; `-` or nothing for none; phrases in the order of the text, `=` for the one before again.
 * Throws RangeError for a phrase that the text does not hold.
 */
export function readMarks(text: string, table: string): Marked[] {
  let from = 0;
  let last = '';
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [given = '', kind = '', ...rest] = line.split('\t');
      const phrase = given === '=' ? last : given;
      const at = text.indexOf(phrase, given === '=' ? from - 1 : from);
      if (at < 0) throw new RangeError(`got the phrase ${phrase}, wanted one after ${last}`);
      from = at + 1;
      last = phrase;
      const start = Array.from(text.slice(0, at)).length;
      const [value, unit, subject, growth, scope, basis, change] = [0, 1, 2, 3, 4, 5, 6].map((i) =>
        rest[i] === undefined || rest[i] === '' || rest[i] === '-' ? null : rest[i],
      ) as (string | null)[];
      return {
        start,
        end: start + Array.from(phrase).length,
        phrase,
        kind,
        value: value ?? null,
        unit: unit ?? null,
        subject: subject ?? null,
        growth: growth ?? null,
        scope: scope ?? null,
        basis: basis ?? null,
        change: change ?? null,
      };
    });
}

const fits = (claim: Claim, mark: Marked) =>
  claim.start < mark.end &&
  claim.end > mark.start &&
  claim.kind === mark.kind &&
  claim.value === mark.value &&
  claim.unit === mark.unit;

/** A subject is right where it holds the marked one, or at least half of it and nothing else. */
function sameSubject(got: string | null, wanted: string): boolean {
  if (got === null) return false;
  return got.includes(wanted) || (wanted.includes(got) && got.length * 2 >= wanted.length);
}

/** Holds claims against marks: (value, unit, kind) at the same place is a hit, each used once. */
export function scoreClaims(claims: readonly Claim[], marks: readonly Marked[]): ClaimScore {
  const left = new Set(claims);
  const faults: string[] = [];
  const tally = { subject: [0, 0], scope: [0, 0], growth: [0, 0] };
  const ask = (of: keyof typeof tally, mark: Marked, right: boolean, got: unknown) => {
    tally[of][1]! += 1;
    if (right) tally[of][0]! += 1;
    else faults.push(`${of} of ${mark.phrase} at ${mark.start}: got ${String(got)}`);
  };
  let hits = 0;
  for (const mark of marks) {
    const claim = [...left].find((one) => fits(one, mark));
    if (!claim) {
      faults.push(`missed ${mark.kind} ${mark.phrase} at ${mark.start}`);
      continue;
    }
    left.delete(claim);
    hits += 1;
    if (mark.subject !== null)
      ask('subject', mark, sameSubject(claim.subject, mark.subject), claim.subject);
    if (mark.scope !== null)
      ask('scope', mark, claim.rank?.scope === mark.scope, claim.rank?.scope);
    if (mark.growth !== null)
      ask('growth', mark, claim.growth?.value === mark.growth, claim.growth?.value);
  }
  for (const claim of left) faults.push(`extra ${claim.kind} ${claim.text} at ${claim.start}`);
  const share = ([right = 0, of = 0]: number[]) => (of === 0 ? 1 : right / of);
  return {
    recall: marks.length === 0 ? 1 : hits / marks.length,
    precision: claims.length === 0 ? 1 : hits / claims.length,
    subject: share(tally.subject),
    scope: share(tally.scope),
    growth: share(tally.growth),
    faults,
  };
}
