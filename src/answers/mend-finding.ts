import type { Book } from '../engines/ledger/book.ts';
import { amountOf } from '../engines/ledger/weigh-origins.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { BriefingHead, Finding } from '../model/briefing.ts';
import type { FigureKey } from '../model/figure.ts';
import { mayBeSaid } from './judge-amount.ts';
import { amountWords } from './phrase.ts';
import { coverage, gramsOf } from './name-likeness.ts';

/** A binding that could stand for a number, and the indicator it speaks of. */
interface Offer {
  indicator: string;
  binding: string;
}

const kept = new WeakMap<Book, Map<string, FigureKey[]>>();

/** What the ledger holds of one territory and period; a book never changes. */
function keysOf(book: Book, { territory, period }: BriefingHead): FigureKey[] {
  let known = kept.get(book);
  if (!known) kept.set(book, (known = new Map()));
  const name = `${territory} ${period}`;
  let keys = known.get(name);
  if (!keys) {
    const all = book
      .currentFigures()
      .filter((figure) => figure.territory === territory && figure.period === period)
      .map(({ indicator, aspect }) => ({ indicator, territory, period, aspect }));
    keys = [...new Map(all.map((key) => [`${key.indicator} ${key.aspect}`, key])).values()];
    known.set(name, keys);
  }
  return keys;
}

/** Bindings of the head's territory and period that say exactly this number. */
function offersFor(words: string, book: Book, head: BriefingHead): Offer[] {
  const [claim] = readClaims(words);
  if (!claim?.value) return [];
  const { value, unit, qualifier, kind } = claim;
  if (kind === 'rank') {
    const { territory, period } = head;
    return book.statedRanks
      .filter(
        (rank) =>
          rank.territory === territory && rank.period === period && String(rank.n) === value,
      )
      .map(({ indicator, set }) => ({
        indicator,
        binding: `{{${indicator}: place | set=${set}}}`,
      }));
  }
  if (unit === null) return [];
  return keysOf(book, head).flatMap((key): Offer[] => {
    const held = book.value(key);
    const amount = amountOf(held);
    if (!amount) return [];
    const own = held.kind === 'one' ? held.figure.qualifier : null;
    if (mayBeSaid({ value, unit, qualifier }, { ...amount, qualifier: own }) !== null) return [];
    const { indicator } = key;
    if (key.aspect === 'growth') return [{ indicator, binding: `{{${indicator}: rate}}` }];
    const plain = amountWords(
      { ...amount, qualifier: own },
      book.indicatorOf(indicator)!,
      head.language,
    );
    const as = plain === words ? '' : ` | as=${words}`;
    return [{ indicator, binding: `{{${indicator}: value${as}}}` }];
  });
}

/**
 * The one binding that says this number: the only one, or the only one whose indicator the subject
 * names. Undefined where none or several could.
 */
export function findBinding(
  words: string,
  subject: string | null,
  book: Book,
  head: BriefingHead,
): string | undefined {
  const offers = offersFor(words, book, head);
  const named = subject === null ? undefined : book.findIndicator(subject)?.code;
  const some = offers.length > 1 ? offers.filter(({ indicator }) => indicator === named) : offers;
  return some.length === 1 ? some[0]!.binding : undefined;
}

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
};

/** The code that is most like what was written, at most a third of its letters off; undefined where several are. */
export function nearestIndicator(written: string, book: Book): string | undefined {
  const named = book.findIndicator(written.replaceAll('-', ' '));
  if (named) return named.code;
  const grams = gramsOf(written);
  const scored = book.indicators
    .map(({ code }) => ({
      code,
      distance: editDistance(written, code),
      common: coverage(grams, gramsOf(code)),
    }))
    .sort((a, b) => a.distance - b.distance || b.common - a.common);
  const [best, second] = scored;
  const reach = Math.max(2, Math.floor(written.length / 3));
  if (!best || best.distance > reach) return undefined;
  const isAlone = !second || second.distance > best.distance || second.common < best.common;
  return isAlone ? best.code : undefined;
}

/** The finding with what one key puts right, where there is such a thing. */
export function withMend(
  finding: Finding,
  points: readonly string[],
  book: Book,
  language: BriefingHead['language'],
): Finding {
  const { rule, start, end, got, wanted } = finding;
  if (finding.mend) return finding;
  const written = points.slice(start, end).join('');
  const instead = (text: string): Finding =>
    text === written ? finding : { ...finding, mend: { start, end, text } };
  if ((rule === 'changed' || rule === 'qualifier') && wanted)
    return instead(written.replace(/(\bas\s*=)[^;；}]*/, (_, as: string) => as + wanted));
  if (rule === 'unknown-indicator' && got) {
    const code = nearestIndicator(got, book);
    return code === undefined ? finding : { ...instead(written.replace(got, code)), wanted: code };
  }
  if (rule === 'estimate') {
    const text = language === 'zh' ? '预计' : 'an expected ';
    return { ...finding, mend: { start, end: start, text } };
  }
  return finding;
}
