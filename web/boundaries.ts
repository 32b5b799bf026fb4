import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Boundaries } from './components/map-style.ts';
import { at } from './queries.ts';

/** Boundaries of the district's places; they change with the declarations alone. */
export const useBoundaries = (district: string) =>
  useQuery({
    queryKey: [district, 'boundaries'],
    queryFn: ({ signal }) => api.get<Boundaries>(at(district, '/places/boundaries'), signal),
    staleTime: Infinity,
    // half a megabyte of coordinates: nothing to compare with the last answer
    structuralSharing: false,
  });
