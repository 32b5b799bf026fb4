import { speech } from '../../declared/examples/speech/speech.ts';
import { roads } from '../../declared/examples/roads.ts';
import { categoryLine, type Setup } from '../engines/casework/setup.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import type { SimulatedCategory, SimulatedDistrict } from '../kernels/simulate/simulated-demand.ts';
import type { SimulatedPlace } from '../kernels/simulate/spots.ts';
import { flattenPolygon } from '../kernels/space/polygon.ts';
import type { PlaceFile } from '../model/district.ts';

/** Streets for a district that has no list of its own. */
const plainRoads = ['人民路', '建设路', '中心街', '文化路', '环城路', '幸福路'];

/** Communities and villages with a point; villages are smaller. */
function placesOf(setup: Setup, file: PlaceFile): SimulatedPlace[] {
  return file.places.flatMap((place) => {
    const isVillage = place.kind === 'village';
    if (!isVillage && place.kind !== 'community') return [];
    const known = setup.places.get(place.code);
    if (!known || place.lat === null || place.lon === null) return [];
    const size = Math.exp(0.5 * streamOf(0, 'size of a place', place.code).normal());
    return [
      {
        code: place.code,
        path: known.path,
        zh: place.label.zh,
        street: setup.places.get(place.parent ?? '')?.label.zh ?? '',
        isVillage,
        lat: place.lat,
        lon: place.lon,
        polygon: place.boundary && flattenPolygon(place.boundary),
        weight: (isVillage ? 0.4 : 1.3) * size,
      },
    ];
  });
}

/** Leaves of the category tree with the limit of their disposal. */
function categoriesOf(setup: Setup): SimulatedCategory[] {
  const parents = new Set([...setup.categories.values()].map((c) => c.parent));
  const standard = setup.programmes['demand']!.clocks['dispose']!.budget;
  return [...setup.categories.values()]
    .filter((category) => !parents.has(category.code))
    .map((category) => {
      const limit = categoryLine(setup, category.code).find((c) => c.limits['dispose']);
      const dispose = limit?.limits['dispose'] ?? standard;
      return {
        code: category.code,
        zh: category.label.zh,
        dispose,
        urgent: dispose.kind === 'urgent',
      };
    });
}

/** The district as the simulator sees it; undefined where it has no communities or no demands. */
export function simulatedWorld(setup: Setup, file: PlaceFile): SimulatedDistrict | undefined {
  if (!setup.programmes['demand']?.clocks['dispose']) return undefined;
  const places = placesOf(setup, file);
  if (places.length === 0 || setup.district.language !== 'zh') return undefined;
  return {
    code: setup.district.code,
    places,
    categories: categoriesOf(setup),
    roads: roads[setup.district.code] ?? plainRoads,
    work: setup.work,
    speech,
  };
}
