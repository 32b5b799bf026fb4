import type { SheetMapping, SheetMeaning, LineUse } from '../../../model/sheet-mapping.ts';
import type { FigureStatus } from '../../../model/figure.ts';
import type { Book } from '../book.ts';
import { lineKeys, pathWords, type LabelPath } from './label-paths.ts';
import {
  findIndicatorIn,
  findOuterIndicator,
  findTerritoryIn,
  findTotal,
  isTotal,
  type Match,
} from './match-names.ts';
import type { LabelKind } from './read-label.ts';
import type { PeriodWords } from './read-period-words.ts';

/** What the words of a row or column say, and what somebody decided about it. */
export interface ReadLine {
  /** row or column, counted from 1 */
  at: number;
  key: string;
  words: string;
  use: LineUse;
  kind?: LabelKind;
  indicator?: Match;
  territory?: Match;
  /** a code says one territory and a name beside it another */
  clash?: { code: string; name: string };
  /** a sum of the rows beside it */
  total: boolean;
  growth: boolean;
  /** nearest to the figures first */
  periods: PeriodWords[];
  units: string[];
  status?: FigureStatus;
  /** words that name something which nobody knows */
  unknown: boolean;
  decided: SheetMeaning;
}

type Words = Omit<ReadLine, 'at' | 'key' | 'use' | 'decided'> & { use: LineUse };

const isCode = (words: string) => /^\d{6}(?:\d{6})?$/u.test(words);

/** Territories that the labels name: a code before names, the innermost name before the others. */
function territoryOf(
  book: Book,
  path: LabelPath,
): Pick<ReadLine, 'territory' | 'clash'> & {
  taken: Set<number>;
} {
  const taken = new Set<number>();
  let byCode: Match | undefined;
  let byName: Match | undefined;
  for (const [i, { name, words }] of path.entries()) {
    const code = isCode(words) ? words.slice(0, 6) : undefined;
    const found = code === undefined ? findTerritoryIn(book, name) : undefined;
    if (code !== undefined && book.territoryOf(code)) byCode = { code, sure: true };
    // “凤泉名店” is an indicator, whatever place its name holds
    const isGuess = found && !found.sure && findIndicatorIn(book, [name])?.sure !== true;
    if (found?.sure || isGuess) byName = found;
    if (code !== undefined || found?.sure || isGuess) taken.add(i);
  }
  const territory = byCode ?? byName;
  const clash =
    byCode && byName?.sure && byCode.code !== byName.code
      ? { code: byCode.code, name: byName.code }
      : undefined;
  return {
    taken,
    ...(territory ? { territory } : {}),
    ...(clash ? { clash } : {}),
  };
}

/** Whether one is a part of the other, by what is declared. */
function isPartOf(book: Book, part: string, whole: string): boolean {
  const above = book.indicatorOf(part)?.partOf;
  const below = book.indicatorOf(whole)?.sumOf ?? [];
  return (
    part === whole || below.includes(part) || (above !== undefined && isPartOf(book, above, whole))
  );
}

/** 税收收入 under 规模以上工业企业 is not that of the district: a person says what it is. */
function seenUnder(book: Book, match: Match, outer: readonly string[]): Match {
  const strange = outer.some((name) => {
    const above = findIndicatorIn(book, [name]);
    return above?.sure === true && !isPartOf(book, match.code, above.code);
  });
  return strange ? { ...match, sure: false } : match;
}

/** The indicator of a path: by its whole words first (增速 may be a part of a name), then without. */
function indicatorOf(book: Book, path: LabelPath): { match?: Match; whole: boolean } {
  const last = path.at(-1);
  if (!last) return { whole: false };
  const outer = path.slice(0, -1).flatMap(({ name }) => (name === '' ? [] : [name]));
  const exact = findIndicatorIn(book, [
    last.words.replaceAll(/[(（][^()（）]*[)）]$/gu, '').trim(),
  ]);
  if (exact?.sure) return { match: seenUnder(book, exact, outer), whole: true };
  if (last.name === '') {
    const match = findOuterIndicator(book, outer);
    return match ? { match, whole: false } : { whole: false };
  }
  const match = findIndicatorIn(book, [...outer, last.name]);
  if (!match) return { whole: false };
  const isJoined = findIndicatorIn(book, [last.name])?.code !== match.code;
  // a name made of several labels takes in what 比重 or 指数 in it would say by itself
  if (isJoined) return { match, whole: match.sure };
  return { match: seenUnder(book, match, outer), whole: false };
}

