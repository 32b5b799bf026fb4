import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from '../../../test/ledger-book.ts';
import { readPdf } from '../../../test/read-pdf.ts';
import { readZip } from '../../../test/read-zip.ts';
import { loadRegistry } from '../../declared.ts';
import { makeBook, type Book } from '../../engines/ledger/book.ts';
import { declaredBookInput } from '../../engines/ledger/declared-book.ts';
import type { Block, BoundBriefing, Span } from '../../model/briefing.ts';
import { checkBriefing } from '../check-briefing.ts';
import { linesOf } from './bound-figures.ts';
import { layoutOf } from './layout.ts';
import { printBriefing, printFormats, type PrintFormat } from './print-briefing.ts';

interface Sheet {
  bound: BoundBriefing;
  book: Book;
}

const sheets = new Map<string, Sheet>();

beforeAll(async () => {
  const registry = await loadRegistry();
  for (const district of ['hongqi', 'fengquan']) {
    const file = new URL(`../../../declared/briefings/${district}-2024.md`, import.meta.url);
    const book = makeBook(declaredBookInput(registry, district)!);
    const { bound } = checkBriefing(readFileSync(file, 'utf8'), book);
    sheets.set(district, { bound: bound!, book });
  }
});

const print = async (format: PrintFormat, { bound, book }: Sheet, draft = false) =>
  (await printBriefing(format, bound, book, { draft })).bytes;

const sheetOf = (district: string) => sheets.get(district)!;

/** Spaces are set as distances, and word joiners not at all. */
const closed = (text: string) => text.replaceAll(/[\s\u2060]/g, '');

const wordsOf = (spans: readonly Span[]) =>
  spans.map((span) => span.text + (span.kind === 'number' ? `[${span.note}]` : '')).join('');

/** The text of all pages without their numbers. */
const pagesText = (bytes: Uint8Array) =>
  closed(
    readPdf(bytes)
      .texts.map((text, i) => text.replace(`— ${i + 1} —`, ''))
      .join(''),
  );

/** Where each of these begins in a text, one after the other; -1 where one is not there. */
function inOrder(text: string, wanted: readonly string[]): number[] {
  let at = 0;
  return wanted.map((words) => {
    const found = text.indexOf(closed(words), at);
    at = Math.max(at, found + closed(words).length);
    return found;
  });
}

describe.each(['hongqi', 'fengquan'])('the sheet of %s', (district) => {
  it('has every word on its pages, in order, with a mark behind every number', async () => {
    const sheet = sheetOf(district);
    const text = pagesText(await print('pdf', sheet));
    const lines = sheet.bound.blocks.flatMap(linesOf).map(wordsOf);
    const notes = sheet.bound.notes.map(({ n, text }) => `[${n}]${text.zh}`);
    const wanted = [...lines, sheet.bound.head.issuer!, '2025年3月20日', ...notes];
    expect(inOrder(text, wanted)).not.toContain(-1);
  });

  it('embeds three faces, none of them whole', async () => {
    const bytes = await print('pdf', sheetOf(district));
    const { fonts, pages } = readPdf(bytes);
    const names = ['NotoSansHans-Medium', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular'];
    expect([...fonts.keys()].sort()).toEqual(names);
    expect(bytes.length).toBeLessThan(300_000);
    expect(pages).toBeGreaterThan(1);
  });

  it('is a Word document with the same words and its fonts', async () => {
    const sheet = sheetOf(district);
    const bytes = await print('docx', sheet);
    const files = readZip(bytes);
    const document = files.get('word/document.xml')!.toString();
    const text = document.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
    const lines = sheet.bound.blocks.flatMap(linesOf).map(wordsOf);
    expect(inOrder(closed(text), lines)).not.toContain(-1);
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(6);
    expect(files.get('word/fonts/font1.odttf')!.length).toBeGreaterThan(100_000);
    expect(files.get('docProps/core.xml')!.toString()).toContain('2025-03-20T00:00:00Z');
    expect(bytes.length).toBeLessThan(400_000);
  });
});

const root = new URL('../../../', import.meta.url);

/** Prints a file in every format into a folder, as the command line does. */
const printEach = `
const [root, file, folder] = process.argv.slice(1);
const { buildOnce } = await import(root + 'scripts/build-once.mjs');
buildOnce('server');
const { registerBrief } = await import(root + 'dist/src/cli/brief.js');
const { Command } = await import('commander');
for (const format of ['pdf', 'docx', 'json', 'csv']) {
  const program = new Command();
  registerBrief(program);
  const args = ['brief', 'print', file, '--format', format, '--out', folder + '/' + format];
  await program.parseAsync(args, { from: 'user' });
}`;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('same input, same bytes', () => {
  it('in one process and in another', async () => {
    const hashes: string[] = [];
    for (const format of printFormats) {
      const bytes = await print(format, sheetOf('hongqi'));
      expect(hashOf(await print(format, sheetOf('hongqi')))).toBe(hashOf(bytes));
      hashes.push(hashOf(bytes));
    }
    const folder = mkdtempSync(join(tmpdir(), 'xianban-print-'));
    const file = new URL('declared/briefings/hongqi-2024.md', root).pathname;
    // another home, language and time zone: nothing of the machine may show
    const env = { ...process.env, HOME: folder, TZ: 'Pacific/Auckland', LANG: 'C' };
    const args = ['--input-type=module', '-e', printEach, root.pathname, file, folder];
    spawnSync(process.execPath, args, { env });
    const elsewhere = printFormats.map((format) => hashOf(readFileSync(join(folder, format))));
    rmSync(folder, { recursive: true });
    expect(elsewhere).toEqual(hashes);
    // the other process may have to build the program first
  }, 120_000);
});

const briefing = (texts: readonly string[], language: 'zh' | 'en' = 'zh'): BoundBriefing => ({
  head: {
    code: 'x',
    title: texts[0]!,
    district: 'hongqi',
    territory: '410702',
    period: '2024',
    language,
  },
  blocks: texts.map((text) => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] })),
  notes: [],
});

