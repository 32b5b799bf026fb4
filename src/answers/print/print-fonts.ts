import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** A face by its npm package: a file that resolves, and the way to the face from there. */
const faces = {
  /** Noto Serif SC, for text (SIL OFL 1.1) */
  serif: ['@expo-google-fonts/noto-serif-sc', '../400Regular/NotoSerifSC_400Regular.ttf'],
  /** for titles and strong words */
  serifBold: ['@expo-google-fonts/noto-serif-sc', '../700Bold/NotoSerifSC_700Bold.ttf'],
  /** Noto Sans Hans, for headings (SIL OFL 1.1) */
  sans: ['@embedpdf/fonts-sc', '../../fonts/NotoSansHans-Medium.otf'],
} as const;
export type Face = keyof typeof faces;

/**
 * The bytes of one face, 8 to 15 MB. Nothing is ever taken from the machine, so that every machine
 * sets the same page.
 */
export function readFace(face: Face): Promise<Buffer> {
  const [name, way] = faces[face];
  return readFile(join(require.resolve(name), way));
}

/** Where a table of a font lies in its file (OpenType: the table directory). */
export function findTable(
  font: Buffer,
  tag: string,
): { start: number; length: number } | undefined {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) === tag)
      return { start: font.readUInt32BE(entry + 8), length: font.readUInt32BE(entry + 12) };
  }
  return undefined;
}

/** What the families are called here. No font of a machine has these names. */
export const families = { serif: 'Xian Serif SC', sans: 'Xian Sans S Chinese' } as const;

/**
 * Gives a face its own family name, in place. The typesetter also looks at the fonts of the machine;
 * one of the same family in another version would set other pages. (The licence reserves the names of
 * changed fonts as well.) The PostScript name, which stands in the PDF, has no space and stays.
 */
export function renameFamily(font: Buffer): Buffer {
  const { start, length } = findTable(font, 'name')!;
  const names = font.subarray(start, start + length);
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const [old, own] = ['Noto S', 'Xian S'].map((text) => Buffer.from(text, encoding));
    // OpenType writes UTF-16 with the high byte first
    if (encoding === 'utf16le') for (const one of [old!, own!]) one.swap16();
    for (let at = names.indexOf(old!); at >= 0; at = names.indexOf(old!, at)) own!.copy(names, at);
  }
  return font;
}
