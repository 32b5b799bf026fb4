/**
 * Every cluster that published scan software printed, beside ours: statistic, expected cases, p, and
 * how far they are apart. What the golden test asserts, to look at.
 *
 *     node scripts/ts.mjs bench/golden-scan.ts [replicates]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareScan } from '../src/kernels/scan/scan.ts';
import { secondaryClusters } from '../src/kernels/scan/secondary-clusters.ts';
import { significanceOf } from '../src/kernels/scan/significance.ts';
import { readScanInput } from '../src/cli/scan-input.ts';
import { goldenRuns, printedClusters, type GoldenRun } from '../test/golden-scan.ts';

const replicates = Number(process.argv[2] ?? 999);
const folder = await mkdtemp(join(tmpdir(), 'xianban-golden-'));
const columns = [
  'run',
  '#',
  'places',
  'n',
  'mu (ref)',
  'mu',
  'T (ref)',
  'T',
  'difference',
  'p (ref)',
  'p',
];
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
try {
  const runs = await goldenRuns(folder);
  for (const name of Object.keys(printedClusters) as GoldenRun[]) {
    const { task, places } = await readScanInput(runs[name]);
    const scan = prepareScan(task);
    const clusters = secondaryClusters(scan.bestOfCentres());
    const maxima = new Float64Array(replicates);
    scan.maxima(1, 0, maxima);
    for (const [i, wanted] of printedClusters[name].entries()) {
      const got = clusters[i]!;
      const ids = Array.from(got.members, (place) => places.ids[place]!);
      const isSame = ids.join() === wanted.locations.join() && got.cases === wanted.cases;
      const { p } = significanceOf(got.statistic, maxima, { analysisDays: 1 });
      const cells = [
        name,
        i + 1,
        isSame ? `${ids.length} same` : `${ids.length} OTHERS`,
        got.cases,
        wanted.expected,
        got.expected.toFixed(4),
        wanted.statistic,
        got.statistic.toFixed(8),
        Math.abs(got.statistic - wanted.statistic).toExponential(1),
        wanted.p,
        p.toFixed(3),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
