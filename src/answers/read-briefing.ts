import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { BriefingHead } from '../model/briefing.ts';
import { bad, good, problem, type Outcome, type Problem } from '../model/problem.ts';
import { readBinding, type Binding, type PlainWords } from './binding.ts';

interface Style {
  strong?: boolean;
  em?: boolean;
}

/** A stretch of a briefing; offsets are code points of the whole text. */
export type Inline = Style &
  (
    | { kind: 'text'; text: string; start: number; end: number }
    | { kind: 'binding'; binding: Binding }
    | { kind: 'plain'; plain: PlainWords }
  );

export type ReadBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

/** A problem and where it stands. */
export interface PlacedProblem {
  start: number;
  end: number;
  problem: Problem;
}

/** A briefing as written: head, blocks, and what of it cannot be read. */
export interface ReadBriefing {
  head: BriefingHead;
  blocks: ReadBlock[];
  problems: PlacedProblem[];
}

const Head = z
  .object({
    code: z.string().min(1),
    title: z.string().min(1),
    kicker: z.string().optional(),
    issuer: z.string().optional(),
    district: z.string().min(1),
    territory: z.coerce.string().min(6),
    period: z.coerce.string().min(4),
    language: z.enum(['zh', 'en']),
    date: z.string().optional(),
    translates: z.string().optional(),
  })
  .strict();

const frame = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

const noHead = (path: string, en: string, zh: string, got?: string) =>
  problem('briefing.head', path, zh, en, {
    ...(got === undefined ? {} : { got }),
    wanted: '--- code, title, district, territory, period, language ---',
  });

function readHead(yaml: string): Outcome<BriefingHead> {
  let value: unknown;
  try {
    value = parseYaml(yaml);
  } catch (error) {
    return bad(
      noHead(
        'head',
        'the head is no YAML',
        '文首不是 YAML',
        (error as Error).message.split('\n')[0],
      ),
    );
  }
  const read = Head.safeParse(value);
  if (read.success) {
    const { kicker, issuer, date, translates, ...head } = read.data;
    return good({
      ...head,
      ...(kicker === undefined ? {} : { kicker }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(date === undefined ? {} : { date }),
      ...(translates === undefined ? {} : { translates }),
    });
  }
  return bad(
    ...read.error.issues.map((issue) =>
      noHead(['head', ...issue.path].join('.'), issue.message, `文首不符：${issue.message}`),
    ),
  );
}

/** UTF-16 offset → code points before it, for a text that is read from front to back. */
function counter(text: string): (offset: number) => number {
  const before = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isLow = code >= 0xdc00 && code <= 0xdfff && at > 0;
    const previous = isLow ? text.charCodeAt(at - 1) : 0;
    const isPair = previous >= 0xd800 && previous <= 0xdbff;
    before[at + 1] = before[at]! + (isPair ? 0 : 1);
  }
  return (offset) => before[offset]!;
}

const braces = /\{\{([\s\S]*?)\}\}/g;

/** Turns one node of text into words and bindings. */
class Reader {
  readonly problems: PlacedProblem[] = [];
  readonly #source: string;
  readonly #base: number;
  readonly #point: (offset: number) => number;

  constructor(source: string, base: number) {
    this.#source = source;
    this.#base = base;
    this.#point = counter(source);
  }

  #at = (offset: number) => this.#point(this.#base + offset);

