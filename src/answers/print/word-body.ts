import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  EmphasisMarkType,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import { han, type Layout, type SetBlock, type SetSpan } from './layout.ts';

const anchorOf = (note: number) => `note-${note}`;

/** Chinese is not slanted: a dot stands below each character. */
const dotted = { emphasisMark: { type: EmphasisMarkType.DOT } };

/** Words, and behind a bound number the raised mark of its note, which leads there. */
const runs = (spans: readonly SetSpan[]): ParagraphChild[] =>
  spans.flatMap(({ text, strong, em, note }): ParagraphChild[] => {
    const words = new TextRun({
      text,
      ...(strong ? { bold: true } : {}),
      ...(em ? (han.test(text) ? dotted : { italics: true }) : {}),
    });
    if (note === 0) return [words];
    const mark = new TextRun({ text: `[${note}]`, superScript: true });
    return [words, new InternalHyperlink({ anchor: anchorOf(note), children: [mark] })];
  });

const cell = (spans: readonly SetSpan[], isHead: boolean) =>
  new TableCell({
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [
      new Paragraph({
        style: 'Cell',
        children: runs(spans.map((s) => ({ ...s, strong: isHead || s.strong }))),
      }),
    ],
  });

/** One block; `list` tells lists apart, so that each begins at 1. */
function blockOf(block: SetBlock, list: number): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [
        new Paragraph({ heading, children: [new TextRun(block.number), ...runs(block.spans)] }),
      ];
    }
    case 'paragraph':
      return [new Paragraph({ style: 'Text', children: runs(block.spans) })];
    case 'list': {
      const reference = block.ordered ? 'numbers' : 'dashes';
      const numbering = { reference, level: 0, instance: list };
      return block.items.map(
        (item) => new Paragraph({ style: 'Item', numbering, children: runs(item) }),
      );
    }
    default: {
      const row = (cells: SetSpan[][], tableHeader: boolean) =>
        new TableRow({
          tableHeader,
          cantSplit: true,
          children: cells.map((c) => cell(c, tableHeader)),
        });
      const rows = [row(block.head, true), ...block.rows.map((cells) => row(cells, false))];
      return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })];
    }
  }
}

/** Who and when, as official documents sign: the day two characters to the right of the name. */
function signature({ issuer, day }: Layout): Paragraph[] {
  // a character is 320 twips, a Latin one about half; two characters stay free at the edge
  const width = (text: string) =>
    Array.from(text, (c) => (c < '\u2000' ? 165 : 320)).reduce((sum, one) => sum + one, 0);
  const field = 8844;
  const left = Math.max(0, field - 640 - Math.max(width(issuer), width(day) + (issuer ? 640 : 0)));
  const line = (text: string, indent: number) =>
    new Paragraph({ style: 'Signed', indent: { left: indent }, children: [new TextRun(text)] });
  return [
    ...(issuer || day ? [line('', 0)] : []),
    ...(issuer ? [line(issuer, left)] : []),
    ...(day ? [line(day, left + (issuer ? 640 : 0))] : []),
  ];
}

function notesOf({ notes, notesTitle }: Layout): Paragraph[] {
  if (notes.length === 0) return [];
  const title = new Paragraph({
    style: 'Note',
    keepNext: true,
    spacing: { before: 240, after: 60 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6 } },
    children: [new TextRun({ text: notesTitle, bold: true })],
  });
  const note = (n: number, text: string) => {
    // a Bookmark would be counted through the life of the process, and its number stands in the file
    const parts = [
      new BookmarkStart(anchorOf(n), n),
      new TextRun(`[${n}] `),
      new BookmarkEnd(n),
      new TextRun(text),
    ];
    return new Paragraph({
      style: 'Note',
      indent: { left: 480, hanging: 480 },
      children: parts as ParagraphChild[],
    });
  };
  return [title, ...notes.map(({ n, text }) => note(n, text))];
}

const centred = (text: string, bold: boolean) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 300 },
    children: [new TextRun({ text, bold })],
  });

/** Everything between the first line and the last note. */
export function wordBody(layout: Layout): FileChild[] {
  const { language, kicker, title, blocks, issuer, day } = layout;
  const byline = [issuer, day].filter(Boolean).join(' · ');
  return [
    ...(kicker ? [centred(kicker, true)] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    ...(language === 'en' && byline ? [centred(byline, false)] : []),
    ...blocks.flatMap(blockOf),
    ...(language === 'zh' ? signature(layout) : []),
    ...notesOf(layout),
  ];
}
