/**
 * Clusters and cells are made beside the page, so that 100,000 points never hold up a hand on the
 * map. The page sends columns once, then asks for what is in view.
 */
import { buildPointIndex, type PointIndex } from './point-index.ts';
import type { PointAnswer, PointRequest } from './point-messages.ts';

const port = self as unknown as MessagePort;
let index: PointIndex | undefined;

port.addEventListener('message', ({ data }: MessageEvent<PointRequest>) => {
  if (data.kind === 'load') {
    index = buildPointIndex(data.points);
    port.postMessage({ kind: 'loaded', box: index.box } satisfies PointAnswer);
    return;
  }
  if (!index) return;
  const view = index.view(data.box, data.zoom, data.show);
  port.postMessage({ kind: 'view', ask: data.ask, view } satisfies PointAnswer);
});
