import { Document, Header, Packer, Paragraph, TextRun, AlignmentType } from 'docx';
import type { BoundBriefing } from '../../model/briefing.ts';
import { draftWords, layoutOf, type Layout } from './layout.ts';
import { wordBody } from './word-body.ts';
import { wordFonts, type WordPart } from './word-fonts.ts';
import { pageFooters, pageOf, wordLists, wordStyles } from './word-styles.ts';
import { withFirstDay } from './zip-files.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The properties of the file. Its day is that of the briefing, or the first that a ZIP can say. */
function coreProperties({ name, issuer, date, language }: Layout): WordPart {
  const { year, month, day } = date ?? { year: 1980, month: 1, day: 1 };
  const two = (n: number) => String(n).padStart(2, '0');
  const when = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00Z`;
  const stamp = (which: string) =>
    `<dcterms:${which} xsi:type="dcterms:W3CDTF">${when}</dcterms:${which}>`;
  return {
    path: 'docProps/core.xml',
    data: [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      `<dc:title>${escaped(name)}</dc:title><dc:creator>${escaped(issuer)}</dc:creator>`,
      `<dc:language>${language === 'zh' ? 'zh-CN' : 'en-GB'}</dc:language>`,
      `${stamp('created')}${stamp('modified')}</cp:coreProperties>`,
    ].join(''),
  };
}

const draftHeader = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: draftWords, bold: true, color: 'B00020', size: 44 })],
      }),
    ],
  });

/**
 * A briefing as a Word document in the layout of official documents: real headings, lists, tables and
 * links to the notes of source, and the fonts embedded as far as they are used. The only date in it
 * is that of its head.
 */
export async function printWord(bound: BoundBriefing, draft = false): Promise<Uint8Array> {
  const layout = layoutOf(bound, draft);
  const isZh = layout.language === 'zh';
  const header = () => ({ headers: { default: draftHeader(), even: draftHeader() } });
  const document = new Document({
    title: layout.name,
    styles: wordStyles(isZh),
    numbering: wordLists(isZh),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: pageOf(isZh),
        footers: pageFooters(isZh),
        ...(draft ? header() : {}),
        children: wordBody(layout),
      },
    ],
  });
  const parts = [coreProperties(layout), ...(await wordFonts(layout, `${draftWords}—–`))];
  // docx takes bytes as well as text here, though its types say text alone
  const zipped = await Packer.toBuffer(
    document,
    undefined,
    parts as { path: string; data: string }[],
  );
  return withFirstDay(new Uint8Array(zipped));
}
