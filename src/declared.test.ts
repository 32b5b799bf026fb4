import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadRegistry } from './declared.ts';
import { buildPlaceIndex } from './kernels/space/place-index.ts';
import { ProblemError } from './model/problem.ts';
import type { Registry } from './model/registry.ts';

describe('the declarations of this package', () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await loadRegistry();
  });

  it('fit together, are frozen through and through, and keep their checksum', async () => {
    expect(Object.keys(registry.districts)).toEqual(['boston', 'chicago', 'fengquan', 'hongqi']);
    expect(Object.isFrozen(registry.places['hongqi']!.places[0]!.boundary![0]![0])).toBe(true);
    expect(registry.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await loadRegistry()).checksum).toBe(registry.checksum);
  });

  it('list the trees of the two districts with codes that extend their parents', () => {
    for (const name of ['hongqi', 'fengquan']) {
      const { places } = registry.places[name]!;
      for (const place of places.filter((p) => p.parent !== null)) {
        expect(place.code.startsWith(place.parent!)).toBe(true);
        expect([9, 12, 15]).toContain(place.code.length);
      }
    }
    const kinds = (name: string, ...kind: string[]) =>
      registry.places[name]!.places.filter((p) => kind.includes(p.kind)).length;
    expect(kinds('hongqi', 'street', 'town')).toBe(7);
    expect(kinds('hongqi', 'community', 'village')).toBe(80);
    expect(kinds('fengquan', 'street', 'town')).toBe(5);
    expect(kinds('fengquan', 'community', 'village')).toBe(48);
    expect(kinds('boston', 'neighbourhood')).toBe(18);
    expect(kinds('chicago', 'neighbourhood')).toBe(77);
  });

  it('find every place by its own point', () => {
    for (const name of ['hongqi', 'fengquan', 'boston']) {
      const { places, cells } = registry.places[name]!;
      const index = buildPlaceIndex({ places, cells });
      const parents = new Map(places.map((p) => [p.code, p.parent]));
      const line = (code: string | null | undefined): string[] =>
        code ? [code, ...line(parents.get(code))] : [];
      // a neighbourhood's mean point may lie in another one's cell; everything else holds its own
      for (const place of places.filter(
        (p) => p.kind !== 'neighbourhood' && p.kind !== 'district',
      )) {
        expect(line(index.find(place.lon!, place.lat!))).toContain(place.code);
      }
    }
  });
});

const label = { zh: '名', en: 'name' };
const hour = { kind: 'urgent', minutes: 60 };

/** The smallest installation that fits together. */
const sound = () => ({
  'roles.json': [{ code: 'clerk', label, sees: 'all', may: [], landing: 'today' }],
  'calendars/week.json': {
    code: 'week',
    label,
    weekdays: [1, 2, 3, 4, 5],
    hours: [[540, 1020]],
    years: [{ year: 2026, source: 's', holidays: [{ date: '2026-10-01', label }], makeUpDays: [] }],
  },
  'places/town.json': {
    origin: 'o',
    licence: 'l',
    places: [{ code: 'town', parent: null, kind: 'district', label }],
  },
  'programmes/visit.json': {
    code: 'visit',
    label,
    recordLabel: label,
    numberPrefix: 'V',
    basis: label,
    titleField: 'title',
    fields: { title: { kind: 'text', label } },
    states: {
      open: { label, stage: label, tone: 'waiting' },
      shut: { label, stage: label, tone: 'done', end: true },
    },
    clocks: { visit: { label, budget: hour, byCategory: true, basis: label } },
    acts: {
      begin: {
        label,
        from: 'new',
        to: 'open',
        by: ['clerk'],
        form: { title: { kind: 'text', label, required: true } },
        effects: [
          { do: 'set', field: 'title', from: { input: 'title' } },
          { do: 'start', clock: 'visit' },
        ],
      },
      finish: {
        label,
        from: ['open'],
        to: 'shut',
        by: ['clerk'],
        guards: [{ rule: { op: 'present', field: 'fields.title' }, refusal: label }],
      },
    },
    path: ['open', 'shut'],
  },
  'sources/list.json': {
    code: 'list',
    label,
    origin: 'o',
    licence: 'l',
    cadence: 'c',
    programme: 'visit',
    format: 'csv',
    id: { columns: ['id'] },
    openedAt: { columns: ['at'] },
    title: { columns: ['title'] },
  },
  'districts/town.json': {
    code: 'town',
    label,
    numberPrefix: 'TW',
    language: 'en',
    timeZone: 'Europe/Berlin',
    calendar: 'week',
    places: 'town',
    programmes: ['visit'],
    categories: [{ code: 'a', label, limits: { visit: hour } }],
    units: [{ code: 'office', label, kind: 'department' }],
    catalogues: [
      {
        programme: 'visit',
        rules: [{ code: 'all', label, when: { op: 'always' }, lead: 'office' }],
      },
    ],
  },
});

