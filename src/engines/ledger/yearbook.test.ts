import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bookInput, indicatorOf, makeFigure } from '../../../test/ledger-book.ts';
import { RankSet, Territory } from '../../model/territory.ts';
import { makeBook, type Book } from './book.ts';
import { findInconsistencies } from './find-inconsistencies.ts';

/** GDP of Henan's cities and of some counties by component, 2012–2021, with the ranks worked out elsewhere. */
const path = fileURLToPath(
  new URL('../../../../shared/data/stats/henan_city_gdp_2012_2021.csv', import.meta.url),
);

interface Row {
  year: string;
  city: string;
  gdp: string;
  parts: string[];
  rank: number | null;
}

const readRows = (): Row[] =>
  readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [year = '', city = '', gdp = '', one = '', two = '', three = '', , , rank] =
        line.split(',');
      // one city under two names
      const name = city === '济源示范区' ? '济源市' : city;
      return { year, city: name, gdp, parts: [one, two, three], rank: rank ? Number(rank) : null };
    });

const components = ['primary', 'secondary', 'tertiary'];

function bookOfRows(rows: readonly Row[]): Book {
  const names = [...new Set(rows.map((row) => row.city))];
  const codeOf = (city: string) => String(900_000 + names.indexOf(city));
  const cities = new Set(rows.filter((row) => row.rank !== null).map((row) => row.city));
  const territories = names.map((city) =>
    Territory.parse({ code: codeOf(city), kind: 'city', label: { zh: city, en: city } }),
  );
  const set = RankSet.parse({
    code: 'cities',
    label: { zh: '全省', en: 'province' },
    members: [...cities].map(codeOf),
    size: 18,
  });
  const input = bookInput({
    indicators: components.map((code) => indicatorOf(code, { partOf: 'gdp' })),
  });
  const [gdp, ...others] = input.indicators;
  const lines = rows.flatMap(({ year, city, gdp: whole, parts }) =>
    [whole, ...parts].map(
      (value, i) =>
        [
          ['gdp', ...components][i]!,
          codeOf(city),
          year,
          'level',
          value,
          '亿元',
          'yearbook',
        ] as const,
    ),
  );
  return makeBook({
    ...input,
    indicators: [{ ...gdp!, sumOf: components }, ...others],
    atlas: { territories, sets: [set] },
    figures: lines.map(makeFigure),
  });
}

describe.skipIf(!existsSync(path))(
  'a yearbook (skipped where ../shared/data is not at hand)',
  () => {
    it('has the ranks that were worked out elsewhere, and parts that add up', () => {
      const rows = readRows();
      const book = bookOfRows(rows);
      const ranked = rows.filter((row) => row.rank !== null);
      expect(ranked).toHaveLength(180);
      const wrong = ranked.filter(({ year, city, rank }) => {
        const territory = book.findTerritory(city)!.code;
        const query = { indicator: 'gdp', territory, period: year, aspect: 'level' as const };
        const { computed } = book.rank({ ...query, set: 'cities' });
        return computed?.n !== rank || computed?.worst !== rank || computed.outOf !== 18;
      });
      expect(wrong).toEqual([]);
      expect(findInconsistencies(book)).toEqual([]);
    });

    it('shows a digit that was mistaken', () => {
      const rows = readRows();
      const slip = rows.find((row) => row.city === '新乡市' && row.year === '2020')!;
      slip.parts[0] = slip.parts[0]!.replace(/^(.)(.)/, '$2$1');
      const rules = findInconsistencies(bookOfRows(rows)).map(({ rule, period }) => [rule, period]);
      expect(rules).toEqual([['sum', '2020']]);
    });
  },
);
