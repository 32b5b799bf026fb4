/**
 * What a ledger of yearbook size costs, in CPU milliseconds: making the book of 100,000 figures,
 * ranks, histories, one indicator's findings and all of them, against only putting the figures into
 * one map by their key, in the same run. Wanted: the book well under a second.
 *
 *     node scripts/ts.mjs bench/ledger.ts [figures]
 */
import { makeBook } from '../src/engines/ledger/book.ts';
import { findInconsistencies } from '../src/engines/ledger/find-inconsistencies.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { bookInput, indicatorOf, makeFigure } from '../test/ledger-book.ts';

const wanted = Number(process.argv[2] ?? 100_000);
const territoriesAt = 25;
const years = 20;
const random = streamOf(7, 'ledger');

const base = bookInput();
const count = Math.ceil(wanted / territoriesAt / years);
const codes = Array.from({ length: territoriesAt }, (_, i) => String(500_001 + i));
const province = { ...base.atlas.territories[0]!, code: '500000' };
const territories = codes.map((code) => ({
  ...province,
  code,
  parent: province.code,
  label: { zh: `第${code}区`, en: `District ${code}` },
}));
const indicators = Array.from({ length: count }, (_, i) =>
  indicatorOf(`indicator-${i}`, { levelPrices: 'current', growthPrices: 'current' }),
);
const figures = indicators.flatMap(({ code }) =>
  codes.flatMap((territory) =>
    Array.from({ length: years }, (_, y) => {
      const value = (random.between(1_000, 9_999) / 10).toFixed(1);
      return makeFigure([code, territory, String(2005 + y), 'level', value, '亿元', 'press']);
    }),
  ),
);
for (const [i, figure] of figures.entries()) figure.figure = `f${i}`;
const set = { ...base.atlas.sets[0]!, code: 'all', members: codes, size: codes.length };
const input = {
  ...base,
  indicators,
  atlas: { territories: [province, ...territories], sets: [set] },
  figures,
};

/** CPU milliseconds of one call and its answer. */
function timed<T>(body: () => T): [number, T] {
  const before = process.cpuUsage();
  const value = body();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e3, value];
}

for (let round = 1; round <= 3; round++) {
  const [map] = timed(
    () => new Map(figures.map((f) => [`${f.indicator} ${f.territory} ${f.period} ${f.aspect}`, f])),
  );
  const [make, book] = timed(() => makeBook(input));
  const key = { territory: codes[0]!, period: '2024', aspect: 'level' as const, set: 'all' };
  const [rank] = timed(() => indicators.map(({ code }) => book.rank({ ...key, indicator: code })));
  const [history] = timed(() => indicators.map(({ code }) => book.history(code, codes[0]!)));
  const [one] = timed(() => findInconsistencies(book, { indicator: indicators[0]!.code }));
  const [all] = timed(() => findInconsistencies(book));
  const ms = (n: number) => n.toFixed(0);
  console.log(
    `round ${round}: ${figures.length} figures: book ${ms(make)} ms (a map alone ${ms(map)} ms, ` +
      `ratio ${(make / map).toFixed(1)}), ${count} ranks with the year before ${ms(rank)} ms, ` +
      `${count} histories ${ms(history)} ms, findings of one indicator ${ms(one)} ms, of all ${ms(all)} ms`,
  );
}
