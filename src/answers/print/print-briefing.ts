import type { Book } from '../../engines/ledger/book.ts';
import type { BoundBriefing } from '../../model/briefing.ts';

export const printFormats = ['pdf', 'docx', 'json', 'csv'] as const;
export type PrintFormat = (typeof printFormats)[number];

/** A briefing as a file. */
export interface PrintedBriefing {
  bytes: Uint8Array;
  contentType: string;
  /** from the code of the briefing: hongqi-2024.pdf */
  fileName: string;
}

export interface PrintOptions {
  /** 草稿 DRAFT on every page, and in the data */
  draft?: boolean;
}

type Printer = (bound: BoundBriefing, book: Book, draft: boolean) => Promise<Uint8Array>;

/** Each format loads what it needs when it is first asked for: fonts and typesetter are large. */
const printers: Record<PrintFormat, { contentType: string; ending: string; print: Printer }> = {
  pdf: {
    contentType: 'application/pdf',
    ending: 'pdf',
    print: async (bound, _book, draft) => (await import('./print-pdf.ts')).printPdf(bound, draft),
  },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    print: async (bound, _book, draft) => (await import('./print-word.ts')).printWord(bound, draft),
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    ending: 'json',
    print: async (bound, book, draft) =>
      Buffer.from((await import('./figures-json.ts')).figuresJson(bound, book, draft)),
  },
  csv: {
    contentType: 'application/zip',
    ending: 'zip',
    print: async (bound, book, draft) =>
      (await import('./figures-package.ts')).figuresPackage(bound, book, draft),
  },
};

/**
 * A bound briefing as a file: pages (PDF), a Word document, or its figures as JSON or as a data
 * package of CSV tables. The same briefing and book give the same bytes, on every machine.
 */
export async function printBriefing(
  format: PrintFormat,
  bound: BoundBriefing,
  book: Book,
  { draft = false }: PrintOptions = {},
): Promise<PrintedBriefing> {
  const { contentType, ending, print } = printers[format];
  const name = bound.head.code.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return { bytes: await print(bound, book, draft), contentType, fileName: `${name}.${ending}` };
}
