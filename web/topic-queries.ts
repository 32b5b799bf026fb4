import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TopicChangeAsked, TopicsView } from '../src/model/topic-view.ts';
import type { RecordLine } from '../src/model/view.ts';
import { api, type ApiProblem } from './api.ts';
import { at } from './queries.ts';
import { useSession } from './session.tsx';

const key = (district: string, ...more: readonly (string | number)[]) => [
  district,
  'topics',
  ...more,
];

export const useTopics = (days: number) => {
  const { district } = useSession();
  return useQuery({
    queryKey: key(district, days),
    queryFn: ({ signal }) => api.get<TopicsView>(at(district, `/topics?days=${days}`), signal),
    placeholderData: keepPreviousData,
    // groups are found anew where something came: a minute is soon enough
    staleTime: 60_000,
  });
};

export const useTopicDemands = (anchor: string | null, days: number) => {
  const { district } = useSession();
  return useQuery({
    queryKey: key(district, days, anchor ?? ''),
    queryFn: ({ signal }) =>
      api.get<RecordLine[]>(at(district, `/topics/demands?days=${days}&anchor=${anchor}`), signal),
    enabled: anchor !== null,
  });
};

export function useChangeTopics(days: number) {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<TopicsView, ApiProblem, TopicChangeAsked>({
    mutationFn: (asked) => api.post(at(district, `/topics/changes?days=${days}`), asked),
    onSuccess: async (view) => {
      await client.invalidateQueries({ queryKey: key(district), refetchType: 'none' });
      client.setQueryData(key(district, days), view);
    },
    onError: (error) =>
      error.is('conflict') && void client.invalidateQueries({ queryKey: key(district) }),
  });
}
