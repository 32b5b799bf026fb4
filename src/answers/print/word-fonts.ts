import { createHash } from 'node:crypto';
import type { Layout } from './layout.ts';
import { readFace } from './print-fonts.ts';
import { subsetFont } from './subset-font.ts';

/** The family of both embedded faces, as their own name tables say it. */
export const wordFamily = 'Noto Serif SC';

/** A part of a Word file by its path. */
export interface WordPart {
  path: string;
  data: string | Uint8Array;
}

/** A font as Word embeds it: the first 32 bytes mixed with a key (ISO/IEC 29500-1, 17.8.1). */
function embed(font: Buffer): { key: string; bytes: Uint8Array } {
  // the key only has to differ from font to font; made of the font, it is the same every time
  const hex = createHash('sha256').update(font).digest('hex').slice(0, 32).toUpperCase();
  const mask = Buffer.from(hex, 'hex').reverse();
  const bytes = Uint8Array.from(font);
  for (let i = 0; i < 32; i++) bytes[i]! ^= mask[i % 16]!;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return { key: `{${[...parts, hex.slice(20)].join('-')}}`, bytes };
}

/** Every text of a page, for the characters in it. */
const charactersOf = (layout: Layout): string => {
  const ascii = String.fromCodePoint(...Array.from({ length: 95 }, (_, i) => i + 32));
  return ascii + JSON.stringify(layout);
};

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a Word file that embed both faces, with no more characters than it needs. */
export async function wordFonts(layout: Layout, more: string): Promise<WordPart[]> {
  const text = charactersOf(layout) + more;
  const fonts = (await Promise.all([readFace('serif'), readFace('serifBold')])).map((font) =>
    embed(subsetFont(font, text)),
  );
  const faces = fonts.map(
    ({ key }, i) =>
      `<w:${i === 0 ? 'embedRegular' : 'embedBold'} r:id="rId${i + 1}" w:fontKey="${key}"/>`,
  );
  const relations = fonts.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/font" Target="fonts/font${i + 1}.odttf"/>`,
  );
  return [
    {
      path: 'word/fontTable.xml',
      data: `${xml}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"><w:font w:name="${wordFamily}"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="variable"/>${faces.join('')}</w:font></w:fonts>`,
    },
    {
      path: 'word/_rels/fontTable.xml.rels',
      data: `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    },
    ...fonts.map(({ bytes }, i) => ({ path: `word/fonts/font${i + 1}.odttf`, data: bytes })),
  ];
}
