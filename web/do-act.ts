import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BulkResult } from '../src/model/house-view.ts';
import type { RecordView } from '../src/model/view.ts';
import { api, type ApiProblem } from './api.ts';
import { at, keys } from './queries.ts';
import { useSession } from './session.tsx';

export interface ActAsked {
  record: string;
  type: string;
  input: Record<string, unknown>;
  /** the last act that the person had seen */
  seq: number;
}
export interface BulkAsked {
  type: string;
  input: Record<string, unknown>;
  records: { record: string; seq: number }[];
}
export interface OpenAsked {
  programme: string;
  type: string;
  input: Record<string, unknown>;
}

/** Lists and counts are fetched again after something was done; a record that came back is kept. */
function useAfterwards() {
  const client = useQueryClient();
  const { district } = useSession();
  return (view?: RecordView) => {
    if (view) client.setQueryData(keys.record(district, view.record), view);
    for (const queryKey of [
      keys.today(district),
      keys.records(district),
      keys.counts(district),
      keys.alerts(district),
      keys.joined(district),
    ])
      void client.invalidateQueries({ queryKey });
  };
}

/** Does an act to one record. Refused with `conflict.seq` when somebody was faster. */
export function useDoAct() {
  const { district } = useSession();
  const afterwards = useAfterwards();
  return useMutation<RecordView, ApiProblem, ActAsked>({
    mutationFn: ({ record, ...act }) =>
      api.post<RecordView>(at(district, `/records/${record}/acts`), act),
    onSuccess: (view) => afterwards(view),
  });
}

/** Does one act to many records; each is done or refused by itself. */
export function useDoActs() {
  const { district } = useSession();
  const afterwards = useAfterwards();
  return useMutation<BulkResult, ApiProblem, BulkAsked[]>({
    mutationFn: async (groups) => {
      const whole: BulkResult = { done: 0, refused: [] };
      for (const group of groups) {
        const result = await api.post<BulkResult>(at(district, '/records/acts'), group);
        whole.done += result.done;
        whole.refused.push(...result.refused);
      }
      return whole;
    },
    onSettled: () => afterwards(),
  });
}

/** Opens a record with an opening act of its programme. */
export function useOpenRecord() {
  const { district } = useSession();
  const afterwards = useAfterwards();
  return useMutation<RecordView, ApiProblem, OpenAsked>({
    mutationFn: (asked) => api.post<RecordView>(at(district, '/records'), asked),
    onSuccess: (view) => afterwards(view),
  });
}
