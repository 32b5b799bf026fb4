import type { RecordFilter, RecordSort } from '../src/model/view.ts';

/** How the names of RecordFilter stand in an address: the same for pages, API and saved filters. */
const kinds = {
  programme: 'text',
  q: 'text',
  state: 'list',
  tone: 'list',
  ended: 'yes-no',
  category: 'list',
  place: 'list',
  lead: 'list',
  channel: 'list',
  source: 'list',
  flag: 'list',
  openedFrom: 'text',
  openedTo: 'text',
  due: 'text',
  located: 'yes-no',
  simulated: 'yes-no',
  bbox: 'box',
} satisfies Record<keyof RecordFilter, 'text' | 'list' | 'yes-no' | 'box'>;

export const filterNames = Object.keys(kinds) as (keyof RecordFilter)[];

const readers = {
  text: (values: string[]) => values[0],
  list: (values: string[]) => values,
  'yes-no': (values: string[]) => values[0] === 'true',
  box: (values: string[]) => values[0]?.split(',').map(Number),
};

/** The filter that an address holds; other names in it are left alone. */
export function filterOf(params: URLSearchParams): RecordFilter {
  const filter: Record<string, unknown> = {};
  for (const name of filterNames) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length) filter[name] = readers[kinds[name]](values);
  }
  return filter as RecordFilter;
}

/** A filter as the query part of an address, in a fixed order, without `?`. */
export function queryOf(filter: RecordFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value === undefined || value === '') continue;
    if (name === 'bbox') params.set(name, String(value));
    else if (Array.isArray(value)) for (const one of value) params.append(name, String(one));
    else params.set(name, String(value));
  }
  return params;
}

export const sorts = [
  'due',
  'opened',
  '-opened',
  '-updated',
  'number',
] as const satisfies RecordSort[];
export const pageSizes = [50, 100, 200] as const;

/** How the records of a filter are shown. */
export const views = ['list', 'board', 'calendar'] as const;
export type RecordsView = (typeof views)[number];

/** What a list shows: the filter, how, its order, the page, and the row under the cursor. */
export interface ListPlace {
  filter: RecordFilter;
  view: RecordsView;
  /** of the calendar: `2026-03`, this month when absent */
  month: string | undefined;
  /** of the calendar: the day that is shown whole */
  day: string | undefined;
  sort: RecordSort;
  page: number;
  pageSize: number;
  row: string | undefined;
}

export function listPlaceOf(params: URLSearchParams): ListPlace {
  const sort = sorts.find((s) => s === params.get('sort')) ?? 'due';
  const page = Math.max(1, Math.trunc(Number(params.get('page'))) || 1);
  const pageSize = pageSizes.find((n) => n === Number(params.get('pageSize'))) ?? pageSizes[0];
  return {
    filter: filterOf(params),
    view: views.find((one) => one === params.get('view')) ?? 'list',
    month: /^\d{4}-(?:0[1-9]|1[0-2])$/.exec(params.get('month') ?? '')?.[0],
    day: /^\d{4}-\d\d-\d\d$/.exec(params.get('day') ?? '')?.[0],
    sort,
    page,
    pageSize,
    row: params.get('row') ?? undefined,
  };
}

/** The address of a list; what is as usual is left out. */
export function paramsOfList(place: ListPlace): URLSearchParams {
  const params = queryOf(place.filter);
  if (place.view !== 'list') params.set('view', place.view);
  if (place.view === 'calendar' && place.month) params.set('month', place.month);
  if (place.view === 'calendar' && place.day) params.set('day', place.day);
  if (place.sort !== 'due') params.set('sort', place.sort);
  if (place.page > 1) params.set('page', String(place.page));
  if (place.pageSize !== pageSizes[0]) params.set('pageSize', String(place.pageSize));
  if (place.row) params.set('row', place.row);
  return params;
}
