/** A sentence of a text; offsets are UTF-16 units. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
}

const closing = '”’」』》)）"\'';
const finishes = /[。！？!?；;]/;
const block = /^\s*(?:[-*+#|>]|\d+[.、)]\s)/;
const headingAtMost = 36;

/** A line that stands for itself: a heading, an item of a list, the end of a paragraph. */
function lineEnds(line: string, next: string): boolean {
  const plain = line.trimEnd();
  // what stands before an empty line has decided already
  if (plain === '') return false;
  if (block.test(line) || block.test(next)) return true;
  if (/[。！？!?；;.:：]["”’」』》)）]*$/.test(plain)) return true;
  return plain.trim().length <= headingAtMost && !/[,，、]/.test(plain);
}

/** Whether a full stop at `at` ends an English sentence: a space and a capital follow. */
const stops = (text: string, at: number) =>
  text[at] === '.' && /^\.["”’)]*\s+[“"(]?[A-Z0-9{]/.test(text.slice(at, at + 8));

/**
 * Sentences of a text in Chinese or English, in order. A line end inside a sentence, as newspaper
 * columns and page breaks leave it, parts nothing; headings and items of lists stand alone.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const words = raw.trim();
    if (words !== '') {
      sentences.push({ start: start + lead, end: start + lead + words.length, text: words });
    }
    start = end;
  };
  let lineStart = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '\n') {
      const nextFrom = at + 1 + /^\s*/.exec(text.slice(at + 1))![0].length;
      const nextLine = text.slice(
        nextFrom,
        (text.indexOf('\n', nextFrom) + 1 || text.length + 1) - 1,
      );
      if (lineEnds(text.slice(lineStart, at), nextLine)) close(at);
      lineStart = at + 1;
    } else if (finishes.test(character) || stops(text, at)) {
      let end = at + 1;
      while (end < text.length && closing.includes(text[end]!)) end += 1;
      close(end);
      at = end - 1;
    }
  }
  close(text.length);
  return sentences;
}
