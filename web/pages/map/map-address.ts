import type { MapViewpoint } from '../../components/base-map.tsx';
import type { ShowMode, ViewBox } from './point-index.ts';

/** What of the map stands in the address, besides the filter. */
export interface MapAddress {
  viewpoint: MapViewpoint | undefined;
  show: ShowMode;
  selected: ViewBox | undefined;
}

function numbers(text: string | null, count: number): number[] | undefined {
  const parts = text?.split(',').map(Number);
  return parts?.length === count && parts.every(Number.isFinite) ? parts : undefined;
}

const rounded = (n: number, digits: number) => String(Number(n.toFixed(digits)));

/** Reads `at=lat,lon,zoom`, `show=cells|points` and `box=south,west,north,east`. */
export function mapAddressOf(params: URLSearchParams): MapAddress {
  const at = numbers(params.get('at'), 3);
  const box = numbers(params.get('box'), 4);
  const show = params.get('show');
  return {
    viewpoint: at && { lat: at[0]!, lon: at[1]!, zoom: at[2]! },
    show: show === 'cells' || show === 'points' ? show : 'auto',
    selected: box as ViewBox | undefined,
  };
}

/** A copy of the address with these parts changed; undefined takes a part away. */
export function withMapAddress(
  params: URLSearchParams,
  change: Partial<MapAddress>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | undefined) =>
    value === undefined ? next.delete(name) : next.set(name, value);
  if ('viewpoint' in change) {
    const v = change.viewpoint;
    put('at', v && [rounded(v.lat, 5), rounded(v.lon, 5), rounded(v.zoom, 2)].join(','));
  }
  if ('show' in change) put('show', change.show === 'auto' ? undefined : change.show);
  if ('selected' in change) put('box', change.selected?.map((n) => rounded(n, 7)).join(','));
  return next;
}

/** What two boxes share, for a selection within a filter that has a box itself. */
export function sharedBox(a: ViewBox, b: ViewBox | undefined): ViewBox {
  if (!b) return a;
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}