const useOf: Partial<Record<LabelKind, LineUse>> = {
  rank: 'ignored',
  share: 'ignored',
  index: 'ignored',
  change: 'ignored',
  note: 'note',
  serial: 'ignored',
  unit: 'unit',
};

/** What a path of labels says by itself. */
function readPath(book: Book, path: LabelPath): Words {
  const { taken, territory, clash } = territoryOf(book, path);
  const rest = path.filter((label, i) => !taken.has(i) && !isTotal(label.name));
  const { match, whole } = indicatorOf(book, rest);
  const own = path.at(-1);
  const kind = [...path].reverse().find((label) => label.kind)?.kind;
  // 税收占一般公共预算收入比重 is an indicator, whatever else it sounds like
  const plainKind = match?.sure && (whole || kind === undefined) ? undefined : kind;
  const territoryFits = territory?.sure || !match?.sure;
  // outer names may be those of a group; the innermost has to be understood
  const isOwnNamed = own !== undefined && own.name !== '' && !taken.has(path.length - 1);
  const units = [...path].reverse().find((label) => label.units.length > 0)?.units ?? [];
  const status = [...path].reverse().find((label) => label.status)?.status;
  const total = own !== undefined && isTotal(own.name) && !territory?.sure;
  return {
    words: pathWords(path),
    use: (plainKind && useOf[plainKind]) ?? 'figures',
    ...(plainKind ? { kind: plainKind } : {}),
    ...(match ? { indicator: match } : {}),
    ...(territory && territoryFits ? { territory } : {}),
    ...(clash ? { clash } : {}),
    total,
    growth: !whole && path.some((label) => label.growth),
    periods: path.map((label) => label.period).reverse(),
    units,
    ...(status ? { status } : {}),
    unknown: isOwnNamed && !isTotal(own.name) && !match,
  };
}

/** Lines as they were read, with the decisions about each found by its key. */
export function readLines(
  book: Book,
  paths: ReadonlyMap<number, LabelPath>,
  decided: SheetMapping['columns'],
): ReadLine[] {
  const numbers = [...paths.keys()];
  const keys = lineKeys([...paths.values()]);
  const byKey = new Map(decided.map((line) => [line.key, line]));
  const lines = numbers.map((at, i): ReadLine => {
    const read = readPath(book, paths.get(at)!);
    const by = byKey.get(keys[i]!);
    return { ...read, at, key: keys[i]!, use: by?.use ?? read.use, decided: by?.means ?? {} };
  });
  return withTotals(book, followed(lines, paths));
}

/** 增长速度 alone below a line speaks of the line above it. */
function followed(lines: ReadLine[], paths: ReadonlyMap<number, LabelPath>): ReadLine[] {
  let before: ReadLine | undefined;
  return lines.map((line) => {
    const own = paths.get(line.at)!.at(-1);
    const speaks = own?.growth && own.name === '' && !line.indicator && !line.total;
    const next =
      speaks && before?.indicator
        ? {
            ...line,
            indicator: before.indicator,
            ...(before.territory ? { territory: before.territory } : {}),
          }
        : line;
    before = next;
    return next;
  });
}

function withTotals(book: Book, lines: ReadLine[]): ReadLine[] {
  const beside = lines.flatMap((line) => (line.territory?.sure ? [line.territory.code] : []));
  return lines.map((line) => {
    if (!line.total) return line;
    const territory = findTotal(book, line.words, beside);
    return territory ? { ...line, territory } : line;
  });
}
