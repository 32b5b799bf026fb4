import type { PlaceLine } from '../../../src/model/view.ts';

/** A place with those below it, as a table shows a tree. */
export interface PlaceNode extends PlaceLine {
  children?: PlaceNode[];
}

/** Places as trees. A place whose parent is not in the list stands at the top. */
export function placeTree(places: readonly PlaceLine[]): PlaceNode[] {
  const codes = new Set(places.map((place) => place.code));
  const below = new Map<string | null, PlaceLine[]>();
  for (const place of places) {
    const parent = place.parent !== null && codes.has(place.parent) ? place.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), place]);
  }
  const nodesOf = (parent: string | null): PlaceNode[] =>
    (below.get(parent) ?? []).map((place) =>
      below.has(place.code) ? { ...place, children: nodesOf(place.code) } : place,
    );
  return nodesOf(null);
}

/** Places whose name in either language, or code, holds the words; all when there are none. */
export function placesLike(places: readonly PlaceLine[], words: string): readonly PlaceLine[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return places;
  return places.filter(({ code, label }) =>
    [code, label.zh, label.en].some((name) => name.toLowerCase().includes(wanted)),
  );
}
