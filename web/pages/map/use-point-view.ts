import { useEffect, useRef, useState } from 'react';
import type { MapPoints } from '../../../src/model/view.ts';
import type { MapView, PointColumns, ShowMode, ViewBox } from './point-index.ts';
import type { PointAnswer, PointRequest } from './point-messages.ts';

/** What part of the world the map shows. */
export interface Viewport {
  box: ViewBox;
  zoom: number;
}

export interface PointView {
  /** around all points; undefined until they are ready, null when there are none */
  box: ViewBox | null | undefined;
  /** what to draw; the last one stays until the next is ready */
  view: MapView | undefined;
}

/** Columns as the worker takes them. A record is over when its state is done or void. */
export function columnsOf({ lat, lon, tone, tones }: MapPoints): PointColumns {
  const isOver = tones.map((name) => name === 'done' || name === 'void');
  return {
    lat: Float64Array.from(lat),
    lon: Float64Array.from(lon),
    ended: Uint8Array.from(tone, (i) => (isOver[i] ? 1 : 0)),
  };
}

/** Follows points and viewport with what to draw, made in a worker. */
export function usePointView(
  points: MapPoints | undefined,
  viewport: Viewport | undefined,
  show: ShowMode,
): PointView {
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const [box, setBox] = useState<PointView['box']>();
  const [view, setView] = useState<MapView>();

  useEffect(() => {
    const made = new Worker(new URL('point-worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<PointAnswer>) => {
      if (data.kind === 'loaded') setBox(data.box ?? null);
      else if (data.ask === asked.current) setView(data.view);
    });
    return () => made.terminate();
  }, []);

  useEffect(() => {
    if (!points) return;
    const columns = columnsOf(points);
    tell(worker.current, { kind: 'load', points: columns }, [
      columns.lat.buffer,
      columns.lon.buffer,
      columns.ended.buffer,
    ]);
  }, [points]);

  useEffect(() => {
    if (!points || !viewport) return;
    asked.current += 1;
    tell(worker.current, { kind: 'view', ask: asked.current, ...viewport, show });
  }, [points, viewport, show]);

  return { box, view };
}

const tell = (worker: Worker | undefined, request: PointRequest, transfer: Transferable[] = []) =>
  worker?.postMessage(request, transfer);
