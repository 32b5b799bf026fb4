import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BriefingDiff,
  BriefingLine,
  BriefingSave,
  BriefingView,
  CheckedBriefing,
  Verified,
  VerifyAsked,
} from '../src/model/briefing-view.ts';
import { api, type ApiProblem } from './api.ts';
import { at } from './queries.ts';
import { useSession } from './session.tsx';

/** All that rests on the ledger goes stale when a figure changes. */
const key = (district: string, ...more: unknown[]) => [district, 'ledger', 'briefings', ...more];
const pathOf = (code: string) => `/briefings/${encodeURIComponent(code)}`;

export const useBriefings = (district: string) =>
  useQuery({
    queryKey: key(district, 'list'),
    queryFn: ({ signal }) => api.get<BriefingLine[]>(at(district, '/briefings'), signal),
  });

/** One version, the last when none is named. */
export const useBriefing = (district: string, code: string, version?: string | null) =>
  useQuery({
    queryKey: key(district, 'one', code, version ?? 'last'),
    queryFn: ({ signal }) =>
      api.get<BriefingView>(
        at(district, `${pathOf(code)}${version ? `?version=${version}` : ''}`),
        signal,
      ),
  });

/** What the check says of a text that is being written; the answer before stays until the next. */
export const useCheckedText = (district: string, body: string, enabled: boolean) =>
  useQuery({
    queryKey: key(district, 'check', body),
    queryFn: () => api.post<CheckedBriefing>(at(district, '/briefings/check'), { body }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    enabled,
  });

export function useSaveBriefing(code: string) {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<BriefingView, ApiProblem, BriefingSave>({
    mutationFn: (asked) => api.put(at(district, pathOf(code)), asked),
    onSuccess: (view) => {
      client.setQueryData(key(district, 'one', code, 'last'), view);
      return client.invalidateQueries({ queryKey: key(district, 'list') });
    },
  });
}

export function useVerify() {
  const { district } = useSession();
  return useMutation<Verified, ApiProblem, VerifyAsked>({
    mutationFn: (asked) => api.post(at(district, '/briefings/verify'), asked),
  });
}

export const useBriefingDiff = (district: string, code: string, query: URLSearchParams) =>
  useQuery({
    queryKey: key(district, 'diff', code, query.toString()),
    queryFn: ({ signal }) =>
      api.get<BriefingDiff>(at(district, `${pathOf(code)}/diff?${query}`), signal),
  });

export const briefingFile = (district: string, code: string, format: string): string =>
  `/api${at(district, `${pathOf(code)}/file?format=${format}`)}`;
