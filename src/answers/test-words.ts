import type { Book } from '../engines/ledger/book.ts';
import type { Finding } from '../model/briefing.ts';
import type { Label } from '../model/label.ts';
import { findPlace, type Printed, type PrintedNumber } from './printed-prose.ts';
import type { Sentence } from './split-sentences.ts';

/** Words of the prose that say something of the bound numbers beside them (UTF-16 offsets). */
export interface Word {
  from: number;
  to: number;
  /** end of what is tested with it; `to` where nothing more is */
  until: number;
  found: RegExpExecArray;
  sentence: Sentence;
  /** bound numbers of its sentence, in order; never empty */
  numbers: PrintedNumber[];
  printed: Printed;
}

/** What becomes of a word that is held against the ledger. */
export type Trial =
  | { kind: 'holds' }
  /** the ledger has too little to tell */
  | { kind: 'open'; why: Label }
  | { kind: 'fails'; detail: Label; got: string; wanted: string; figures?: string[] };

/** A family of words and how they are held against the figures beside them. */
export interface WordRule {
  rule: string;
  /** global */
  pattern: RegExp;
  /** how much of what follows the words belongs to them, such as a threshold in plain digits */
  reach?(after: string): number;
  /** null where the words mean something else after all */
  test(word: Word, book: Book): Trial | null;
}

export const holds: Trial = { kind: 'holds' };
export const open = (zh: string, en: string): Trial => ({ kind: 'open', why: { zh, en } });
export const fails = (
  zh: string,
  en: string,
  got: string,
  wanted: string,
  figures: string[] = [],
): Trial => ({ kind: 'fails', detail: { zh, en }, got, wanted, figures });

/** The number a word most likely speaks of: the last before it in its sentence, else the first after. */
export function numberBeside(
  { from, numbers }: Pick<Word, 'from' | 'numbers'>,
  fit: (number: PrintedNumber) => boolean = () => true,
): PrintedNumber | undefined {
  const some = numbers.filter(fit);
  return some.findLast((number) => number.to <= from) ?? some[0];
}

function findingOf(rule: string, word: Word, trial: Trial): Finding[] {
  if (trial.kind === 'holds') return [];
  const { start, end } = findPlace(word.printed, word.from, word.until)!;
  if (trial.kind === 'open')
    return [
      {
        rule,
        severity: 'warning',
        start,
        end,
        detail: {
          zh: `无法核对：${trial.why.zh}`,
          en: `cannot be tested: ${trial.why.en}`,
        },
        got: word.found[0],
        figures: [],
      },
    ];
  const { detail, got, wanted, figures = [] } = trial;
  return [{ rule, severity: 'error', start, end, detail, got, wanted, figures }];
}

/** What words say of bound numbers, held against the ledger, and which stretches of prose were so tested. */
export interface WordsTested {
  findings: Finding[];
  /** UTF-16 offsets of the printed text */
  tested: { from: number; to: number }[];
}

/**
 * Holds words such as 翻一番 or 超额完成 against the figures behind the bound numbers of their
 * sentence. Words without a bound number beside them are left alone; so are those of a binding.
 */
export function testWords(printed: Printed, book: Book, rules: readonly WordRule[]): WordsTested {
  const findings: Finding[] = [];
  const tested: WordsTested['tested'] = [];
  for (const { rule, pattern, reach, test } of rules) {
    for (const found of printed.text.matchAll(pattern)) {
      const [from, to] = [found.index, found.index + found[0].length];
      const sentence = printed.sentences.find((one) => one.start <= from && from < one.end);
      if (!sentence || !findPlace(printed, from, to)) continue;
      const numbers = printed.numbers.filter(
        (number) => sentence.start <= number.from && number.to <= sentence.end,
      );
      if (numbers.length === 0) continue;
      const far = to + (reach?.(printed.text.slice(to, sentence.end)) ?? 0);
      const until = findPlace(printed, from, far) ? far : to;
      const word: Word = { from, to, until, found, sentence, numbers, printed };
      const trial = test(word, book);
      if (!trial) continue;
      tested.push({ from, to: until });
      findings.push(...findingOf(rule, word, trial));
    }
  }
  return { findings, tested };
}
