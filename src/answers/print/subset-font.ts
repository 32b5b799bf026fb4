import { findTable } from './print-fonts.ts';

/** Character → glyph of the characters asked for, from a font's cmap (format 12). */
function glyphsOf(font: Buffer, characters: ReadonlySet<number>): Map<number, number> {
  const cmap = findTable(font, 'cmap')!.start;
  const glyphs = new Map<number, number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(table) !== 12) continue;
    const count = font.readUInt32BE(table + 12);
    for (let group = table + 16; group < table + 16 + 12 * count; group += 12) {
      const [first, last] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
      const glyph = font.readUInt32BE(group + 8);
      for (let c = first; c <= last; c++) if (characters.has(c)) glyphs.set(c, glyph + c - first);
    }
  }
  return glyphs;
}

/** Where each glyph's outline begins in `glyf`; one more than there are glyphs. */
function outlinesOf(font: Buffer): number[] {
  const count = font.readUInt16BE(findTable(font, 'maxp')!.start + 4);
  const isLong = font.readInt16BE(findTable(font, 'head')!.start + 50) === 1;
  const loca = findTable(font, 'loca')!.start;
  return Array.from({ length: count + 1 }, (_, i) =>
    isLong ? font.readUInt32BE(loca + 4 * i) : 2 * font.readUInt16BE(loca + 2 * i),
  );
}

/** Flags of a part of a composite glyph (OpenType: glyf). */
const part = { words: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** The glyphs that a composite outline is made of; none of a plain one. */
function partsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, flags: number = part.more; flags & part.more;) {
    flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    at += 4 + (flags & part.words ? 4 : 2);
    at += flags & part.scale ? 2 : flags & part.twoScales ? 4 : flags & part.matrix ? 8 : 0;
  }
  return parts;
}

function uint32s(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, n] of numbers.entries()) bytes.writeUInt32BE(n >>> 0, 4 * i);
  return bytes;
}

function uint16s(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(2 * numbers.length);
  for (const [i, n] of numbers.entries()) bytes.writeUInt16BE(n & 0xffff, 2 * i);
  return bytes;
}

/** A cmap for Windows: format 4 for what fits in 16 bits, format 12 for everything. */
function writeCmap(glyphs: ReadonlyMap<number, number>): Buffer {
  const pairs = [...glyphs].sort(([a], [b]) => a - b);
  // format 4 ends with a segment for 0xffff, which is no character
  const short = [...pairs.filter(([c]) => c < 0xffff), [0xffff, 0] as const];
  const log = Math.floor(Math.log2(short.length));
  const codes = short.map(([c]) => c);
  const format4 = Buffer.concat([
    uint16s(4, 16 + 8 * short.length, 0, 2 * short.length),
    uint16s(2 * 2 ** log, log, 2 * short.length - 2 * 2 ** log),
    uint16s(...codes, 0, ...codes),
    uint16s(...short.map(([c, glyph]) => (c === 0xffff ? 1 : glyph - c))),
    uint16s(...codes.map(() => 0)),
  ]);
  const format12 = Buffer.concat([
    uint16s(12, 0),
    uint32s([16 + 12 * pairs.length, 0, pairs.length]),
    uint32s(pairs.flatMap(([c, glyph]) => [c, c, glyph])),
  ]);
  const head = Buffer.concat([
    uint16s(0, 2, 3, 1),
    uint32s([20]),
    uint16s(3, 10),
    uint32s([20 + format4.length]),
  ]);
  return Buffer.concat([head, format4, format12]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** Puts tables together to a font file (OpenType: table directory, checksums). */
function writeFont(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const log = Math.floor(Math.log2(sorted.length));
  const start = Buffer.concat([
    uint32s([0x00010000]),
    uint16s(sorted.length, 16 * 2 ** log, log, 16 * (sorted.length - 2 ** log)),
  ]);
  let at = start.length + 16 * sorted.length;
  const entries = sorted.map(([tag, bytes]) => {
    const entry = [Buffer.from(tag), uint32s([checksum(padded(bytes)), at, bytes.length])];
    at += padded(bytes).length;
    return Buffer.concat(entry);
  });
  const font = Buffer.concat([start, ...entries, ...sorted.map(([, bytes]) => padded(bytes))]);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, findTable(font, 'head')!.start + 8);
  return font;
}

/**
 * A TrueType font (outlines in `glyf`) with the outlines of a text alone: glyphs keep their numbers,
 * all others are empty. What shapes scripts or sets text upright is left out: Chinese and Latin need
 * none of it to be read. Characters that the font does not have are left out.
 */
export function subsetFont(font: Buffer, text: string): Buffer {
  const characters = new Set(Array.from(text, (c) => c.codePointAt(0)!));
  const glyphs = glyphsOf(font, characters);
  const starts = outlinesOf(font);
  const glyf = findTable(font, 'glyf')!.start;
  const outline = (glyph: number) =>
    font.subarray(glyf + starts[glyph]!, glyf + starts[glyph + 1]!);
  const kept = new Set([0, ...glyphs.values()]);
  for (const glyph of kept) for (const one of partsOf(outline(glyph))) kept.add(one);

  const outlines: Buffer[] = [];
  let at = 0;
  const loca = starts.map((_, glyph) => {
    const start = at;
    if (glyph < starts.length - 1 && kept.has(glyph)) {
      const bytes = padded(outline(glyph));
      outlines.push(bytes);
      at += bytes.length;
    }
    return start;
  });
  const table = (tag: string): Buffer => {
    const { start, length } = findTable(font, tag)!;
    return Buffer.from(font.subarray(start, start + length));
  };
  const head = table('head');
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const whole = ['OS/2', 'hhea', 'hmtx', 'maxp', 'name', 'post', 'prep', 'gasp'];
  return writeFont(
    new Map([
      ...whole.filter((tag) => findTable(font, tag)).map((tag) => [tag, table(tag)] as const),
      ['head', head],
      ['cmap', writeCmap(glyphs)],
      ['loca', uint32s(loca)],
      ['glyf', Buffer.concat(outlines)],
    ]),
  );
}
