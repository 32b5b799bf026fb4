/**
 * Sixty answers of the file of official replies, drawn by lot and labelled, before the check was run on
 * them, by the one who also wrote the phrases: the number of the row (留言编号), then 1 or 0 for each of answers, action,
 * who, when and tone. The texts may not be copied; they are read from where the file lies. `built` stood
 * by while the phrases were written; `second` was read when they were done, and its mistakes taught more
 * of them; so did `third` after it.
 */
export const labelledReplies = {
  built: `
    4383 10101, 5763 11110, 9609 11111, 9930 11001, 12724 11111, 18596 11101, 18640 11101, 24199
    11100, 45989 11000, 47394 11100, 58431 00101, 58728 11010, 61820 01101, 84922 00101, 86703
    10101, 90348 11110, 98678 11101, 119872 11101, 137384 11000, 158613 10100
  `,
  second: `
    4901 11001, 6742 11100, 8009 11111, 8402 11100, 8834 11101, 11222 11100, 19974 11111, 21444
    11111, 22897 11110, 24983 11101, 25627 11001, 47580 11111, 47614 11001, 47771 10001, 48062
    11100, 92994 10100, 93215 11111, 96060 11110, 104237 11101, 132009 11101
  `,
  third: `
    4133 10001, 4236 11101, 4558 10100, 7898 11111, 8020 11111, 9397 11111, 12142 00001, 18588
    11111, 20824 11101, 25646 11101, 30206 01100, 33742 11111, 42231 11100, 47615 11101, 76604
    11110, 82776 11101, 85080 11101, 96770 11101, 107917 10000, 125376 01101
  `,
} as const;

export interface LabelledReply {
  id: string;
  labels: readonly boolean[];
}

/** The labels of one set. */
export const readLabels = (set: keyof typeof labelledReplies): LabelledReply[] =>
  labelledReplies[set]
    .trim()
    .split(/,\s*/u)
    .map((entry) => {
      const [id, bits] = entry.split(/\s+/u);
      return { id: id!, labels: [...bits!].map((bit) => bit === '1') };
    });
