import { createSetups } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { districtNames } from '../engines/casework/sheet/cell-names.ts';
import {
  compareHeader,
  formSheets,
  idColumns,
  readHeader,
  type FormSheet,
} from '../engines/casework/sheet/form-sheet.ts';
import { columnHelp } from '../engines/casework/sheet/column-help.ts';
import { rowReader } from '../engines/casework/sheet/read-row.ts';
import type { TablePort } from '../engines/intake/row-taker.ts';
import { good } from '../model/problem.ts';
import type { TableSource } from '../model/table-source.ts';
import { filesOf } from './table-files.ts';
import { tableRows } from './table-rows.ts';

/** A sheet knows at least this share of the headings of a file that was meant for it. */
const leastShare = 0.5;
const mostFits = 3;

const asSource = (setup: Setup, sheet: FormSheet): TableSource => ({
  code: sheet.code,
  label: sheet.label,
  programme: sheet.programme.code,
  columns: [
    ...sheet.columns.map((column) => ({
      heading: column.heading,
      required: column.required,
      says: columnHelp(setup, sheet, column),
      choices: Object.values(sheet.act.form[column.field]!.options ?? {}),
    })),
    {
      heading: idColumns.source,
      required: false,
      says: {
        zh: '原表的编号：再次导入时凭它认出同一条',
        en: 'as the table numbers it: the next import knows it by this',
      },
      choices: [],
    },
  ],
});

/** Tables that follow from the opening acts of a district's programmes. */
export function createTables(house: Parameters<typeof createSetups>[0]): TablePort {
  const findSetup = createSetups(house);
  const sheetsOf = async (district: string) => {
    const setup = await findSetup(district);
    return { setup, sheets: setup ? formSheets(setup) : [] };
  };
  return {
    async list(district) {
      const { setup, sheets } = await sheetsOf(district);
      return sheets.map((sheet) => asSource(setup!, sheet));
    },
    async fits(district, headings) {
      const { sheets } = await sheetsOf(district);
      return sheets
        .map((sheet) => ({ sheet, ...compareHeader(sheet, headings) }))
        .filter(({ known }) => known >= 2 && known >= headings.length * leastShare)
        .sort((a, b) => a.missing.length - b.missing.length || b.known - a.known)
        .slice(0, mostFits)
        .map(({ sheet: { code, label }, missing, unknown }) => ({
          source: code,
          label,
          missing,
          unknown,
        }));
    },
    async open(district, code, headings, filesFolder) {
      const { setup, sheets } = await sheetsOf(district);
      const sheet = sheets.find((one) => one.code === code);
      if (!setup || !sheet) return undefined;
      const header = readHeader(sheet, headings);
      if (!header.ok) return header;
      const know = { names: districtNames(setup), timeZone: setup.district.timeZone };
      const { unknown } = header.value;
      const reader = rowReader(sheet, header.value, know);
      const files = filesOf(house.store, district, filesFolder);
      return good(tableRows({ setup, sheet, ...reader, unknown, files, now: house.now }));
    },
  };
}
