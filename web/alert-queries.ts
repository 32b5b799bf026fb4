import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AlertPage,
  AlertView,
  DetectorView,
  OrdersAsked,
} from '../src/model/foresight-view.ts';
import type { RecordLine, RecordView } from '../src/model/view.ts';
import { anyState, paramsOfAlerts, type AlertPlace } from './alert-address.ts';
import { api, type ApiProblem } from './api.ts';
import { at, keys } from './queries.ts';
import { useSession } from './session.tsx';

/** One page of the inbox. `open` are the states in which something is still to be done. */
export function useAlertPage(district: string, place: AlertPlace, open: readonly string[]) {
  const states = place.states.length ? place.states : open;
  const query = paramsOfAlerts({
    ...place,
    states: states.includes(anyState) ? [] : [...states],
    row: undefined,
  }).toString();
  return useQuery({
    queryKey: keys.alerts(district, 'page', query),
    queryFn: ({ signal }) => api.get<AlertPage>(at(district, `/alerts?${query}`), signal),
    placeholderData: keepPreviousData,
  });
}

export const useAlert = (district: string, record: string) =>
  useQuery({
    queryKey: keys.alerts(district, 'one', record),
    queryFn: ({ signal }) =>
      api.get<AlertView>(at(district, `/alerts/${encodeURIComponent(record)}`), signal),
  });

/** The district's detectors with their last run; for names, and for why nothing is said. */
export const useDetectors = (district: string) =>
  useQuery({
    queryKey: keys.detectors(district),
    queryFn: ({ signal }) => api.get<DetectorView[]>(at(district, '/detectors'), signal),
    staleTime: 60_000,
  });

export interface OpenedOrders {
  orders: RecordLine[];
  alert: RecordView;
}

/** Opens proactive orders from an alert. Refused with `conflict.seq` when somebody was faster. */
export function useOpenOrders(record: string) {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<OpenedOrders, ApiProblem, OrdersAsked>({
    mutationFn: (asked) => api.post(at(district, `/alerts/${record}/orders`), asked),
    onSuccess: ({ alert }) => {
      client.setQueryData(keys.record(district, alert.record), alert);
      for (const queryKey of [
        keys.alerts(district),
        keys.today(district),
        keys.records(district),
        keys.counts(district),
      ])
        void client.invalidateQueries({ queryKey });
    },
    // somebody was faster: show what they did
    onError: (error) =>
      error.is('conflict') && void client.invalidateQueries({ queryKey: keys.alerts(district) }),
  });
}
