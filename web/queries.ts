import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CountLine, Declared, DistrictLine, SavedFilter } from '../src/model/house-view.ts';
import type {
  Me,
  PlaceLine,
  RecordBoard,
  RecordCalendar,
  RecordFilter,
  RecordPage,
  RecordView,
  Today,
} from '../src/model/view.ts';
import { api } from './api.ts';
import { queryOf, type ListPlace } from './record-query.ts';

/** Names under which answers are kept. The live feed makes them stale by their beginnings. */
export const keys = {
  districts: ['districts'],
  me: ['me'],
  declared: (district: string) => [district, 'declared'],
  places: (district: string) => [district, 'places'],
  today: (district: string) => [district, 'today'],
  records: (district: string, ...more: unknown[]) => [district, 'records', ...more],
  counts: (district: string, ...more: unknown[]) => [district, 'counts', ...more],
  points: (district: string, ...more: unknown[]) => [district, 'points', ...more],
  record: (district: string, record: string) => [district, 'record', record],
  joined: (district: string, ...more: unknown[]) => [district, 'joined', ...more],
  saidAlready: (district: string, ...more: unknown[]) => [district, 'said-already', ...more],
  similarTo: (district: string, record: string) => [district, 'similar', record],
  filters: (district: string) => [district, 'filters'],
  imports: (district: string, ...more: unknown[]) => [district, 'imports', ...more],
  people: (district: string) => [district, 'people'],
  catalogue: (district: string, ...more: unknown[]) => [district, 'catalogue', ...more],
  triage: (district: string, ...more: unknown[]) => [district, 'triage-quality', ...more],
  audit: (district: string, ...more: unknown[]) => [district, 'audit', ...more],
  alerts: (district: string, ...more: unknown[]) => [district, 'alerts', ...more],
  detectors: (district: string, ...more: unknown[]) => [district, 'detectors', ...more],
} as const;

export const at = (district: string, path: string) => `/d/${encodeURIComponent(district)}${path}`;

export const useDistricts = () =>
  useQuery({
    queryKey: keys.districts,
    queryFn: ({ signal }) => api.get<DistrictLine[]>('/districts', signal),
    staleTime: 60_000,
  });

export const useMe = () =>
  useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => api.get<Me>('/me', signal),
    staleTime: 60_000,
  });

export const useDeclarations = (district: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.declared(district),
    queryFn: ({ signal }) => api.get<Declared>(at(district, '/declared'), signal),
    staleTime: 5 * 60_000,
    enabled,
  });

/** The tree of places with how many records each holds. */
export const usePlaces = (district: string) =>
  useQuery({
    queryKey: keys.places(district),
    queryFn: ({ signal }) => api.get<PlaceLine[]>(at(district, '/places'), signal),
    staleTime: 5 * 60_000,
  });

export const useToday = (district: string) =>
  useQuery({
    queryKey: keys.today(district),
    queryFn: ({ signal }) => api.get<Today>(at(district, '/today'), signal),
    // deadlines pass without anybody doing anything
    refetchInterval: 60_000,
  });

export function useRecordPage(
  district: string,
  place: Pick<ListPlace, 'filter' | 'sort' | 'page' | 'pageSize'>,
) {
  const query = queryOf(place.filter);
  query.set('page', String(place.page));
  query.set('pageSize', String(place.pageSize));
  query.set('sort', place.sort);
  return useQuery({
    queryKey: keys.records(district, query.toString()),
    queryFn: ({ signal }) => api.get<RecordPage>(at(district, `/records?${query}`), signal),
    placeholderData: keepPreviousData,
  });
}

/** The first records of each state. */
export function useBoard(district: string, filter: RecordFilter) {
  const query = queryOf(filter);
  return useQuery({
    queryKey: keys.records(district, 'board', query.toString()),
    queryFn: ({ signal }) => api.get<RecordBoard>(at(district, `/records/board?${query}`), signal),
    placeholderData: keepPreviousData,
  });
}

/** What falls on the days from one civil day to another. */
export function useRecordCalendar(
  district: string,
  filter: RecordFilter,
  span: { from: string; to: string; perDay: number } | undefined,
) {
  const query = queryOf(filter);
  for (const [name, value] of Object.entries(span ?? {})) query.set(name, String(value));
  return useQuery({
    queryKey: keys.records(district, 'calendar', query.toString()),
    queryFn: ({ signal }) =>
      api.get<RecordCalendar>(at(district, `/records/calendar?${query}`), signal),
    enabled: span !== undefined,
    placeholderData: keepPreviousData,
  });
}

type CountBy = 'state' | 'category' | 'place' | 'lead' | 'channel' | 'source';

export function useCounts(district: string, filter: RecordFilter, by: CountBy) {
  const query = queryOf(filter);
  query.set('by', by);
  return useQuery({
    queryKey: keys.counts(district, query.toString()),
    queryFn: ({ signal }) => api.get<CountLine[]>(at(district, `/records/counts?${query}`), signal),
    placeholderData: keepPreviousData,
  });
}

export const useRecord = (district: string, record: string | undefined) =>
  useQuery({
    queryKey: keys.record(district, record ?? ''),
    queryFn: ({ signal }) =>
      api.get<RecordView>(at(district, `/records/${encodeURIComponent(record ?? '')}`), signal),
    enabled: record !== undefined,
  });

export const useSavedFilters = (district: string) =>
  useQuery({
    queryKey: keys.filters(district),
    queryFn: ({ signal }) => api.get<SavedFilter[]>(at(district, '/filters'), signal),
    staleTime: 60_000,
  });
