import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trialSetup } from '../../../../test/casework-district.ts';
import { fittingInput, randomOf } from '../../../../test/fitting-input.ts';
import { loadRegistry } from '../../../declared.ts';
import type { Field } from '../../../model/programme.ts';
import { checkInput } from '../act-input.ts';
import { districtNames } from './cell-names.ts';
import { formSheets, readHeader, type FormSheet } from './form-sheet.ts';
import { readCell, type CellKnowledge } from './read-cell.ts';
import { rowReader } from './read-row.ts';
import { writeCell } from './write-cell.ts';

// every programme that anybody declares makes the round, without being asked
const { programmes } = await loadRegistry();
const setup = trialSetup({ programmes: Object.keys(programmes) }, programmes);
const { inputFor, recordNumbers, photo } = fittingInput(setup);
const know: CellKnowledge = { names: districtNames(setup), timeZone: setup.district.timeZone };
const sheets = formSheets(setup);
const knowledge = {
  setup,
  files: new Map([[photo.sha256, photo]]),
  numbers: new Set(recordNumbers),
};

/** The input as cells under the headings of the sheet. */
function cellsOf(
  sheet: FormSheet,
  input: Record<string, unknown>,
  language: 'zh' | 'en',
): string[] {
  return sheet.columns.map(({ field, part }) => {
    const value = input[field];
    const declared = sheet.act.form[field]!;
    const cell =
      part === 'whole'
        ? writeCell(declared, value, { setup, language })
        : ((value as Record<string, string | number> | undefined)?.[part] ?? null);
    return cell === null ? '' : String(cell);
  });
}

/** What the form makes of answers, with files by name: a table names them. */
function checked(form: Readonly<Record<string, Field>>, input: Record<string, unknown>) {
  const asked = Object.entries(form).filter(([, field]) => field.kind !== 'files');
  const given = Object.entries(input).filter(([name]) => form[name]!.kind !== 'files');
  return checkInput(Object.fromEntries(asked), Object.fromEntries(given), knowledge);
}

describe.each(sheets.map((sheet) => [sheet.code, sheet] as const))('%s', (_, sheet) => {
  it.each(['zh', 'en'] as const)('says in cells what its form says, in %s', (language) => {
    const headings = sheet.columns.map(({ heading }) => heading[language]);
    const header = readHeader(sheet, headings);
    expect(header).toMatchObject({ ok: true, value: { unknown: [] } });
    const { read } = rowReader(sheet, header.ok ? header.value : never(), know);
    assert(
      property(integer({ min: 1, max: 1e9 }), (seed) => {
        const input = inputFor(sheet.act.form, randomOf(seed));
        const row = read({ line: 2, cells: cellsOf(sheet, input, language) });
        expect(row).not.toBeInstanceOf(Array);
        const back = Array.isArray(row) ? {} : row.input;
        const before = checked(sheet.act.form, input);
        expect(before.problems).toEqual([]);
        expect(checked(sheet.act.form, back)).toEqual(before);
      }),
      { seed: 7, numRuns: 40 },
    );
  });
});

const never = (): never => {
  throw new Error('the header does not do');
};

describe('a cell', () => {
  const value = (text: string, field: Parameters<typeof readCell>[1]) => {
    const got = readCell(text, field, 'line 2, column x', know);
    return 'wrong' in got ? got.wrong.code : got.value;
  };

  it('holds amounts as people write them, to the fen', () => {
    const money = { kind: 'money' } as const;
    expect(
      [
        '1207万元',
        '￥1,234.50',
        '0.07',
        '1.2亿',
        '12070000',
        '-3.5',
        '1.005',
        '1.23456万',
        '十元',
      ].map((text) => value(text, money)),
    ).toEqual([
      1_207_000_000,
      123_450,
      7,
      12_000_000_000,
      1_207_000_000,
      -350,
      'input.money',
      1_234_560,
      'input.money',
    ]);
  });

  it('holds dates and times as people write them, and no other', () => {
    const date = { kind: 'date' } as const;
    expect(
      [
        '2026年3月1日',
        '2026/3/1',
        '2026-03-01 00:00:00',
        '20260301',
        '２０２６－０３－０１',
        '3月1日',
      ].map((text) => value(text, date)),
    ).toEqual([...Array.from({ length: 5 }, () => '2026-03-01'), 'input.date']);
    const instant = { kind: 'instant' } as const;
    expect(value('2026-03-01 14:30', instant)).toBe('2026-03-01T06:30:00.000Z');
    expect(value('2026-02-30 14:30', instant)).toBe('input.instant');
  });

  it('holds numbers with their own unit and no other', () => {
    const staff = { kind: 'number', unit: { zh: '人', en: 'people' } } as const;
    expect(
      ['1,234人', '12 people', '１２', '12亩', '1e3', ''].map((text) => value(text, staff)),
    ).toEqual([1234, 12, 12, 'input.number', 1000, 'input.number']);
  });

  it('names what it may be where a name is that of several, and never guesses', () => {
    const names = { ...know.names, place: { ...know.names.place, find: () => ['t1', 't2'] } };
    const got = readCell('和平路', { kind: 'place' }, 'line 2, column 属地', { ...know, names });
    expect(got).toMatchObject({
      wrong: { code: 'input.ambiguous', path: 'line 2, column 属地', got: '和平路' },
    });
    expect(value('东街街道', { kind: 'place' })).toBe('t1');
    expect(value('没有的街道', { kind: 'place' })).toBe('input.name');
  });
});
