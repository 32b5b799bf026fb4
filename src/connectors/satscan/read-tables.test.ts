import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError, type Problem } from '../../model/problem.ts';
import { readCounts } from './read-counts.ts';
import { dayNumber } from './read-date.ts';
import { readPlaces } from './read-places.ts';
import { readPopulation } from './read-population.ts';
import { studyPeriod } from './study-period.ts';

const period = studyPeriod(dayNumber(2025, 1, 1), dayNumber(2025, 1, 10), 'day');
const indexOf = new Map([
  ['a', 0],
  ['b b', 1],
]);

describe('tables of scan software', () => {
  let folder: string;
  let files = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-satscan-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function file(content: string | Buffer): Promise<string> {
    const path = join(folder, `${files++}.txt`);
    await writeFile(path, content);
    return path;
  }

  /** The problems of reading, each without the path of the file. */
  async function problemsOf(
    reading: Promise<unknown>,
  ): Promise<Pick<Problem, 'code' | 'path' | 'got' | 'wanted'>[]> {
    const error = await reading.then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ProblemError);
    return (error as ProblemError).problems.map(({ code, path, got, wanted }) => ({
      code,
      path: path.replace(/^.*\.txt(, )?/, ''),
      ...(got === undefined ? {} : { got }),
      ...(wanted === undefined ? {} : { wanted }),
    }));
  }

  const cases = { indexOf, period, whole: true };

  it('reads blanks, tabs, quotes, comments, empty lines and Windows line ends', async () => {
    const path = await file('# cases\r\na 2 2025/1/3\r\n\r\n"b b"\t1\t2025-01-10\r\n// end\r\n');
    const rows = await readCounts(path, cases);
    expect([...rows.place]).toEqual([0, 1]);
    expect([...rows.slot]).toEqual([2, 9]);
    expect([...rows.count]).toEqual([2, 1]);
    expect(rows.strata).toEqual(['']);
  });

  it('reads gzip, and a last line without an end', async () => {
    const rows = await readCounts(await file(gzipSync('a 2 2025/1/3\na 1 2025/1/3')), cases);
    expect([...rows.count]).toEqual([2, 1]);
  });

  it('tells covariates apart', async () => {
    const rows = await readCounts(
      await file('a 1 2025/1/1 old f\na 1 2025/1/1 young f\na 1 2025/1/2 old f\n'),
      cases,
    );
    expect(rows.strata).toEqual(['old f', 'young f']);
    expect([...rows.stratum]).toEqual([0, 1, 0]);
  });

  it('reads rows without dates, and numbers that are not whole, where asked to', async () => {
    const rows = await readCounts(await file('a 2.5\n'), { indexOf, whole: false });
    expect([[...rows.slot], [...rows.count]]).toEqual([[0], [2.5]]);
  });

  it.each([
    ['c 1 2025/1/1', 'input.place', 'c'],
    ['a -1 2025/1/1', 'input.count', '-1'],
    ['a 1.5 2025/1/1', 'input.count', '1.5'],
    ['a x 2025/1/1', 'input.count', 'x'],
    ['a 3000000000 2025/1/1', 'input.count', '3000000000'],
    ['a 1 2025/2/30', 'input.date', '2025/2/30'],
    ['a 1 yesterday', 'input.date', 'yesterday'],
    ['a 1 2025/1', 'input.date', '2025/1'],
    ['a 1 2025/1/11', 'input.period', '2025/1/11'],
    ['a 1 2024/12/31', 'input.period', '2024/12/31'],
    ['a 1', 'input.columns', 'a 1'],
    ['a 1 2025/1/1 old', 'input.columns', 'a 1 2025/1/1 old'],
  ])('cases: "%s" is %s', async (row, code, got) => {
    const [one, ...more] = await problemsOf(
      readCounts(await file(`a 1 2025/1/1\n\n${row}\n`), cases),
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ code, path: 'row 3', got });
    expect(one!.wanted).toBeTruthy();
  });

  it('tells the first twenty rows and how many more', async () => {
    const problems = await problemsOf(readCounts(await file('x 1 2025/1/1\n'.repeat(30)), cases));
    expect(problems).toHaveLength(21);
    expect(problems[19]).toMatchObject({ path: 'row 20' });
    expect(problems[20]).toMatchObject({ code: 'input.more' });
  });

  it.each([
    ['', 'file.empty'],
    ['# nothing\n\n', 'file.empty'],
    ['PK\u0003\u0004 zip', 'file.format'],
    ['%PDF-1.7', 'file.format'],
  ])('a file of "%s" is %s', async (content, code) => {
    const problems = await problemsOf(readCounts(await file(content), cases));
    expect(problems).toMatchObject([{ code }]);
  });

  it('a gzip file that breaks off, a file that is not there', async () => {
    const cut = gzipSync('a 1 2025/1/1\n'.repeat(1000)).subarray(0, 40);
    expect(await problemsOf(readCounts(await file(cut), cases))).toMatchObject([
      { code: 'file.truncated' },
    ]);
    expect(await problemsOf(readCounts(join(folder, 'none.txt'), cases))).toMatchObject([
      { code: 'file.missing' },
    ]);
  });

  it('places in the order of their ids, latitude first in degrees', async () => {
    const path = await file('b 10 20\na 30 40\nb 10 20\n');
    const degrees = await readPlaces(path, 'latlong');
    expect([degrees.ids, [...degrees.x], [...degrees.y]]).toEqual([
      ['a', 'b'],
      [40, 20],
      [30, 10],
    ]);
    const flat = await readPlaces(path, 'cartesian');
    expect([[...flat.x], [...flat.y]]).toEqual([
      [30, 10],
      [40, 20],
    ]);
  });

  it.each([
    ['a 1 2\na 1 3', 'cartesian', 'input.duplicate', 'a 1 3'],
    ['b 1 2\na 1', 'cartesian', 'input.columns', 'a 1'],
    ['b 1 2\na 1 2 3', 'cartesian', 'input.columns', 'a 1 2 3'],
    ['b 1 2\na x 3', 'cartesian', 'input.coordinates', 'x 3'],
    ['b 1 2\na 91 3', 'latlong', 'input.coordinates', '91 3'],
    ['b 1 2\na 40 -200', 'latlong', 'input.coordinates', '40 -200'],
  ] as const)('places: "%s" is %s %s', async (content, kind, code, got) => {
    const problems = await problemsOf(readPlaces(await file(content), kind));
    expect(problems).toMatchObject([{ code, path: 'row 2', got }]);
  });

  it('more than 100,000 places', async () => {
    const rows = Array.from({ length: 100_001 }, (_, i) => `p${i} ${i} 0\n`);
    const problems = await problemsOf(readPlaces(await file(rows.join('')), 'cartesian'));
    expect(problems).toMatchObject([
      { code: 'input.size', path: 'row 100001', wanted: 'at most 100000' },
    ]);
  });

  it('people: a year is its July, covariates that cases do not have add up', async () => {
    const path = await file('a 73 10 old f\na 1982 20 old m\n"b b" 1990/5/7 0 young f\n');
    const rows = await readPopulation(path, indexOf, 1991, ['young', 'old']);
    expect([...rows.day]).toEqual([
      dayNumber(1973, 7, 1),
      dayNumber(1982, 7, 1),
      dayNumber(1990, 5, 7),
    ]);
    expect([...rows.stratum]).toEqual([1, 1, 0]);
    expect([...rows.people]).toEqual([10, 20, 0]);
  });

  it.each([
    ['c 1990 5', 'input.place', 'c'],
    ['a then 5', 'input.date', 'then'],
    ['a 1990 -5', 'input.population', '-5'],
    ['a 1990', 'input.columns', 'a 1990'],
  ])('people: "%s" is %s', async (row, code, got) => {
    const problems = await problemsOf(
      readPopulation(await file(`a 1990 1\n${row}\n`), indexOf, 1991, ['']),
    );
    expect(problems).toMatchObject([{ code, path: 'row 2', got }]);
  });
});
