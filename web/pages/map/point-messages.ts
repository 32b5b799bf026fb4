import type { MapView, PointColumns, ShowMode, ViewBox } from './point-index.ts';

/** From the page to the worker. */
export type PointRequest =
  | { kind: 'load'; points: PointColumns }
  | { kind: 'view'; ask: number; box: ViewBox; zoom: number; show: ShowMode };

/** From the worker to the page; `ask` repeats the number of the question. */
export type PointAnswer =
  | { kind: 'loaded'; box: ViewBox | undefined }
  | { kind: 'view'; ask: number; view: MapView };
