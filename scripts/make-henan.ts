/**
 * Makes the statistics of Henan that the ledger begins with, from tables of public yearbooks:
 *
 *     node scripts/ts.mjs scripts/make-henan.ts FOLDER
 *
 * FOLDER holds `henan_city_gdp_2012_2021.csv` (yearbook, gross product by city and component),
 * `census2020_henan_counties.csv` (seventh census by county) and, beside it in `../divisions`,
 * `xinxiang_4107_areas.csv` (division codes). Writes `declared/territories/henan.json`,
 * `declared/figures/henan-gdp-2012-2021.json` and `declared/figures/henan-census-2020.json`, a
 * figure a line. Names in English are romanised.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { pinyin } from 'pinyin-pro';
import type { Atlas, Territory } from '../src/model/territory.ts';
import type { FigureFile, StatedFigure } from '../src/model/figure.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/ts.mjs scripts/make-henan.ts FOLDER');
  process.exit(2);
}
const districts = ['hongqi', 'fengquan'];
const bytesOf = (name: string) => readFileSync(join(folder, name));
const rowsOf = (name: string) =>
  parse(bytesOf(name), { columns: true, bom: true }) as Record<string, string>[];
const sha256Of = (name: string) => createHash('sha256').update(bytesOf(name)).digest('hex');

const endings: readonly (readonly [string, string])[] = [
  ['经济技术开发区', ' Economic and Technological Development Zone'],
  ['高新技术产业开发区', ' High-tech Industrial Development Zone'],
  ['回族区', ' Hui District'],
  ['示范区', ' Demonstration Zone'],
  ['实验区', ' Experimental Zone'],
  ['开发区', ' Development Zone'],
  ['园区', ' Park'],
  ['管理区', ' Management Zone'],
  ['区', ' District'],
  ['县', ' County'],
  ['市', ''],
];

/** "红旗区" → "Hongqi District"; cities go without a word. */
function romanised(name: string): string {
  const [ending, english] = endings.find(([zh]) => name.endsWith(zh)) ?? ['', ''];
  const stem = name.slice(0, name.length - ending.length) || name;
  const syllables = pinyin(stem, { toneType: 'none', type: 'array', v: true });
  const joined = syllables
    .map((s, i) => (i > 0 && /^[aeo]/.test(s) ? `'${s}` : s))
    .join('')
    .replaceAll('ü', 'u');
  return joined.charAt(0).toUpperCase() + joined.slice(1) + english;
}

const kindOf = (name: string): Territory['kind'] =>
  /开发区|示范区|实验区|园区|管理区/.test(name)
    ? 'zone'
    : name.endsWith('区')
      ? 'district'
      : 'county';

/** Names that a sentence in either language uses besides the full one. */
const shortNames = (name: string) =>
  name.length > 2 && /[市县]$/.test(name) ? [name.slice(0, -1)] : [];

const census = rowsOf('census2020_henan_counties.csv').filter((row) => row.区划代码 !== 'NA');
const areas = rowsOf('../divisions/xinxiang_4107_areas.csv');

function territories(): Atlas['territories'] {
  const made: Atlas['territories'] = [
    {
      code: '410000',
      kind: 'province',
      label: { zh: '河南省', en: 'Henan Province' },
      aliases: ['全省', '河南', 'Henan'],
    },
  ];
  for (const row of census) {
    const [code, name] = [row.区划代码!, row.区县!];
    if (code === '410000') continue;
    const isCity = code.endsWith('00');
    made.push({
      code,
      parent: isCity ? '410000' : `${code.slice(0, 4)}00`,
      kind: isCity ? 'city' : kindOf(name),
      label: { zh: name, en: romanised(name) },
      aliases: shortNames(name),
    });
  }
  const known = new Set(made.map(({ code }) => code));
  for (const { code, name } of areas) {
    if (known.has(code!)) continue;
    made.push({
      code: code!,
      parent: '410700',
      kind: kindOf(name!),
      label: { zh: name!, en: romanised(name!) },
      aliases: [],
    });
  }
  made.push({
    code: '419001',
    parent: '410000',
    kind: 'city',
    label: { zh: '济源市', en: 'Jiyuan' },
    aliases: ['济源', '济源示范区'],
  });
  const byName = new Map(made.map((one) => [one.code, one]));
  byName.get('410771')!.aliases.push('新乡高新区', '高新区');
  byName.get('410772')!.aliases.push('新乡经开区', '经开区');
  byName.get('410773')!.aliases.push('平原示范区');
  return [...new Map(made.map((one) => [one.code, one])).values()];
}

