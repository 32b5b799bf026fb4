import { useMemo } from 'react';
import type { PlaceLine } from '../../src/model/view.ts';
import { usePlaces } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';

/** Places by code, and the names from the street down to a place: `振中路街道 › 新荷社区`. */
export function usePlaceNames() {
  const { district } = useSession();
  const { data } = usePlaces(district);
  const { l } = useWords();
  return useMemo(() => {
    const places = new Map<string, PlaceLine>((data ?? []).map((place) => [place.code, place]));
    const lineage = (code: string): PlaceLine[] => {
      const found: PlaceLine[] = [];
      for (let at: string | null = code; at !== null && found.length < 8;) {
        const place: PlaceLine | undefined = places.get(at);
        if (!place) break;
        found.unshift(place);
        at = place.parent;
      }
      return found;
    };
    return {
      places,
      // a cell has a number and no name: it is told by the place that it lies in
      name: (code: string) => {
        const place = places.get(code);
        const told = place?.kind === 'cell' && place.parent ? places.get(place.parent) : place;
        return l(told?.label) || code;
      },
      path: (code: string) => {
        const found = lineage(code);
        const below = found.length > 1 ? found.slice(1) : found;
        return below.map((place) => l(place.label)).join(' › ') || code;
      },
    };
  }, [data, l]);
}

/** A place by its name; the way down to it on hover, or written out. */
export function PlaceName({ code, whole = false }: { code: string | null; whole?: boolean }) {
  const { name, path } = usePlaceNames();
  if (code === null) return <span className="quiet">—</span>;
  return <span title={path(code)}>{whole ? path(code) : name(code)}</span>;
}
