/**
 * How fast it is told whether somebody has said it already: ours among a million demands, beside going through all
 * of them and beside a plain inverted index of words (all entries of all words, the usual score of shared rare
 * words), in the same run and over the same demands.
 *
 *     node --expose-gc scripts/ts.mjs bench/similar.ts [DEMANDS] [FILE]
 *     node --expose-gc scripts/ts.mjs bench/similar.ts 1000000 ../shared/data/boston311/boston_311_2015_jan_sep.csv.gz
 *
 * The demands are rows of Boston, drawn with replacement, each moved by up to 300 m and 180 days and told in
 * words of its own around what the row says; one in fifty is told again nearby within three days. Seeded. Times are CPU
 * milliseconds of one thread.
 */
import { distanceMetres } from '../src/kernels/space/distance.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { likenessWeights } from '../src/kernels/text/similar/likeness.ts';
import {
  createSimilarIndex,
  type ComparedDemand,
} from '../src/kernels/text/similar/similar-index.ts';
import { sketchText } from '../src/kernels/text/similar/text-sketch.ts';
import { readComparedRows } from '../src/cli/similar-input.ts';

const [howMany = '1000000', file = '../shared/data/boston311/boston_311_2015_jan_sep.csv.gz'] =
  process.argv.slice(2);
const wanted = Number(howMany);
const rows = await readComparedRows({
  in: file,
  text: 'TYPE,LOCATION_STREET_NAME,neighborhood',
  time: 'OPEN_DT',
  format: 'MM/dd/yyyy hh:mm:ss a',
  zone: 'America/New_York',
  id: 'CASE_ENQUIRY_ID',
  lat: 'LATITUDE',
  lon: 'LONGITUDE',
  category: 'TYPE',
});
const random = streamOf(20261123, 'similar');
const draw = (n: number) => random.below(n);
/** 4,000 words, the n-th about 1/n as often: as words of a language are. */
const word = () => `w${Math.floor(4_000 ** random.unit())}`;
const phrase = () => Array.from({ length: 6 + draw(30) }, word).join(' ');
const dayMs = 86_400_000;

function demandOf(i: number, before: readonly ComparedDemand[]): ComparedDemand {
  const again = i > 100 && draw(50) === 0 ? before[draw(i)] : undefined;
  const row = again ?? rows[draw(rows.length)]!;
  const [metres, days] = again ? [20, 3] : [300, 180];
  const shift = (metres / 111_195) * (random.unit() * 2 - 1);
  const words = again
    ? again.text
        .split(' ')
        .filter(() => draw(3) > 0)
        .join(' ')
    : row.text;
  return {
    id: String(i),
    text: `${words} ${phrase()}`,
    lat: row.lat === null ? null : row.lat + shift,
    lon: row.lon === null ? null : row.lon + shift,
    category: row.category,
    at: row.at + (again ? random.unit() : random.unit() * 2 - 1) * days * dayMs,
  };
}

function cpu<T>(body: () => T): [number, T] {
  const before = process.cpuUsage();
  const value = body();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1_000, value];
}
const memory = () => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
function tell(name: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(2));
  console.log(`${name}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${times.length} questions`);
}
/** Wall time of one question; on a quiet thread the same as CPU time, which the system counts too coarsely. */
function timed<T>(body: () => T): [number, T] {
  const began = performance.now();
  const value = body();
  return [performance.now() - began, value];
}

const demands: ComparedDemand[] = [];
for (let i = 0; i < wanted; i++) demands.push(demandOf(i, demands));
const asked = Array.from({ length: 1_000 }, (_, i) => ({
  ...demandOf(wanted + i, demands),
  id: `q${i}`,
}));
// half of the questions tell something again
const told = asked.map((question, i) => {
  const again = demands[draw(wanted)]!;
  if (i % 2 === 0) return question;
  const text = again.text
    .split(' ')
    .filter(() => draw(4) > 0)
    .join(' ');
  return {
    ...again,
    id: question.id,
    text: `${text} ${phrase()}`,
    at: again.at + dayMs,
    of: again.id,
  };
});

const before = memory();
const rule = { metres: 100, days: 14, likeness: 0.5, within: 'category' } as const;
const index = createSimilarIndex({
  kindOf: (category) => ({ rule, family: category ?? '' }),
  weights: likenessWeights,
  bits: 22,
});
const [built] = cpu(() => {
  for (const demand of demands) index.add(demand);
});
console.log(`${wanted} demands`);
console.log(
  `ours: built in ${(built / 1_000).toFixed(1)} CPU s, ${(memory() - before).toFixed(0)} MB (arrays ${(index.bytes / 1e6).toFixed(0)} MB)`,
);
for (const question of told.slice(0, 200)) index.find(question);
let hits = 0;
const ours = told.map((question) => {
  const [ms, found] = timed(() => index.find(question));
  if ('of' in question && found.some(({ record }) => record === question.of)) hits += 1;
  return ms;
});
tell('ours', ours);
console.log(
  `ours: ${hits} of ${told.length / 2} that tell something again find it among the first five`,
);
const [added] = cpu(() => {
  for (const question of asked) index.add(question);
});
const [removed] = cpu(() => {
  for (const { id } of asked) index.remove(id);
});
console.log(
  `ours: ${((added / asked.length) * 1_000).toFixed(0)} µs to add, ${((removed / asked.length) * 1_000).toFixed(0)} µs to remove`,
);

const beforePlain = memory();
const lists = new Map<number, number[]>();
const [plainBuilt] = cpu(() => {
  demands.forEach(({ text }, slot) => {
    for (const term of sketchText(text).terms) {
      const list = lists.get(term);
      if (list) list.push(slot);
      else lists.set(term, [slot]);
    }
  });
});
console.log(
  `plain inverted index: built in ${(plainBuilt / 1_000).toFixed(1)} CPU s, ${(memory() - beforePlain).toFixed(0)} MB`,
);
const score = new Float32Array(wanted);
let plainHits = 0;
const some = told.slice(0, 100);
const plain = some.map((question) => {
  const [ms, best] = timed(() => {
    score.fill(0);
    for (const term of sketchText(question.text).terms) {
      const list = lists.get(term) ?? [];
      const weight = Math.log(wanted / (list.length + 1));
      for (const slot of list) score[slot]! += weight;
    }
    const first: number[] = [];
    for (let slot = 0; slot < wanted; slot++) {
      if (first.length === 5 && score[slot]! <= score[first[4]!]!) continue;
      first.push(slot);
      first.sort((a, b) => score[b]! - score[a]!);
      first.length = Math.min(5, first.length);
    }
    return first;
  });
  if ('of' in question && best.some((slot) => demands[slot]!.id === question.of)) plainHits += 1;
  return ms;
});
tell('plain inverted index', plain);
console.log(`plain inverted index: ${plainHits} of ${some.length / 2} found among the first five`);

const scan = told.slice(0, 5).map((question) => {
  const { terms } = sketchText(question.text);
  const own = new Set(terms);
  const [ms] = timed(() => {
    let best = 0;
    for (const { text, lat, lon } of demands) {
      let shared = 0;
      for (const term of sketchText(text).terms) if (own.has(term)) shared += 1;
      const near =
        lat !== null && question.lat !== null
          ? distanceMetres(lon!, lat, question.lon!, question.lat)
          : Infinity;
      best = Math.max(best, shared / terms.length + (near < 100 ? 1 : 0));
    }
    return best;
  });
  return ms;
});
tell('going through all', scan);
