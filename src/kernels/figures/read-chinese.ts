import { ChineseReader } from './chinese-reader.ts';
import { classify, classifyTrigger } from './classify.ts';
import type { Draft } from './draft.ts';
import type { Setting } from './period-and-place.ts';
import { numberBegins, scanNumber } from './scan-numbers.ts';

const triggers = new Set([...'翻首榜前过'].map((word) => word.charCodeAt(0)));

/**
 * Reads the numbers of one Chinese paragraph of folded text, from `from` to `to`, into `out`.
 * `setting` carries period and place from one paragraph to the next.
 */
export function readChinese(
  text: string,
  from: number,
  to: number,
  setting: Setting,
  out: Draft[],
): void {
  const reader = new ChineseReader(text, from, setting, out);
  let floor = from;
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at);
    const begins = numberBegins(code);
    if (begins === 0) {
      const mention = triggers.has(code) ? classifyTrigger(text, at, floor) : undefined;
      if (mention) {
        if (reader.take(mention)) floor = mention.end;
      }
      at = mention?.end ?? at + 1;
      continue;
    }
    const token = scanNumber(text, at);
    const mention = classify(text, token, floor);
    if (!mention) {
      at = token.end;
      continue;
    }
    if (reader.take(mention)) floor = mention.end;
    at = Math.max(mention.end, token.end);
  }
}
