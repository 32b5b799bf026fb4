import { useTimes } from '../times.ts';

/** An instant in the district's time; the exact one on hover. */
export function Time({ at, day = false }: { at: string; day?: boolean }) {
  const times = useTimes();
  return (
    <time dateTime={at} title={times.exact(at)} className="figures">
      {day ? times.day(at) : times.time(at)}
    </time>
  );
}
