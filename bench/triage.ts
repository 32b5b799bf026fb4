/**
 * Readings a second of one process, CPU time: `node scripts/ts.mjs bench/triage.ts`. Wants ../shared; the
 * reader has the shipped model and the places of 红旗区 and has learned of no unit. The peer of the same
 * run is the classifier alone.
 */
import { urbanTriage } from '../declared/categories/urban-classes.ts';
import { existsSync } from 'node:fs';
import { openFile } from '../src/connectors/file/open-file.ts';
import { loadRegistry, readDeclaredModel } from '../src/declared.ts';
import { createReader } from '../src/engines/triage/read-demand.ts';
import { createPredictor } from '../src/kernels/text/classify/classifier.ts';
import { readModel } from '../src/kernels/text/classify/model-file.ts';
import { compileGazetteer } from '../src/kernels/text/mentions/gazetteer.ts';
import { unitShares } from '../src/kernels/units/unit-shares.ts';

const file = '../shared/data/teddy2020c/attachment3_hot_issues.csv.gz';

async function texts(): Promise<{ title: string; text: string }[]> {
  const opened = await openFile(file, []);
  const [title, text] = ['留言主题', '留言详情'].map((name) => opened.columns.indexOf(name));
  const found: { title: string; text: string }[] = [];
  for await (const rows of opened.batches())
    for (const { cells } of rows)
      found.push({ title: cells[title!] ?? '', text: (cells[text!] ?? '').trim() });
  await opened.close();
  return found;
}

function measure(name: string, demands: number, work: () => void): void {
  work();
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  console.log(`${name}: ${Math.round(demands / seconds)} a CPU second`);
}

if (!existsSync(file)) {
  console.log(`left out: there is no ${file}`);
  process.exit(0);
}
const demands = await texts();
const registry = await loadRegistry();
const district = registry.districts['hongqi']!;
const model = readModel(await readDeclaredModel(urbanTriage.model));
if ('fault' in model) throw new Error(model.fault);
const predictor = createPredictor(model.classifier);
const read = createReader({
  models: {},
  predictor,
  classes: urbanTriage.classes,
  categories: district.categories,
  gazetteer: compileGazetteer(registry.places[district.places]!.places),
  units: unitShares([], 0, 60),
});
const characters = demands.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
console.log(`${demands.length} demands of ${Math.round(characters / demands.length)} characters`);
measure('classifier alone', demands.length, () => {
  for (const { title, text } of demands) predictor.predict([title, text]);
});
measure('whole reading', demands.length, () => {
  for (const { title, text } of demands) read({ title, text, category: null, place: null });
});