describe('text from anywhere', () => {
  const marks = [
    '#',
    '$',
    '*',
    '_',
    '\\',
    '@',
    '<',
    '>',
    '"',
    "'",
    '`',
    '//',
    '/*',
    ']',
    '[',
    '{',
    '&',
  ];
  const code = [
    '#panic()',
    '#import "x"',
    '\\u{41}',
    '= 标题',
    '- 项',
    '<note-1>',
    '#sys.inputs',
    '&amp;',
  ];
  const text = fc
    .array(fc.constantFrom(...marks, ...code, '红旗区', '增长', 'abc', '12.5', '，', '。'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join(''));

  it('stands on the page as it is, whatever it looks like', async () => {
    const book = bookOf();
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
        const bound = briefing(texts);
        const said = pagesText(await print('pdf', { bound, book }));
        expect(said).toBe(closed([texts[0], ...texts].join('')));
        const word = readZip(await print('docx', { bound, book })).get('word/document.xml')!;
        const plain = word
          .toString()
          .replaceAll(/<[^>]+>/g, '')
          .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);
        expect(closed(plain)).toBe(said);
      }),
      { numRuns: 15, seed: 9704 },
    );
  });

  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

  it('loses only what no page can show', async () => {
    const bound = briefing(['a\u0000b\u001b\ud800c\uffff', '一行\n又一行', 'two\nwords']);
    const { texts } = readPdf(await print('pdf', { bound, book: bookOf() }));
    expect(texts.join('')).toContain('一行又一行two words');
    const [first] = layoutOf(bound, false).blocks;
    expect(first).toMatchObject({ spans: [{ text: 'ab\ufffdc' }] });
  });

  it('takes no font from the machine, whatever letters it does not have', async () => {
    const bound = briefing(['ไทย 😀 हिन्दी']);
    const { fonts } = readPdf(await print('pdf', { bound, book: bookOf() }));
    expect([...fonts.keys()].filter((name) => !/^Noto(SerifSC|SansHans)-/.test(name))).toEqual([]);
  });

  it('may be a line of two hundred thousand characters', async () => {
    const bound = briefing(['长'.repeat(200_000)]);
    const { fonts, pages } = readPdf(
      await print('pdf', {
        bound: { ...bound, head: { ...bound.head, title: '长' } },
        book: bookOf(),
      }),
    );
    expect(pages).toBeGreaterThan(300);
    expect(fonts.size).toBe(2);
  });

  it('is refused where it is longer than any briefing', async () => {
    const bound = briefing(['长'.repeat(160_000), '长'.repeat(160_000)]);
    await expect(print('pdf', { bound, book: bookOf() })).rejects.toMatchObject({
      problems: [{ code: 'limit.briefing', got: '320000' }],
    });
  });

  it.each(['2025-02-30', '即日', '', undefined])(
    'a day that is none (%s) is printed, not dated',
    async (date) => {
      const one = briefing(['一']);
      const bound = { ...one, head: { ...one.head, ...(date === undefined ? {} : { date }) } };
      const bytes = await print('pdf', { bound, book: bookOf() });
      expect(readPdf(bytes).raw).not.toContain('/CreationDate');
      expect(pagesText(bytes)).toBe(closed(`一一${date ?? ''}`));
    },
  );
});

describe('a draft', () => {
  it('says so on every page, and no other does', async () => {
    const sheet = sheetOf('fengquan');
    const { texts } = readPdf(await print('pdf', sheet, true));
    expect(texts.filter((text) => !text.includes('草稿'))).toEqual([]);
    expect(pagesText(await print('pdf', sheet))).not.toContain('草稿');
    const word = readZip(await print('docx', sheet, true));
    expect(word.get('word/header1.xml')!.toString()).toContain('草稿 DRAFT');
    expect(word.get('word/header2.xml')!.toString()).toContain('草稿 DRAFT');
    const json = JSON.parse(Buffer.from(await print('json', sheet, true)).toString()) as object;
    expect(json).toMatchObject({ briefing: { draft: true } });
  });
});

describe('the layout', () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({
    kind: 'heading',
    level,
    spans: [{ kind: 'text', text }],
  });
  it('has lists, tables and an English face', async () => {
    const cell = (text: string): Span[] => [{ kind: 'text', text }];
    const bound: BoundBriefing = {
      ...briefing(['Title'], 'en'),
      blocks: [
        heading(2, 'Economy'),
        { kind: 'list', ordered: true, items: [cell('first'), cell('second')] },
        { kind: 'list', ordered: true, items: [cell('other')] },
        {
          kind: 'table',
          head: [cell('a'), cell('b')],
          rows: [[cell('1')], [cell('2'), cell('3')]],
        },
      ],
    };
    const text = pagesText(await print('pdf', { bound, book: bookOf() }));
    // the last 1 is the number of the page
    expect(text).toBe('Title1.Economy1.first2.second1.otherab1231');
    const word = readZip(await print('docx', { bound, book: bookOf() })).get('word/document.xml')!;
    expect(word.toString().match(/<w:tc>/g)).toHaveLength(6);
    expect(new Set(word.toString().match(/<w:numId w:val="\d+"\/>/g)).size).toBe(2);
  });
});
