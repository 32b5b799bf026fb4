import { inflateSync } from 'node:zlib';

/** What a test asks of a PDF. */
export interface ReadPdf {
  pages: number;
  /** the text of each page, in the order in which it is set */
  texts: string[];
  /** embedded fonts by PostScript name with the size of their programs in bytes */
  fonts: Map<string, number>;
  /** the whole file as Latin-1, for what stands in it in the clear */
  raw: string;
}

interface PdfObject {
  head: string;
  stream: Buffer | null;
}

/** Objects by number: what the typesetter writes, no object streams, no encryption. */
function objectsOf(raw: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const start = /(\d+) 0 obj\n/g;
  for (let found = start.exec(raw); found; found = start.exec(raw)) {
    const from = start.lastIndex;
    const [mark] = /endobj|\bstream\r?\n/.exec(raw.slice(from))!;
    const end = raw.indexOf(mark, from);
    const head = raw.slice(from, end);
    let stream: Buffer | null = null;
    if (mark !== 'endobj') {
      const length = Number(/\/Length (\d+)/.exec(head)![1]);
      const bytes = Buffer.from(raw.substr(end + mark.length, length), 'latin1');
      stream = head.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
      start.lastIndex = end + mark.length + length;
    }
    objects.set(Number(found[1]), { head, stream });
  }
  return objects;
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph → text (PDF 1.7, 9.10.3: bfchar and bfrange). */
function unicodeOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, part] of cmap.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph, text] of part!.matchAll(/<(\w+)> <(\w+)>/g))
      glyphs.set(parseInt(glyph!, 16), utf16(text!));
  for (const [, part] of cmap.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, a, b, text] of part!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = parseInt(a!, 16); glyph <= parseInt(b!, 16); glyph++) {
        const last = parseInt(text!.slice(-4), 16) + glyph - parseInt(a!, 16);
        glyphs.set(glyph, utf16(text!.slice(0, -4) + last.toString(16).padStart(4, '0')));
      }
  return glyphs;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a literal string (PDF 1.7, 7.3.4.2), each as a character. */
const literal = (text: string) =>
  text.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, other?: string) =>
    octal === undefined ? (escapes[other!] ?? other!) : String.fromCodePoint(parseInt(octal, 8)),
  );

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font: Map<number, string> | undefined;
  // q and Q keep and restore what is set, the font too
  const kept: (typeof font)[] = [];
  let text = '';
  const tokens =
    /\/(F\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<([0-9A-Fa-f]+)>|(?<=\n|^)([qQ])(?=\n|$)/g;
  for (const [, name, string, hex, state] of content.matchAll(tokens)) {
    if (state === 'q') kept.push(font);
    else if (state === 'Q') font = kept.pop();
    else if (name !== undefined) font = fonts.get(name);
    else {
      const bytes =
        string === undefined ? Buffer.from(hex!, 'hex').toString('latin1') : literal(string);
      for (let i = 0; i + 1 < bytes.length; i += 2)
        text += font?.get(bytes.codePointAt(i)! * 256 + bytes.codePointAt(i + 1)!) ?? '\ufffd';
    }
  }
  return text;
}

/** Reads pages, text and fonts of a PDF as our typesetter writes it. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = objectsOf(raw);
  const get = (text: string, key: string) =>
    objects.get(Number(new RegExp(`/${key}\\s*\\[?(\\d+) 0 R`).exec(text)?.[1]));
  const names = [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [m[1]!, Number(m[2])] as const);
  const fonts = new Map(
    names.map(([name, number]) => {
      const cmap = get(objects.get(number)!.head, 'ToUnicode')!.stream!.toString('latin1');
      return [name, unicodeOf(cmap)] as const;
    }),
  );
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\s/.test(head));
  const programs = [...objects.values()].flatMap(({ head }) => {
    const name = /\/FontName \/\w+\+([\w-]+)/.exec(head)?.[1];
    const program = get(head, 'FontFile[23]');
    return name && program ? [[name, program.stream!.length] as const] : [];
  });
  return {
    pages: pages.length,
    texts: pages.map(({ head }) =>
      textOf(get(head, 'Contents')!.stream!.toString('latin1'), fonts),
    ),
    fonts: new Map(programs),
    raw,
  };
}
