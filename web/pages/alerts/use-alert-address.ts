import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { alertPlaceOf, paramsOfAlerts, type AlertPlace } from '../../alert-address.ts';

/** Where the inbox stands, from the address; changes to it go back there. */
export function useAlertAddress() {
  const [params, setParams] = useSearchParams();
  const place = useMemo(() => alertPlaceOf(params), [params]);
  const go = (change: Partial<AlertPlace>, replace = false) =>
    setParams(paramsOfAlerts({ ...place, ...change }), { replace });
  return {
    place,
    go,
    /** another filter begins on its first page */
    filter: (change: Partial<AlertPlace>) => go({ page: 1, row: undefined, ...change }),
    /** every row that one passes is not a step back */
    stand: (row: string) => go({ row }, true),
  };
}
export type AlertAddress = ReturnType<typeof useAlertAddress>;