type Files = ReturnType<typeof sound>;
// the cases below break typed files on purpose
type Broken = { [File in keyof Files]: Record<string, never> };

describe('loadRegistry', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-declared-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const written = async (files: Record<string, unknown>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      await writeFile(join(folder, name), text);
    }
  };
  const problemsOf = async (files: Record<string, unknown>) => {
    await written(files);
    try {
      await loadRegistry(folder);
    } catch (error) {
      if (error instanceof ProblemError) return error.problems;
      throw error;
    }
    return [];
  };
  /** The path `a.b[2].c` of a file set to another value. */
  const withChange = (file: keyof Files, path: string, value: unknown) => {
    const files = sound() as Record<string, unknown>;
    const keys = [file, ...path.split(/[.[\]]+/).filter(Boolean)];
    let at = files as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[keys.at(-1)!] = value;
    return files;
  };

  it('takes a sound folder', async () => {
    expect(await problemsOf(sound())).toEqual([]);
  });

  it('takes an empty folder as an installation without districts', async () => {
    expect((await loadRegistry(folder)).districts).toEqual({});
  });

  it('gives another checksum when anything changes, the same when only the order does', async () => {
    const files = sound();
    await written(files);
    const { checksum } = await loadRegistry(folder);
    const { code, ...rest } = files['sources/list.json'];
    await written({ 'sources/list.json': { ...rest, code } });
    expect((await loadRegistry(folder)).checksum).toBe(checksum);
    await written({ 'sources/list.json': { ...rest, code, cadence: 'daily' } });
    expect((await loadRegistry(folder)).checksum).not.toBe(checksum);
  });

  const visit = 'programmes/visit.json';
  const town = 'districts/town.json';
  const wrong: [
    what: string,
    keyof Broken,
    path: string,
    value: unknown,
    at: string,
    got: string,
    wanted: string,
  ][] = [
    // programmes: names
    [
      'state in to',
      visit,
      'acts.finish.to',
      'shutt',
      'programmes.visit.acts.finish.to',
      'shutt',
      'open, shut',
    ],
    [
      'state in from',
      visit,
      'acts.finish.from[0]',
      'opn',
      'programmes.visit.acts.finish.from[0]',
      'opn',
      'open, shut',
    ],
    [
      'opening act that stays',
      visit,
      'acts.begin.to',
      'stay',
      'programmes.visit.acts.begin.to',
      'stay',
      'open',
    ],
    ['state in path', visit, 'path[1]', 'gone', 'programmes.visit.path[1]', 'gone', 'open, shut'],
    [
      'role',
      visit,
      'acts.finish.by[0]',
      'king',
      'programmes.visit.acts.finish.by[0]',
      'king',
      'clerk',
    ],
    ['title field', visit, 'titleField', 'name', 'programmes.visit.titleField', 'name', 'title'],
    [
      'clock',
      visit,
      'acts.begin.effects[1].clock',
      'vist',
      'programmes.visit.acts.begin.effects[1].clock',
      'vist',
      'visit',
    ],
    [
      'field of an effect',
      visit,
      'acts.begin.effects[0].field',
      'titel',
      'programmes.visit.acts.begin.effects[0].field',
      'titel',
      'title',
    ],
    [
      'form field',
      visit,
      'acts.begin.effects[0].from.input',
      'nope',
      'programmes.visit.acts.begin.effects[0].from.input',
      'nope',
      'title',
    ],
    [
      'flag',
      visit,
      'acts.begin.effects[0]',
      { do: 'flag', flag: 'hot', on: true },
      'programmes.visit.acts.begin.effects[0].flag',
      'hot',
      '(none declared)',
    ],
    [
      'counter',
      visit,
      'acts.begin.effects[0]',
      { do: 'count', counter: 'n' },
      'programmes.visit.acts.begin.effects[0].counter',
      'n',
      '(none declared)',
    ],
    [
      'kind of form field',
      visit,
      'acts.begin.effects[0]',
      { do: 'lead', from: { input: 'title' } },
      'programmes.visit.acts.begin.effects[0].from.input',
      'title: text',
      'unit',
    ],
    [
      'fact of a rule',
      visit,
      'acts.finish.guards[0].rule.field',
      'fields.titel',
      'programmes.visit.acts.finish.guards[0].rule',
      'titel',
      'title',
    ],
    [
      'form field of a rule',
      visit,
      'acts.finish.guards[0].rule.field',
      'input.x',
      'programmes.visit.acts.finish.guards[0].rule',
      'x',
      '(none declared)',
    ],
    [
      'unheard-of fact',
      visit,
      'acts.finish.guards[0].rule.field',
      'weather',
      'programmes.visit.acts.finish.guards[0].rule',
      'weather',
      'state, ended',
    ],
    [
      'clock fact',
      visit,
      'acts.finish.guards[0].rule.field',
      'clock.visit.late',
      'programmes.visit.acts.finish.guards[0].rule',
      'late',
      'running',
    ],
    [
      'state as value',
      visit,
      'acts.finish.guards[0].rule',
      { op: 'eq', field: 'state', value: 'opn' },
      'programmes.visit.acts.finish.guards[0].rule',
      'opn',
      'open, shut',
    ],
    [
      'choice without options',
      visit,
      'fields.title.kind',
      'choice',
      'programmes.visit.fields.title.options',
      'none',
      'option',
    ],
    [
      'section of Today',
      visit,
      'today',
      [{ code: 't', label, roles: ['king'], filter: {} }],
      'programmes.visit.today[0].roles[0]',
      'king',
      'clerk',
    ],
    // programmes: lives
    [
      'state nobody reaches',
      visit,
      'states.lost',
      { label, stage: label, tone: 'void', end: true },
      'programmes.visit.states.lost',
      'lost',
      'an act',
    ],
    [
      'life without an end',
      visit,
      'states.shut.end',
      false,
      'programmes.visit.states.open',
      'open',
      'end: true',
    ],
    [
      'clock that never stops',
      visit,
      'states.shut.end',
      false,
      'programmes.visit.acts.begin.effects[1]',
      'visit',
      'stop',
    ],
    [
      'no act that opens',
      visit,
      'acts.begin.from',
      ['open'],
      'programmes.visit.acts',
      'none',
      "from: 'new'",
    ],
    // shapes
    [
      'unknown key',
      visit,
      'acts.finish.effect',
      [],
      'programmes/visit.json.acts.finish',
      '{',
      'effect',
    ],
    ['wrong type', visit, 'numberPrefix', 7, 'programmes/visit.json.numberPrefix', '7', 'string'],
    [
      'unknown operator',
      town,
      'catalogues[0].rules[0].when',
      { op: 'often' },
      'districts/town.json.catalogues[0].rules[0].when',
      'often',
      '',
    ],
    ['not JSON', 'places/town.json', '', undefined, 'places/town.json', '', 'JSON'],
    // districts
    ['calendar', town, 'calendar', 'moon', 'districts.town.calendar', 'moon', 'week'],
    ['file of places', town, 'places', 'city', 'districts.town.places', 'city', 'town'],
    [
      'time zone',
      town,
      'timeZone',
      'Mars/Olympus',
      'districts.town.timeZone',
      'Mars/Olympus',
      'IANA',
    ],
    ['programme', town, 'programmes[0]', 'vist', 'districts.town.programmes[0]', 'vist', 'visit'],
    [
      'lead unit',
      town,
      'catalogues[0].rules[0].lead',
      'ofice',
      'districts.town.catalogues[0].rules[0].lead',
      'ofice',
      'office',
    ],
    [
      'assisting unit',
      town,
      'catalogues[0].rules[0].assist',
      ['x'],
      'districts.town.catalogues[0].rules[0].assist[0]',
      'x',
      'office',
    ],
    [
      'category of a rule',
      town,
      'catalogues[0].rules[0].when',
      { op: 'has', field: 'categories', value: 'b' },
      'districts.town.catalogues[0].rules[0].when',
      'b',
      'a',
    ],
    [
      'place of a rule',
      town,
      'catalogues[0].rules[0].when',
      { op: 'within', field: 'placePath', place: 'moon' },
      'districts.town.catalogues[0].rules[0].when',
      'moon',
      'town',
    ],
    [
      'limit of no clock',
      town,
      'categories[0].limits',
      { visitt: hour },
      'districts.town.categories[0].limits.visitt',
      'visitt',
      'visit',
    ],
    [
      'parent of a category',
      town,
      'categories[0].parent',
      'z',
      'districts.town.categories[0].parent',
      'z',
      'a',
    ],
    [
      'circle of categories',
      town,
      'categories[0].parent',
      'a',
      'districts.town.categories[0].parent',
      'a < a',
      'root',
    ],
    [
      'unit twice',
      town,
      'units[1]',
      { code: 'office', label, kind: 'centre' },
      'districts.town.units[1].code',
      'office',
      'of its own',
    ],
    [
      'place of a unit',
      town,
      'units[0].place',
      'moon',
      'districts.town.units[0].place',
      'moon',
      'town',
    ],
    [
      'rule that never holds',
      town,
      'catalogues[0].rules[1]',
      { code: 'late', label, when: { op: 'always' }, lead: 'office' },
      'districts.town.catalogues[0].rules[1]',
      'late',
      'last rule',
    ],
    // the others
    [
      'two roots',
      'places/town.json',
      'places[1]',
      { code: 'b', parent: null, kind: 'district', label },
      'places.town.places',
      'town, b',
      'parent: null',
    ],
    [
      'cell without a grid',
      'places/town.json',
      'places[1]',
      { code: 'c', parent: 'town', kind: 'cell', label },
      'places.town.places[1]',
      'c',
      'cells',
    ],
    [
      'holiday in another year',
      'calendars/week.json',
      'years[0].holidays[0].date',
      '2025-10-01',
      'calendars.week.years[0].holidays[0].date',
      '2025-10-01',
      '2026',
    ],
    [
      'make-up day on a working day',
      'calendars/week.json',
      'years[0].makeUpDays[0]',
      '2026-09-30',
      'calendars.week.years[0].makeUpDays[0]',
      '2026-09-30',
      'off',
    ],
    [
      'hours that overlap',
      'calendars/week.json',
      'hours[1]',
      [1000, 1100],
      'calendars.week.hours[1]',
      '1000-1100',
      'no overlap',
    ],
    [
      'programme of a source',
      'sources/list.json',
      'programme',
      'vist',
      'sources.list.programme',
      'vist',
      'visit',
    ],
    [
      'field of a source',
      'sources/list.json',
      'fields',
      { x: { columns: ['x'] } },
      'sources.list.fields.x',
      'x',
      'title',
    ],
  ];

  it.each(wrong)(
    'names place, got and wanted: %s',
    async (_, file, path, value, at, got, wanted) => {
      const files: Record<string, unknown> = path
        ? withChange(file, path, value)
        : { ...sound(), [file]: '{"origin": ' };
      const problems = await problemsOf(files);
      const found = problems.find((p) => p.path === at);
      expect(found, JSON.stringify(problems)).toBeDefined();
      expect(found!.got).toContain(got);
      expect(found!.wanted).toContain(wanted);
      expect(found!.detail.zh).not.toBe('');
    },
  );

  it('lists everything that is wrong at once', async () => {
    const files = withChange(visit, 'acts.finish.to', 'shutt') as unknown as Files;
    files[town].calendar = 'moon';
    const paths = (await problemsOf(files)).map((p) => p.path);
    expect(paths).toEqual(['programmes.visit.acts.finish.to', 'districts.town.calendar']);
  });

  it('takes modules beside JSON, and no function in them', async () => {
    await written(sound());
    await rm(join(folder, 'districts/town.json'));
    const { 'districts/town.json': district } = sound();
    const module = join(folder, 'districts/town.js');
    await writeFile(module, `export const town = ${JSON.stringify(district)};`);
    expect((await loadRegistry(folder)).districts['town']?.calendar).toBe('week');
    const other = await mkdtemp(join(tmpdir(), 'xianban-declared-'));
    await cp(folder, other, { recursive: true });
    await writeFile(
      join(other, 'districts/town.js'),
      `export const town = { ...${JSON.stringify(district)}, when: (x) => x };`,
    );
    const failed = loadRegistry(other);
    await expect(failed).rejects.toThrow(/declared.data at districts\/town.js.when/);
    await rm(other, { recursive: true, force: true });
  });
});
