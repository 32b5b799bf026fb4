/** Marks of footnotes after a name or a number: ①, ⑴, [1], 【注2】, *, ※, ¹. */
const footnote =
  /(?:[\u2460-\u24ff\u2776-\u2793\u00b9\u2070\u2074-\u2079*※†‡]|[[【〔]\s*注?\s*\d{1,2}\s*[\]】〕]|[(（]\s*注\s*\d{0,2}\s*[)）])+\s*$/u;

/** The words without the marks of footnotes at their end, and those marks. */
export function withoutFootnote(text: string): { text: string; mark: string | null } {
  const found = footnote.exec(text);
  if (!found || found.index === 0) return { text, mark: null };
  return { text: text.slice(0, found.index), mark: found[0].trim() };
}

/** Words of a cell in one line: half-width letters, digits and brackets, single blanks. */
export const foldCell = (text: string): string =>
  text
    .replaceAll(/[²³]/g, (power) => (power === '²' ? '\ue002' : '\ue003'))
    .normalize('NFKC')
    .replaceAll('\ue002', '²')
    .replaceAll('\ue003', '³')
    .replaceAll(/[\p{Cf}\p{Cc}\s]+/gu, ' ')
    .trim();

/** How names are compared: without blanks, every dash alike (地 区 is 地区, 0—14岁 is 0-14岁). */
export const foldName = (text: string): string =>
  foldCell(text)
    .replaceAll(' ', '')
    .replaceAll(/[—–―~]/gu, '-')
    .toLowerCase();

/** Leading blanks in units of one Chinese character, as a typist indents. */
export function indentOf(text: string): number {
  const blanks = /^[\s\u3000]*/.exec(text)![0];
  let width = 0;
  for (const blank of blanks) width += blank === '\u3000' || blank === '\t' ? 2 : 1;
  return Math.ceil(width / 2);
}
