/**
 * How fast claims are read from prose, in UTF-8 megabytes per CPU second, against a plain regular
 * expression that only finds the digits with their unit, in the same run. Wanted: 5 MB/s or more.
 *
 *     node scripts/ts.mjs bench/claims.ts [megabytes] [file.txt …]
 */
import { readFileSync } from 'node:fs';
import { readClaims } from '../src/kernels/figures/read-claims.ts';

const megabytes = Number(process.argv[2] ?? 10);
const golden = new URL('../src/kernels/figures/golden/', import.meta.url);
const files = process.argv.slice(3);
const texts =
  files.length > 0
    ? files.map((file) => readFileSync(file, 'utf8'))
    : ['work-report', 'bulletin', 'briefing'].map((name) =>
        readFileSync(new URL(`${name}.txt`, golden), 'utf8'),
      );

const numbers =
  /\d[\d,]*(?:\.\d+)?\s*(?:[余多])?(?:万|亿)?(?:元|个百分点|%|个|家|户|人|项|件|平方米|公里|位|名)?/g;

/** CPU seconds of one call and its answer. */
function timed<T>(body: () => T): [number, T] {
  const before = process.cpuUsage();
  const value = body();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, value];
}

for (const [i, text] of texts.entries()) {
  const bytes = Buffer.byteLength(text);
  // documents of some ten thousand characters, as reports are; each is read on its own
  const report = text.repeat(Math.ceil(40_000 / bytes));
  const times = Math.ceil((megabytes * 1e6) / Buffer.byteLength(report));
  const size = (Buffer.byteLength(report) * times) / 1e6;
  const over = (count: (document: string) => number) => {
    let sum = 0;
    for (let k = 0; k < times; k++) sum += count(report);
    return sum;
  };
  for (let k = 0; k < 8; k++) readClaims(report);
  const [ours, claims] = timed(() => over((document) => readClaims(document).length));
  const [theirs, found] = timed(() => over((document) => [...document.matchAll(numbers)].length));
  const name = files[i] ?? ['work report', 'bulletin', 'English briefing'][i] ?? '';
  console.log(
    `${name}: ${size.toFixed(1)} MB, ${claims} claims in ${ours.toFixed(2)} s = ` +
      `${(size / ours).toFixed(1)} MB/s; plain regular expression ${found} numbers, ` +
      `${(size / theirs).toFixed(1)} MB/s; ratio ${(ours / theirs).toFixed(1)}`,
  );
}