const variants: Atlas['territories'] = [
  {
    code: '410702+jkq',
    parent: '410700',
    kind: 'district',
    label: {
      zh: '红旗区（含经开区）',
      en: 'Hongqi District with the Economic Development Zone',
    },
    aliases: ['红旗区(含经开区)'],
    variantOf: '410702',
  },
  {
    code: '410703+gxq',
    parent: '410700',
    kind: 'district',
    label: { zh: '卫滨区（含高新区）', en: 'Weibin District with the High-tech Zone' },
    aliases: ['卫滨区(含高新区)'],
    variantOf: '410703',
  },
  // elsewhere: a report whose ranks are worth comparing in kind
  {
    code: '630103',
    kind: 'district',
    label: { zh: '西宁市城中区', en: 'Chengzhong District of Xining' },
    aliases: ['城中区'],
  },
];

const counties = areas.filter(({ code }) => !code!.startsWith('41077')).map(({ code }) => code!);
const unsaid = {
  zh: '来源没有说明共有多少个、是哪些',
  en: 'the source does not say how many there are, nor which',
};

const all = [...territories(), ...variants];
const cities = all.filter((one) => one.kind === 'city').map(({ code }) => code);
const atlas: Atlas = {
  code: 'henan',
  districts: { hongqi: '410702', fengquan: '410704' },
  territories: all,
  sets: [
    {
      code: 'xinxiang-counties',
      label: { zh: '全市', en: 'the city of Xinxiang' },
      aliases: ['新乡市', '全市各县(市、区)', '各县（市、区）', 'the city'],
      members: counties,
      size: null,
      note: {
        zh: `成员为${counties.length}个县（市、区）；来源可能另计开发区，因此不写总数`,
        en: `the ${counties.length} counties and districts; sources may count development zones as well, so that no total is given`,
      },
    },
    {
      code: 'xinxiang-main-urban',
      label: { zh: '四个主城区', en: 'the four main urban districts' },
      aliases: ['主城区', 'four main urban districts'],
      members: ['410702', '410703', '410704', '410711'],
      size: 4,
      note: {
        zh: '新乡市辖区只有这四个：红旗、卫滨、凤泉、牧野',
        en: 'Xinxiang has four urban districts: Hongqi, Weibin, Fengquan, Muye',
      },
    },
    {
      code: 'xinxiang-districts',
      label: { zh: '全市七个区', en: 'the seven districts of the city' },
      aliases: ['七个区', '7个区', 'seven districts'],
      members: [],
      size: 7,
      note: {
        zh: '来源没有说明是哪七个（可能是四个主城区和三个开发区）',
        en: 'the source does not say which seven (perhaps four districts and three zones)',
      },
    },
    {
      code: 'urban-districts',
      label: { zh: '市辖区', en: 'urban districts' },
      aliases: ['市辖区', 'urban districts'],
      members: [],
      size: null,
      note: unsaid,
    },
    {
      code: 'henan-urban-districts',
      label: { zh: '全省54个市辖区', en: 'the 54 urban districts of the province' },
      aliases: ['54个市辖区', '全省市辖区', '54 urban districts'],
      members: [],
      size: 54,
      note: unsaid,
    },
    {
      code: 'henan',
      label: { zh: '全省', en: 'the province' },
      aliases: ['河南省', 'the province'],
      members: [],
      size: null,
      note: unsaid,
    },
    {
      code: 'henan-cities',
      label: { zh: '全省18个省辖市', en: 'the 18 cities of the province' },
      aliases: ['18个省辖市', '全省各市', '18 cities'],
      members: cities,
      size: cities.length,
    },
    {
      code: 'china-counties',
      label: { zh: '全国县域', en: 'the counties of the country' },
      aliases: ['全国', 'the country'],
      members: [],
      size: null,
      note: unsaid,
    },
    {
      code: 'zhengzhou-counties',
      label: { zh: '郑州各县（市）', en: 'the counties of Zhengzhou' },
      aliases: ['郑州县(市)'],
      members: [],
      size: null,
      note: unsaid,
    },
    {
      code: 'xining-districts',
      label: { zh: '西宁市五区', en: 'the five districts of Xining' },
      aliases: ['五区'],
      members: [],
      size: 5,
      note: unsaid,
    },
    {
      code: 'henan-counties',
      label: { zh: '全省各县（市）', en: 'the counties of the province' },
      aliases: ['全省县(市)'],
      members: [],
      size: null,
      note: unsaid,
    },
  ],
};

/** As the yearbook calls them, some by names of their time. */
const codeOfName = new Map([
  ...all.map((one): [string, string] => [one.label.zh, one.code]),
  ['长垣县', '410783'],
  ['济源示范区', '419001'],
]);

function codeOf(name: string): string {
  const code = codeOfName.get(name);
  if (code === undefined) throw new RangeError(`no territory is called ${name}`);
  return code;
}

const cleaned = (value: string) => value.replace(/\.0+$/, '');

