import type { Book } from '../../engines/ledger/book.ts';
import type { BoundBriefing } from '../../model/briefing.ts';
import { ProblemError, problem } from '../../model/problem.ts';
import { linesOf } from './bound-figures.ts';

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

/** Characters on pages: some 500 pages, three seconds. A line is broken in more than its length's time. */
const mostCharacters = 300_000;

const tooLong = (characters: number) =>
  new ProblemError(
    problem('limit.briefing', 'text', '答卷太长，不能排版', 'the briefing is too long for pages', {
      got: characters,
      wanted: `<= ${mostCharacters}`,
    }),
  );

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
 *
 * @throws ProblemError `limit.briefing` where it has more than 300,000 characters
 */
export async function printBriefing(
  format: PrintFormat,
  bound: BoundBriefing,
  book: Book,
  { draft = false }: PrintOptions = {},
): Promise<PrintedBriefing> {
  const { contentType, ending, print } = printers[format];
  const spans = bound.blocks.flatMap(linesOf).flat();
  const characters = spans.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > mostCharacters) throw tooLong(characters);
  const name = bound.head.code.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return { bytes: await print(bound, book, draft), contentType, fileName: `${name}.${ending}` };
}
