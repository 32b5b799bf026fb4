import type { Book } from '../engines/ledger/book.ts';
import { findInconsistencies } from '../engines/ledger/find-inconsistencies.ts';
import type { Claim } from '../kernels/figures/claim.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { BoundBriefing, BriefingHead, Finding } from '../model/briefing.ts';
import type { Figure, Rank } from '../model/figure.ts';
import type { Problem } from '../model/problem.ts';
import { bindBriefing } from './bind-briefing.ts';
import { checkDisagreements } from './check-disagreements.ts';
import { each, respectively } from './check-distribution.ts';
import { firstTime } from './check-first-time.ts';
import { multiples } from './check-multiples.ts';
import { digitsOfGrowth, shares } from './check-shares.ts';
import { targets } from './check-targets.ts';
import { wholes } from './check-wholes.ts';
import { findBinding, withMend } from './mend-finding.ts';
import { findPlace, printProse, unitsOf, type Printed } from './printed-prose.ts';
import { readBriefing } from './read-briefing.ts';
import { testWords, type WordRule, type WordsTested } from './test-words.ts';

/** Words that say something of the numbers beside them, each held against the ledger. */
const wordRules: readonly WordRule[] = [
  multiples,
  targets,
  firstTime,
  shares,
  digitsOfGrowth,
  respectively,
  each,
  ...wholes,
];

/** Kinds of claims that need no figure: they are names, dates and numbers of order. */
const free: ReadonlySet<Claim['kind']> = new Set(['date', 'name', 'ordinal']);

/** One or two of something, said in a word, is no figure (一个目标, 两手抓). */
const isSmallTalk = (claim: Claim) =>
  /^[一二两三四五六七八九十]/.test(claim.text) && claim.kind === 'count';

/** Numbers in the prose that nothing stands behind; words that were tested are no such numbers. */
function unboundNumbers(
  printed: Printed,
  claims: readonly Claim[],
  tested: WordsTested['tested'],
  book: Book,
  head: BriefingHead,
): Finding[] {
  const { text } = printed;
  const units = unitsOf(text);
  return claims.flatMap((claim): Finding[] => {
    if (free.has(claim.kind) || isSmallTalk(claim)) return [];
    const [from, to] = [units[claim.start]!, units[claim.end]!];
    if (tested.some((word) => word.from < to && from < word.to)) return [];
    const place = findPlace(printed, from, to);
    if (!place) return [];
    const binding = findBinding(claim.text, claim.subject, book, head);
    return [
      {
        rule: 'unbound-number',
        severity: 'error',
        ...place,
        detail: {
          zh: '这个数字没有绑定到台账',
          en: 'this number is not bound to the ledger',
        },
        got: claim.text,
        wanted: binding ?? '{{indicator period: part}} / {{plain … | …}}',
        ...(binding === undefined ? {} : { mend: { ...place, text: binding } }),
        figures: [],
      },
    ];
  });
}

const isFigure = (one: Figure | Rank): one is Figure => 'status' in one;

/** Estimates must say that they are, and what people entered must be signed. */
function standing({ text, stretches }: Printed, book: Book): Finding[] {
  return stretches.flatMap(({ start, end, from, to, used }) =>
    used.filter(isFigure).flatMap((figure): Finding[] => {
      const base = { start, end, figures: [figure.figure], got: `${figure.value}${figure.unit}` };
      const around = text.slice(Math.max(0, from - 40), to + 40);
      if (figure.status === 'estimated' && !/预计|预期|估计|expected|estimated/i.test(around)) {
        const detail = {
          zh: '这是预计数，须写明“预计”',
          en: 'this is an estimate and must say so',
        };
        return [
          { rule: 'estimate', severity: 'error', ...base, detail, wanted: '预计 / expected' },
        ];
      }
      if (book.findOrigin(figure.origin)?.kind === 'entry' && figure.signed === null) {
        const detail = { zh: '这个数字还没有签发', en: 'this figure is not signed yet' };
        return [{ rule: 'unsigned', severity: 'warning', ...base, detail }];
      }
      return [];
    }),
  );
}

const idOf = (behind: Figure | Rank) => (isFigure(behind) ? behind.figure : behind.rank);

/** What cannot be true together, of the figures that a text rests on. */
function contradictions({ stretches }: Printed, { language }: BriefingHead, book: Book): Finding[] {
  const indicators = new Set(stretches.flatMap(({ used }) => used.map((one) => one.indicator)));
  const found = [...indicators].flatMap((indicator) => findInconsistencies(book, { indicator }));
  return found.flatMap((one): Finding[] => {
    const figures = [...one.figures, ...one.ranks];
    const at = stretches.find(({ used }) => used.some((behind) => figures.includes(idOf(behind))));
    if (!at) return [];
    const { rule, detail } = one;
    const [got, wanted] = [one.got[language], one.wanted[language]];
    const { start, end } = at;
    return [{ rule, severity: 'warning', start, end, detail, got, wanted, figures }];
  });
}

const unreadable = (
  { code, detail, got, wanted }: Problem,
  start: number,
  end: number,
): Finding => ({
  rule: code,
  severity: 'error',
  start,
  end,
  detail,
  ...(got === undefined ? {} : { got }),
  ...(wanted === undefined ? {} : { wanted }),
  figures: [],
});

export interface Checked {
  /** null where the head cannot be read */
  bound: BoundBriefing | null;
  findings: Finding[];
}

/**
 * Checks a briefing against the ledger: every number bound, every binding filled in, words that bend
 * a value taken at their word, words beside numbers (翻一番, 首次, 分别) tested, estimates and unsigned figures said, and nothing that contradicts
 * itself. Findings are in order of place.
 */
export function checkBriefing(text: string, book: Book): Checked {
  const read = readBriefing(text);
  if (!read.ok) return { bound: null, findings: read.problems.map((p) => unreadable(p, 0, 3)) };
  const { bound, lines, findings } = bindBriefing(read.value, book);
  const printed = printProse(lines);
  const claims = readClaims(printed.text);
  const words = testWords(printed, book, wordRules);
  const all = [
    ...read.value.problems.map((p) => unreadable(p.problem, p.start, p.end)),
    ...findings,
    ...words.findings,
    ...unboundNumbers(printed, claims, words.tested, book, bound.head),
    ...checkDisagreements(printed, claims, book),
    ...standing(printed, book),
    ...contradictions(printed, bound.head, book),
  ];
  const points = Array.from(text);
  const mended = all.map((one) => withMend(one, points, book, bound.head.language));
  return { bound, findings: mended.sort((a, b) => a.start - b.start || a.end - b.end) };
}
