/** A word and in how many of the texts it stands. */
export interface CommonWord {
  word: string;
  times: number;
}

const HAN_RUN = /\p{Script=Han}{2,}/gu;
const LATIN_WORD = /[a-z][a-z'’-]{2,}/g;
/** Long enough for a name or a whole complaint: what is cut off here is told as a fragment. */
const LONGEST_PHRASE = 8;
/** Texts that must hold a word before it is common. */
const FEWEST = 3;
/** Texts beside which it must stand: a word of one text in twenty is no common ground. */
const SMALLEST_SHARE = 0.1;
/** How much more often than usual: odds three times as high. */
const STANDS_OUT = Math.log(3);

/** Characters that join words and hardly begin or end one. */
const GRAMMAR = new Set(
  '的了是在有没不我你他她它们这那和与及到都很也就还要能请为被把从等个吗呢吧啊其已将于向给让使但而且或至以之所由着去说',
);
/** Characters that hardly end a word but may begin one, as in 地下室, 上水, 对面. */
const GRAMMAR_AT_END = new Set('地得一上对过');
const STOP_WORDS = new Set(
  'the and for that this with from are was were has have had not but they their there been will would can could please when what which who all any out our your his her its also into about over after before still being'.split(
    ' ',
  ),
);

/** What stands in a text: words, and Chinese phrases of two to eight characters, each once. */
function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  const lower = text.normalize('NFKC').toLowerCase();
  for (const [run] of lower.matchAll(HAN_RUN)) {
    for (let from = 0; from < run.length - 1; from++) {
      const most = Math.min(LONGEST_PHRASE, run.length - from);
      for (let length = 2; length <= most; length++) terms.add(run.slice(from, from + length));
    }
  }
  for (const [word] of lower.matchAll(LATIN_WORD)) if (!STOP_WORDS.has(word)) terms.add(word);
  return terms;
}

const isHan = (term: string) => term >= '\u2e80';

/** How many texts hold each term of interest. */
function countIn(texts: readonly string[], wanted?: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const term of termsOf(text)) {
      if (wanted && !wanted.has(term)) continue;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Whether a run of characters is a phrase and no piece of one or seam between two: it neither begins
 * nor ends with a character that joins words, and is not mostly found inside a longer phrase.
 */
function isPhrase(term: string, counts: ReadonlyMap<string, number>): boolean {
  if (!isHan(term)) return true;
  const last = term.at(-1)!;
  if (GRAMMAR.has(term[0]!) || GRAMMAR.has(last) || GRAMMAR_AT_END.has(last)) return false;
  // parts that mostly stand without each other make a seam, no phrase: 路口红灯
  const least = counts.get(term)! * 2;
  for (let cut = 2; cut <= term.length - 2; cut++) {
    const [left, right] = [term.slice(0, cut), term.slice(cut)];
    if (Math.min(counts.get(left) ?? 0, counts.get(right) ?? 0) > least) return false;
  }
  return true;
}

/** Whether nearly every text with the shorter one holds the longer one too. */
const isPartOf = (shorter: CommonWord, longer: CommonWord): boolean =>
  longer.word.includes(shorter.word) && longer.times >= shorter.times * 0.7;

/**
 * What texts have in common that is not usual: words (and Chinese phrases) by how much their odds
 * stand out against those in the usual texts, weighed by how many texts hold them. Texts come
 * masked; what is masked is in no word.
 *
 * @param inside the texts that are asked about
 * @param usual texts of all kinds to compare with
 * @param most words at most
 * @example commonWords(['暖气不热', '暖气漏水', '暖气片凉'], ['路灯不亮'], 1) // [{ word: '暖气', times: 3 }]
 */
export function commonWords(
  inside: readonly string[],
  usual: readonly string[],
  most: number,
): CommonWord[] {
  const counts = countIn(inside);
  const fewest = Math.max(FEWEST, Math.ceil(inside.length * SMALLEST_SHARE));
  const often = new Set([...counts].filter(([, n]) => n >= fewest).map(([term]) => term));
  const elsewhere = countIn(usual, often);
  const logit = (n: number, of: number) => Math.log((n + 0.5) / (of - n + 0.5));
  const scored = [...often]
    .filter((term) => isPhrase(term, counts))
    .map((word) => {
      const times = counts.get(word)!;
      const odds = logit(times, inside.length) - logit(elsewhere.get(word) ?? 0, usual.length);
      return { word, times, odds, score: odds * Math.sqrt(times) * Math.sqrt(word.length) };
    })
    .filter(({ odds }) => odds >= STANDS_OUT)
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  const chosen: CommonWord[] = [];
  for (const { word, times } of scored) {
    const term = { word, times };
    if (chosen.some((c) => c.word.includes(word) || overlaps(c.word, word))) continue;
    if (scored.some((s) => s.word.length > word.length && isPartOf(term, s))) continue;
    chosen.push(term);
    if (chosen.length === most) break;
  }
  return chosen;
}

/** Pieces of one phrase share their end and beginning: 小区暖, 区暖气. */
function overlaps(a: string, b: string): boolean {
  if (!isHan(a) || !isHan(b)) return false;
  if (b.includes(a)) return true;
  const shortest = Math.min(a.length, b.length) - 1;
  for (let n = shortest; n >= 1; n--) {
    if (n * 2 < shortest + 1) break;
    if (a.endsWith(b.slice(0, n)) || b.endsWith(a.slice(0, n))) return true;
  }
  return false;
}
