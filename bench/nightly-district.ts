import type { Watch } from '../src/engines/foresight/watch.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import type { Detector } from '../src/model/detector.ts';

const label = (text: string) => ({ zh: text, en: text });

/** Side of the square on which the places lie, degrees of latitude: some twelve kilometres. */
const side = 0.11;

/** A district of places that lie anywhere on a square, for measuring. */
export function watch(
  places: readonly string[],
  categories: readonly string[],
  detector: Detector,
): Watch {
  const random = streamOf(3, 'district');
  const root = {
    code: 'root',
    parent: null,
    path: 'root',
    label: label('root'),
    lat: 35,
    lon: 114,
  };
  const all = places.map((code) => ({
    code,
    parent: 'root',
    path: `root/${code}`,
    label: label(code),
    lat: 35 + random.unit() * side,
    lon: 114 + random.unit() * side * 1.2,
  }));
  return {
    version: 1,
    district: {
      code: 'large',
      label: label('large'),
      numberPrefix: 'LG',
      language: 'en',
      timeZone: 'Asia/Shanghai',
      calendar: 'cn',
      places: 'large',
      programmes: ['demand'],
      categories: [],
      units: [],
      catalogues: [],
    },
    programmes: {},
    roles: new Map(),
    detectors: { [detector.code]: detector },
    places: new Map([root, ...all].map((place) => [place.code, place])),
    kinds: new Map([['root', 'district'], ...places.map((code) => [code, 'grid'] as const)]),
    categories: new Map(
      categories.map((code) => [code, { code, parent: null, label: label(code) }]),
    ),
  };
}
