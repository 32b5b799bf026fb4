import type { FigureStatus } from '../../../model/figure.ts';
import type { Book } from '../book.ts';
import { foldCell, foldName } from './fold-cell.ts';
import { findIndicatorIn, findTerritoryIn, type Match } from './match-names.ts';
import { statusIn } from './read-amount.ts';
import { readLabel } from './read-label.ts';
import { readPeriodWords, type PeriodWords } from './read-period-words.ts';
import { captionUnits } from './read-units.ts';

/** What stands for every figure of a sheet. */
export interface ReadCaptions {
  title?: string;
  territory?: Match;
  indicator?: Match;
  periods: PeriodWords[];
  units: string[];
  status?: FigureStatus;
}

const ofTables =
  /(?:分|各|所辖|下辖)(?:省辖市|市|县|区|县区|市县|地区)?(?:[(（][^)）]*[)）])?|主要|统计|情况|指标|数据|一览|表|的|续/gu;

/** 红旗区2024年… is about 红旗区; 新乡市各县区… is about those below it. */
function captionTerritory(book: Book, caption: string): Match | undefined {
  const found = findTerritoryIn(book, caption);
  if (!found || found.sure) return found;
  const label = book.territoryOf(found.code)!.label.zh;
  const after = foldName(caption).split(foldName(label))[1];
  const isOwn = after !== undefined && !/^(?:各|分|所辖|下辖|及)/u.test(after);
  return { ...found, sure: isOwn && foldName(caption).startsWith(foldName(label)) };
}

function captionIndicator(book: Book, caption: string): Match | undefined {
  const { name } = readLabel(caption);
  const bare = name.replaceAll(ofTables, ' ');
  const named = book.territories.reduce((text, one) => text.replace(one.label.zh, ' '), bare);
  const found = findIndicatorIn(book, [foldName(named)]);
  return found;
}

/**
 * Reads captions, and where they are silent the name of the sheet and of the file: period, units,
 * territory, the one indicator of a table of territories by years.
 *
 * @param captions rows above the header
 * @param names of the sheet, then of the file without its ending
 */
export function readCaptions(
  book: Book,
  captions: readonly string[],
  names: readonly string[],
): ReadCaptions {
  const texts = [...captions, ...names].map(foldCell);
  const periods = texts.map((text) => readPeriodWords(text).words);
  const named = captions.flatMap((text) => captionUnits(foldCell(text)));
  const units = named.length > 0 ? named : captions.flatMap((text) => readLabel(text).units);
  const first = <T>(read: (text: string) => T | undefined) => {
    for (const text of texts) {
      const found = read(text);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const title = captions
    .map(foldCell)
    .filter((text) => captionUnits(text).length === 0)
    .sort((a, b) => b.length - a.length)[0];
  const territory = first((text) => captionTerritory(book, text));
  const indicator = first((text) => captionIndicator(book, text));
  const status = first(statusIn);
  return {
    periods,
    units,
    ...(title ? { title } : {}),
    ...(territory ? { territory } : {}),
    ...(indicator ? { indicator } : {}),
    ...(status ? { status } : {}),
  };
}