const components = {
  gdp_100m_yuan: ['gdp', '亿元'],
  primary: ['gdp-primary', '亿元'],
  secondary: ['gdp-secondary', '亿元'],
  tertiary: ['gdp-tertiary', '亿元'],
  per_capita_yuan: ['gdp-per-capita', '元'],
} as const;

function gdpFile(): FigureFile {
  const name = 'henan_city_gdp_2012_2021.csv';
  const figures = rowsOf(name).flatMap((row, i) =>
    Object.entries(components).flatMap(([column, [indicator, unit]]): StatedFigure[] => {
      const value = row[column];
      if (!value) return [];
      const key = {
        indicator,
        territory: codeOf(row.city!),
        period: row.year!,
        aspect: 'level' as const,
      };
      const said = { value: cleaned(value), unit, status: 'final' as const };
      return [{ ...key, ...said, locator: { row: i + 2, column } }];
    }),
  );
  const ranks = rowsOf(name).flatMap((row, i) => {
    const n = Number(row.rank_among_18);
    if (!(n > 0)) return [];
    const territory = codeOf(row.city!);
    const locator = { row: i + 2, column: 'rank_among_18' };
    const key = { indicator: 'gdp', territory, period: row.year!, aspect: 'level' as const };
    return [{ ...key, set: 'henan-cities', n, tied: false, locator }];
  });
  return {
    origin: {
      code: 'henan-gdp-2012-2021',
      kind: 'table',
      title: {
        zh: '河南省各市地区生产总值（2012—2021年，分产业）',
        en: 'Gross product of the cities of Henan, 2012 to 2021, by component',
      },
      publisher: '河南统计年鉴',
      sha256: sha256Of(name),
    },
    districts,
    figures,
    ranks,
    targets: [],
  };
}

const counted = {
  人口数_合计: ['population', '人'],
  人口数_男: ['population-male', '人'],
  人口数_女: ['population-female', '人'],
  '性别比（女=100）': ['sex-ratio', '人/百人'],
  '少数民族人口比重（%）': ['minority-share', '%'],
  城镇人口: ['urban-population', '人'],
  乡村人口: ['rural-population', '人'],
  家庭户数: ['households', '户'],
  户规模: ['household-size', '人/户'],
  '人口比重_0-14岁': ['age-0-14', '%'],
  '人口比重_15-64岁': ['age-15-64', '%'],
  人口比重_65岁及以上: ['age-65', '%'],
  平均受教育年限_合计: ['schooling-years', '年'],
  文盲占15岁及以上人口比重: ['illiteracy', '%'],
  人均住房建筑面积: ['floor-area-per-head', '平方米'],
} as const;

function censusFile(): FigureFile {
  const name = 'census2020_henan_counties.csv';
  const rows = rowsOf(name);
  const figures = rows.flatMap((row, i) =>
    Object.entries(counted).flatMap(([column, [indicator, unit]]): StatedFigure[] => {
      const [territory, value] = [row.区划代码!, row[column]];
      // some cells were rounded away by a spreadsheet (2.00E+05): nobody knows what they were
      if (territory === 'NA' || !value || !/^-?\d+(?:\.\d+)?$/.test(value)) return [];
      const key = { indicator, territory, period: '2020', aspect: 'level' as const };
      const said = { value, unit, status: 'final' as const };
      return [{ ...key, ...said, locator: { row: i + 2, column } }];
    }),
  );
  return {
    origin: {
      code: 'henan-census-2020',
      kind: 'table',
      title: {
        zh: '第七次全国人口普查分县资料（河南，2020年）',
        en: 'Seventh national census by county, Henan, 2020',
      },
      publisher: '国家统计局',
      licence: 'MIT (leiii/census)',
      sha256: sha256Of(name),
    },
    districts,
    figures,
    ranks: [],
    targets: [],
  };
}

/** A list a line, so that a change of one figure is a change of one line. */
function lines(value: Atlas | FigureFile): string {
  const parts = Object.entries(value).map(([key, part]) =>
    Array.isArray(part) && part.length > 0 && typeof part[0] === 'object'
      ? `"${key}":[\n${part.map((one) => JSON.stringify(one)).join(',\n')}\n]`
      : `"${key}":${JSON.stringify(part)}`,
  );
  return `{${parts.join(',\n')}}\n`;
}

const declared = join(import.meta.dirname, '../declared');
for (const kind of ['territories', 'figures']) mkdirSync(join(declared, kind), { recursive: true });
writeFileSync(join(declared, 'territories/henan.json'), lines(atlas));
for (const file of [gdpFile(), censusFile()]) {
  writeFileSync(join(declared, `figures/${file.origin.code}.json`), lines(file));
  console.log(`${file.origin.code}: ${file.figures.length} figures, ${file.ranks.length} ranks`);
}
console.log(`${all.length} territories, ${cities.length} cities`);
