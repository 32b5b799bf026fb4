import { useEffect, useState } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '../src/model/view.ts';
import { foresightProgrammes } from './foresight.ts';
import { keys } from './queries.ts';

/** A burst of acts (an import, a bulk dispatch) fetches the page's answers once, not once an act. */
const gatherMs = 400;

type Stale = (district: string, event: LiveEvent) => readonly (readonly unknown[])[];

const aboutRecords = (district: string) => [
  keys.today(district),
  keys.records(district),
  keys.counts(district),
  keys.points(district),
  keys.joined(district),
];

const stale: { [K in LiveEvent['kind']]: Stale } = {
  act: (district, event) => [
    ...aboutRecords(district),
    ...(event.kind === 'act' ? [keys.record(district, event.record)] : []),
    ...(event.kind === 'act' && foresightProgrammes.includes(event.programme)
      ? [keys.alerts(district)]
      : []),
  ],
  bulk: (district) => [
    ...aboutRecords(district),
    [district, 'record'],
    keys.places(district),
    keys.alerts(district),
  ],
  // every answer of the ledger has a key that begins so
  figures: (district) => [[district, 'ledger']],
  import: (district) => [keys.imports(district)],
};

function follower(client: QueryClient, district: string) {
  const waiting = new Map<string, readonly unknown[]>();
  let timer: number | undefined;
  const flush = () => {
    timer = undefined;
    for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey });
    waiting.clear();
  };
  return {
    take(event: LiveEvent) {
      for (const key of stale[event.kind](district, event)) waiting.set(JSON.stringify(key), key);
      timer ??= window.setTimeout(flush, gatherMs);
    },
    stop: () => window.clearTimeout(timer),
  };
}

/**
 * Follows what others do and makes the answers concerned stale, so that the page shows them without
 * a reload. Returns since when the page is cut off (ms since 1970), undefined while it follows.
 */
export function useLive(district: string): number | undefined {
  const client = useQueryClient();
  const [cutOffSince, setCutOff] = useState<number>();
  useEffect(() => {
    const { take, stop } = follower(client, district);
    const source = new EventSource(`/api/d/${encodeURIComponent(district)}/events`);
    let wasCutOff = false;
    source.addEventListener('message', ({ data }) => take(JSON.parse(String(data)) as LiveEvent));
    source.addEventListener('open', () => {
      setCutOff(undefined);
      // what happened meanwhile was not told
      if (wasCutOff) void client.invalidateQueries({ queryKey: [district] });
      wasCutOff = false;
    });
    source.addEventListener('error', () => {
      wasCutOff = true;
      setCutOff((since) => since ?? Date.now());
    });
    return () => {
      source.close();
      stop();
    };
  }, [client, district]);
  return cutOffSince;
}
