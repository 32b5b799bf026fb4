import { topCells } from './top-cells.ts';

/** What a list of places caught at one origin. */
export interface Caught {
  /** events in the listed cells */
  hits: number;
  /** events anywhere */
  events: number;
  /** events in the best list of the same length, chosen afterwards */
  best: number;
  /** listed cells where nothing came */
  idle: number;
}

/** Holds a list of cells against what came, one count a cell. */
export function catchOf(list: Int32Array, came: Float64Array): Caught {
  const sum = (cells: Int32Array) => cells.reduce((total, i) => total + came[i]!, 0);
  return {
    hits: sum(list),
    events: came.reduce((total, count) => total + count, 0),
    best: sum(topCells(came, list.length)),
    idle: list.reduce((n, i) => n + (came[i] === 0 ? 1 : 0), 0),
  };
}

export interface PlaceMeasures {
  /** share of all events that the lists caught */
  hitRate: number;
  /** prediction accuracy index: hit rate over the share of the area (Chainey, Tompson and Uhlig 2008) */
  pai: number;
  /** hits over those of the best lists of the same area (Hunt 2016; with the star: no larger area) */
  peiStar: number;
}

/**
 * Measures over all origins together. 0 where nothing came.
 *
 * @param share of the whole area that a list covers, above 0
 */
export function placeMeasures(caught: readonly Caught[], share: number): PlaceMeasures {
  if (!(share > 0)) throw new RangeError(`place measures: got share ${share}, wanted above 0`);
  const total = (of: (one: Caught) => number) => caught.reduce((sum, one) => sum + of(one), 0);
  const [hits, events, best] = [total((c) => c.hits), total((c) => c.events), total((c) => c.best)];
  const hitRate = events > 0 ? hits / events : 0;
  return { hitRate, pai: hitRate / share, peiStar: best > 0 ? hits / best : 0 };
}
