/** One way to look at a text; each has a vocabulary of its own. */
export interface View {
  /** the first column alone, or all columns together */
  of: 'first' | 'all';
  /** how long runs of characters are at most */
  grams: number;
  /** length of its features together: what the view may say against the others */
  weight: number;
}

/** Columns of at most so many characters on average are titles: runs of three are looked at too. */
const titleLength = 60;

/**
 * How texts of these columns are looked at: one column as it is; of several the first, usually a
 * title, by itself and then everything together, which weighs twice as much.
 */
export function viewsOf(texts: readonly (readonly string[])[], columns: number): View[] {
  const letters = (column: number) =>
    texts.reduce((sum, fields) => sum + (fields[column] ?? '').length, 0);
  const gramsOf = (length: number) => (length <= titleLength * texts.length ? 3 : 2);
  const first: View = { of: 'first', grams: gramsOf(letters(0)), weight: 1 };
  if (columns < 2) return [first];
  let all = 0;
  for (let column = 0; column < columns; column++) all += letters(column);
  return [first, { of: 'all', grams: gramsOf(all), weight: 2 }];
}

/** What a view sees of a text: nothing runs from one column into the next. */
export const seenBy = ({ of }: View, fields: readonly string[]): string =>
  of === 'first' ? (fields[0] ?? '') : fields.join('。');