  inlines(nodes: readonly PhrasingContent[], style: Style = {}): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      if (node.type === 'strong') return this.inlines(node.children, { ...style, strong: true });
      if (node.type === 'emphasis') return this.inlines(node.children, { ...style, em: true });
      if (node.type === 'link') return this.inlines(node.children, style);
      if (node.type === 'text' || node.type === 'inlineCode') return this.#text(node, style);
      if (node.type === 'break') {
        const at = this.#at(node.position!.start.offset!);
        return [{ kind: 'text', text: '\n', start: at, end: at + 1, ...style }];
      }
      const [from, to] = [node.position!.start.offset!, node.position!.end.offset!];
      this.#problem(from, to, node.type);
      return [];
    });
  }

  #problem(from: number, to: number, got: string): void {
    this.problems.push({
      start: this.#at(from),
      end: this.#at(to),
      problem: problem(
        'briefing.markdown',
        'text',
        '答卷不用这种 Markdown 写法',
        'a briefing does not use this piece of Markdown',
        { got, wanted: 'headings, paragraphs, lists, strong, emphasis, links' },
      ),
    });
  }

  #text(node: { value: string; position?: PhrasingContent['position'] }, style: Style): Inline[] {
    const [from, to] = [node.position!.start.offset!, node.position!.end.offset!];
    const raw = this.#source.slice(this.#base + from, this.#base + to);
    const spots = [...raw.matchAll(braces)];
    const words = node.value.split(braces).filter((_, i) => i % 2 === 0);
    const inlines: Inline[] = [];
    let at = 0;
    const say = (text: string, end: number) => {
      if (text) {
        const [start, stop] = [this.#at(from + at), this.#at(from + end)];
        inlines.push({ kind: 'text', text, start, end: stop, ...style });
      }
      at = end;
    };
    for (const [i, spot] of spots.entries()) {
      say(words[i] ?? '', spot.index);
      const [start, end] = [this.#at(from + at), this.#at(from + at + spot[0].length)];
      const { binding, plain, problems } = readBinding(spot[1]!, start, end);
      for (const one of problems) this.problems.push({ start, end, problem: one });
      if (binding) inlines.push({ kind: 'binding', binding, ...style });
      else if (plain) inlines.push({ kind: 'plain', plain, ...style });
      at += spot[0].length;
    }
    const last = words[spots.length] ?? '';
    const open = last.search(/\{\{|\}\}/);
    if (open >= 0) {
      const start = this.#at(from + at + Math.max(0, raw.slice(at).search(/\{\{|\}\}/)));
      const unclosed = problem(
        'briefing.binding',
        'binding',
        '花括号没有成对',
        'braces without their pair',
        { got: last.slice(open, open + 20), wanted: '{{…}}' },
      );
      this.problems.push({ start, end: start + 2, problem: unclosed });
    }
    say(last, raw.length);
    return inlines;
  }

  blocks(nodes: readonly RootContent[]): ReadBlock[] {
    return nodes.flatMap((node): ReadBlock[] => {
      if (node.type === 'heading') {
        const level = Math.min(node.depth, 3) as 1 | 2 | 3;
        return [{ kind: 'heading', level, inlines: this.inlines(node.children) }];
      }
      if (node.type === 'paragraph') {
        return [{ kind: 'paragraph', inlines: this.inlines(node.children) }];
      }
      if (node.type === 'list') {
        const items = node.children.map((item) =>
          item.children.flatMap((child) =>
            child.type === 'paragraph' ? this.inlines(child.children) : [],
          ),
        );
        return [{ kind: 'list', ordered: node.ordered === true, items }];
      }
      if (node.type === 'thematicBreak') return [];
      this.#problem(node.position!.start.offset!, node.position!.end.offset!, node.type);
      return [];
    });
  }
}

/**
 * Reads a briefing: a head in YAML between lines of `---`, then Markdown with bindings in double
 * braces. A head that cannot be read is a problem of the whole; everything else that cannot be read
 * is a problem with its place, and the rest is read all the same.
 */
export function readBriefing(text: string): Outcome<ReadBriefing> {
  const framed = frame.exec(text);
  if (!framed) return bad(noHead('head', 'there is no head', '没有文首'));
  const head = readHead(framed[1]!);
  if (!head.ok) return head;
  const reader = new Reader(text, framed[0].length);
  const blocks = reader.blocks(fromMarkdown(text.slice(framed[0].length)).children);
  return good({ head: head.value, blocks, problems: reader.problems });
}
