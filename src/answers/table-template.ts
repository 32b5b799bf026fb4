import exceljs from 'exceljs';
import type { Language } from '../model/label.ts';
import type { TableSource } from '../model/table-source.ts';

/** Rows that the lists of choices and the text format are laid over. */
const preparedRows = 2000;
/** Excel takes no longer list of choices */
const longestList = 255;

const words = {
  zh: { rows: '填写', notes: '说明', column: '列', required: '必填', says: '填什么', yes: '是' },
  en: {
    rows: 'Rows',
    notes: 'Notes',
    column: 'Column',
    required: 'Required',
    says: 'What',
    yes: 'yes',
  },
} as const;

type Column = TableSource['columns'][number];

/** A column as a person fills it in: needed ones are marked, codes stay text, choices are a list. */
function layColumn(sheet: exceljs.Worksheet, at: number, column: Column, language: Language): void {
  const heading = sheet.getCell(1, at);
  heading.value = `${column.heading[language]}${column.required ? '*' : ''}`;
  heading.font = { bold: true };
  heading.note = column.says[language];
  sheet.getColumn(at).width = Math.min(40, Math.max(12, column.heading[language].length * 2));
  // long numbers and codes lose digits where a spreadsheet takes them for numbers
  if (column.choices.length === 0) sheet.getColumn(at).numFmt = '@';
  const list = column.choices.map((choice) => choice[language].replaceAll(',', '，')).join(',');
  if (list === '' || list.length > longestList) return;
  for (let row = 2; row <= preparedRows; row++)
    sheet.getCell(row, at).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${list}"`],
    };
}

/** An empty table for a programme's records as XLSX: headings on the first sheet, what may stand in them on the second. */
export async function tableTemplate(table: TableSource, language: Language): Promise<Uint8Array> {
  const w = words[language];
  const book = new exceljs.Workbook();
  const rows = book.addWorksheet(w.rows, { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const [i, column] of table.columns.entries()) layColumn(rows, i + 1, column, language);
  const notes = book.addWorksheet(w.notes, { views: [{ state: 'frozen', ySplit: 1 }] });
  notes.addRow([w.column, w.required, w.says]).font = { bold: true };
  for (const { heading, required, says } of table.columns)
    notes.addRow([heading[language], required ? w.yes : '', says[language]]);
  for (const [at, width] of [30, 8, 80].entries()) notes.getColumn(at + 1).width = width;
  return new Uint8Array(await book.xlsx.writeBuffer());
}
