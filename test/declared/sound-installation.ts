const label = { zh: '名', en: 'name' };
const hour = { kind: 'urgent', minutes: 60 };

/** The smallest installation that fits together. */
export const soundInstallation = () => ({
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
