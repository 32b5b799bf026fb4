import { insidePolygon, type FlatPolygon } from '../space/polygon.ts';
import { streamOf, type Random } from './random.ts';
import type { SpotKind } from './topic.ts';

/** A community or village as the simulator sees it. */
export interface SimulatedPlace {
  code: string;
  /** codes from the root, joined by `/` */
  path: string;
  zh: string;
  /** label of the street or town above */
  street: string;
  isVillage: boolean;
  lat: number;
  lon: number;
  /** its sketched or surveyed boundary, WGS84 */
  polygon?: FlatPolygon | undefined;
  /** how many demands come from here, 1 is the average */
  weight: number;
}

/** Where things happen, again and again: an estate, a crossing, a market. Names are made up. */
export interface Spot {
  place: SimulatedPlace;
  kind: SpotKind;
  name: string;
  road: string;
  crossing: string;
  lat: number;
  lon: number;
}

const METRES_PER_DEGREE = 111_195;

/** True where the place has no boundary. */
export const isInside = (place: SimulatedPlace, lon: number, lat: number): boolean =>
  !place.polygon || insidePolygon(lon, lat, place.polygon);

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A point near another and inside the place; the other point itself after twenty tries. */
export function pointNear(
  place: SimulatedPlace,
  lon: number,
  lat: number,
  metres: number,
  random: Random,
): [number, number] {
  for (let tries = 0; tries < 20; tries++) {
    const angle = 2 * Math.PI * random.unit();
    const away = (metres * Math.sqrt(random.unit())) / METRES_PER_DEGREE;
    const x = lon + (away * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180);
    const y = lat + away * Math.sin(angle);
    if (isInside(place, rounded(x), rounded(y))) return [rounded(x), rounded(y)];
  }
  return [lon, lat];
}

const first = '和锦瑞康福春翠悦祥嘉云景星明文泰澜枫栖映'.split('');
const second = '顺绣安宁丰华园庭江湖府城御苑馨岸'.split('');
const estateTails = ['苑', '花园', '家园', '小区', '新村', '嘉园', '名邸', '公寓'];
const estateSome = ['家属院', '老家属楼', '安置小区'];

function nameOf(kind: SpotKind, place: SimulatedPlace, random: Random): string {
  const core = random.pick(first) + random.pick(second);
  const plain = place.zh.replace(/(社区|村)$/, '');
  const names: Record<SpotKind, () => string> = {
    estate: () =>
      random.chance(0.2)
        ? plain + random.pick(estateSome)
        : random.pick(first) + random.pick(second) + random.pick(estateTails),
    street: () => core + random.pick(['商店', '超市', '药店', '饭店', '理发店', '五金店']),
    village: () =>
      plain +
      random.pick(['村东头', '村西头', '村南头', '村北头', '村委会旁边', '文化广场', '老坑边']),
    school: () => core + random.pick(['小学', '中学', '幼儿园']),
    market: () => core + random.pick(['农贸市场', '菜市场', '便民市场', '早市']),
  };
  return names[kind]();
}

/** The dozen spots of a place: the same for the same seed and place. */
export function spotsOf(seed: number, place: SimulatedPlace, roads: readonly string[]): Spot[] {
  const random = streamOf(seed, 'spots', place.code);
  const own = [random.pick(roads), random.pick(roads), random.pick(roads)];
  const kinds: SpotKind[] = place.isVillage
    ? [
        'village',
        'village',
        'village',
        'village',
        'village',
        'estate',
        'street',
        'street',
        'school',
      ]
    : ['estate', 'estate', 'estate', 'estate', 'street', 'street', 'street', 'school', 'market'];
  return kinds.map((kind) => {
    const [lon, lat] = pointNear(place, place.lon, place.lat, 700, random);
    const road = random.pick(own);
    const crossing = random.pick(roads.filter((r) => r !== road));
    return { place, kind, name: nameOf(kind, place, random), road, crossing, lat, lon };
  });
}
