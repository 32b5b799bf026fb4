import {
  AlignmentType,
  DocumentGridType,
  Footer,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type INumberingOptions,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx';
import { wordFamily } from './word-fonts.ts';

/** Twentieths of a point in a millimetre. */
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** 22 lines on 225 mm; a twip more, and the last would not fit. */
const pitch = Math.floor(twips(225) / 22);

const exactly = { line: pitch, lineRule: LineRuleType.EXACT } as const;

/** A4 with the margins of GB/T 9704 and its grid of 22 lines of 28 characters; English plainly. */
export function pageOf(isZh: boolean): ISectionPropertiesOptions {
  const size = { width: twips(210), height: twips(297) };
  if (!isZh) {
    const margin = twips(28);
    return { page: { size, margin: { top: margin, bottom: margin, left: margin, right: margin } } };
  }
  const margin = {
    top: twips(37),
    bottom: twips(35),
    left: twips(28),
    right: twips(26),
    header: twips(15),
    // the number stands 7 mm below the field and is 5 mm high
    footer: twips(35 - 7 - 5),
  };
  // the pitch of characters is said as the difference to 16 points, in 4096ths of a point
  const charSpace = Math.round((((156 / 25.4) * 72) / 28 - 16) * 4096);
  const grid = { type: DocumentGridType.LINES_AND_CHARS, linePitch: pitch, charSpace };
  return { page: { size, margin }, grid };
}

/** The looks of text, title and headings; heading 1 is 一、, heading 2 （一）. */
export function wordStyles(isZh: boolean): IStylesOptions {
  const font = { ascii: wordFamily, hAnsi: wordFamily, eastAsia: wordFamily, cs: wordFamily };
  const language = { value: 'en-GB', eastAsia: 'zh-CN' };
  const black = { font, color: '000000' };
  const spacing = isZh ? exactly : { line: 300, before: 240, after: 100 };
  const indent = isZh ? { firstLine: 640 } : {};
  const text = {
    alignment: isZh ? AlignmentType.BOTH : AlignmentType.LEFT,
    spacing: isZh ? exactly : { line: 300, after: 140 },
  };
  const heading = (size: number) => ({
    run: { ...black, size, bold: true },
    paragraph: { spacing, indent, keepNext: true },
  });
  return {
    default: {
      document: { run: { font, language, size: isZh ? 32 : 22 } },
      title: {
        run: { ...black, size: 44, bold: true },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: isZh
            ? { line: pitch, lineRule: LineRuleType.AT_LEAST, after: pitch }
            : { after: 160 },
        },
      },
      heading1: heading(isZh ? 32 : 26),
      heading2: heading(isZh ? 32 : 22),
    },
    paragraphStyles: [
      { id: 'Text', name: 'Text', paragraph: { ...text, indent } },
      { id: 'Item', name: 'Item', paragraph: text },
      {
        id: 'Signed',
        name: 'Signed',
        paragraph: { alignment: AlignmentType.LEFT, spacing: exactly, keepNext: true },
      },
      {
        id: 'Note',
        name: 'Note',
        run: { size: isZh ? 24 : 19 },
        paragraph: { spacing: { line: 300 } },
      },
      {
        id: 'Cell',
        name: 'Cell',
        run: { size: isZh ? 24 : 19 },
        paragraph: { spacing: { line: 280 } },
      },
    ],
  };
}

/** One level of numbers and one of dashes. */
export function wordLists(isZh: boolean): INumberingOptions {
  const left = isZh ? 1120 : 480;
  const style = { paragraph: { indent: { left, hanging: isZh ? 480 : 320 } } };
  const common = { level: 0, alignment: AlignmentType.LEFT, style };
  return {
    config: [
      { reference: 'numbers', levels: [{ ...common, format: LevelFormat.DECIMAL, text: '%1.' }] },
      { reference: 'dashes', levels: [{ ...common, format: LevelFormat.BULLET, text: '–' }] },
    ],
  };
}

const footer = (isZh: boolean, isOdd: boolean) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: isZh ? (isOdd ? AlignmentType.RIGHT : AlignmentType.LEFT) : AlignmentType.CENTER,
        indent: isZh ? (isOdd ? { right: 320 } : { left: 320 }) : {},
        children: [
          new TextRun({
            size: isZh ? 28 : 19,
            children: isZh ? ['— ', PageNumber.CURRENT, ' —'] : [PageNumber.CURRENT],
          }),
        ],
      }),
    ],
  });

/** Page numbers outside at the foot: — 1 —; in English in the middle. */
export const pageFooters = (isZh: boolean): ISectionOptions['footers'] => ({
  default: footer(isZh, true),
  even: footer(isZh, false),
});
