import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { FigureFile } from '../model/figure.ts';
import { ProblemError } from '../model/problem.ts';
import type { Viewer } from '../model/role.ts';
import { currentFigures, figureRevisions } from '../store/figures.ts';
import { loadLedger } from './load-ledger.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

const press = 'xinxiang-answers-2025-03-20';
async function signedIn(login: string): Promise<Viewer> {
  const asked = { district: 'hongqi', login, password: house.password };
  const signIn = await house.people.signIn(asked);
  if (!signIn.ok) throw new ProblemError(...signIn.problems);
  return (await house.people.sessionOf(signIn.value.token))!.viewer;
}

const now = () => new Date('2026-11-23T02:00:00Z');
const load = (figures = house.registry.figures) =>
  loadLedger({ store: house.store, registry: { figures }, now });

describe('loadLedger', () => {
  it('brings what the files state, once', async () => {
    const stated = Object.values(house.registry.figures);
    const sum = (of: (file: FigureFile) => readonly unknown[]) =>
      stated.reduce((n, file) => n + of(file).length, 0);
    const wanted = { figures: sum((f) => f.figures), ranks: sum((f) => f.ranks), targets: 0 };
    expect(await load()).toEqual([
      { district: 'fengquan', ...wanted },
      { district: 'hongqi', ...wanted },
    ]);
    expect(await load()).toEqual([
      { district: 'fengquan', figures: 0, ranks: 0, targets: 0 },
      { district: 'hongqi', figures: 0, ranks: 0, targets: 0 },
    ]);
  }, 60_000);

  it('answers from the book with what the report says', async () => {
    const book = (await house.ledger.book('hongqi'))!;
    const key = { indicator: 'gdp', territory: '410702', period: '2024', aspect: 'level' } as const;
    expect(book.value(key)).toMatchObject({
      kind: 'one',
      figure: { value: '297.6', unit: '亿元' },
    });
    expect(book.growth(key).stated).toMatchObject({ kind: 'one', figure: { value: '5.5' } });
    const before = { ...key, territory: '410700', period: '2020' };
    expect(book.value(before).kind).toBe('conflict');
  });

  it('revises what a file says otherwise, and leaves alone what a person revised', async () => {
    const file = house.registry.figures[press]!;
    const said = (value: string): Record<string, FigureFile> => ({
      [press]: {
        ...file,
        districts: ['hongqi'],
        figures: file.figures.map((f) =>
          f.indicator === 'commercial-buildings' ? { ...f, value } : f,
        ),
      },
    });
    expect(await load(said('31'))).toMatchObject([{ district: 'hongqi', figures: 1, ranks: 0 }]);
    const of = { indicator: 'commercial-buildings', territory: '410702' };
    const revisions = await figureRevisions(house.store.db, 'hongqi', of);
    expect(revisions.map(({ revision, value }) => [revision, value])).toEqual([
      [2, '31'],
      [1, '30'],
    ]);
    expect(revisions[0]!.reason).toContain('声明文件已改');
    const [held] = await currentFigures(house.store.db, 'hongqi', of);
    const statistician = await signedIn('statistician');
    const revised = await house.ledger.revise(statistician, held!.figure, {
      value: '32',
      unit: '座',
      status: 'revised',
      reason: '补报一座',
      accept: [],
    });
    expect(revised.ok).toBe(true);
    expect(await load(said('33'))).toMatchObject([{ district: 'hongqi', figures: 0 }]);
    const [last] = await currentFigures(house.store.db, 'hongqi', of);
    expect(last).toMatchObject({ value: '32', revision: 3 });
  });
});

const report = new URL('../../../shared/reference/press-report.txt', import.meta.url);
describe.skipIf(!existsSync(report))('the press report, where it is at hand', () => {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const points = [...text];
  const file = () => house.registry.figures[press]!;
  const spans = () =>
    [...file().figures, ...file().ranks].flatMap(({ locator }) =>
      locator && 'start' in locator ? [locator] : [],
    );

  it('has every figure where it is said to be', () => {
    for (const { start, end, quote } of spans()) {
      expect(points.slice(start, end).join('').replaceAll('\n', '')).toBe(quote);
    }
  });

  it('says no amount, growth, share, count or rank that no figure stands for', () => {
    const open = readClaims(text)
      .filter(({ kind }) => !['date', 'name', 'ordinal'].includes(kind))
      .filter((claim) => !spans().some((s) => s.start < claim.end && claim.start < s.end))
      .map((claim) => claim.text);
    // all others say among whom (四个主城区), since when (三年), a threshold, a goal of the year to
    // come (百强), or again what a rank says in another way (7个位次, 翻一番, 第二方阵)
    const explained = '百强 前列 四个 7个位次 三年 翻一番 500万元以上 54个 第二方阵 七个'.split(
      ' ',
    );
    expect(open.filter((words) => !explained.includes(words))).toEqual([]);
    expect(open.filter((words) => words === '前列')).toHaveLength(1);
  });
});
