import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import {
  findForecastNight,
  keepForecasts,
  listForecasts,
  type ForecastNight,
  type KeptForecast,
} from '../../store/forecasts.ts';
import { holdsSimulated } from '../../store/opened-rows.ts';
import { placedRecords } from '../../store/placed-records.ts';
import { inThread } from '../in-thread.ts';
import {
  buildDistrictHistory,
  cellMetres,
  DistrictPlane,
  type DistrictHistory,
} from './district-history.ts';
import { forecastCategories } from './forecast-categories.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import { readDays } from './service-days.ts';
import type { Watch } from './watch.ts';

/** The programme whose demands are forecast. */
export const demandProgramme = 'demand';

/** Forecasts of one night, all categories. */
export interface DistrictForecast extends ForecastNight {
  forecasts: KeptForecast[];
}

/** The plane on which a district's cells lie: its root has a point, or none of its demands is asked. */
export function planeOf(watch: Watch): DistrictPlane {
  const root = [...watch.places.values()].find((place) => place.parent === null);
  return new DistrictPlane(root?.lat ?? 35);
}

/** The past of a district up to the end of yesterday; undefined where no demand has a point. */
export async function readDistrictHistory(
  house: ForesightHouse,
  watch: Watch,
): Promise<DistrictHistory | undefined> {
  const { code, timeZone } = watch.district;
  const rows = await placedRecords(house.store.db, {
    district: code,
    programme: demandProgramme,
    timeZone,
  });
  const today = dayOfDate(civilDate(house.now().toISOString(), timeZone));
  return buildDistrictHistory(rows, planeOf(watch), today);
}

/** Whether any demand of the last year is made up. */
export const isSimulated = (house: ForesightHouse, watch: Watch): Promise<boolean> => {
  const today = civilDate(house.now().toISOString(), watch.district.timeZone);
  const since = dateOfDay(dayOfDate(today) - 365);
  return holdsSimulated(house.store.db, watch.district.code, demandProgramme, {
    since,
    until: today,
  });
};

const nothingPlaced = (district: string) =>
  problem(
    'missing.history',
    'district',
    '没有带坐标的诉求，无法预测',
    'no demand of the district has a point: nothing can be forecast',
    { got: district },
  );

const worker = new URL('forecast-worker.js', import.meta.url);

/**
 * Forecasts every category of a district from what was known at the end of yesterday, and keeps them
 * under the first day that they speak of. Where that day stands already, nothing is computed.
 */
export async function forecastNow(
  house: ForesightHouse,
  district: string,
): Promise<Outcome<DistrictForecast>> {
  const watch = await house.findWatch(district);
  if (!watch) return bad(noDistrict(district));
  const began = performance.now();
  const of = await readDistrictHistory(house, watch);
  if (!of) return bad(nothingPlaced(district));
  const madeOn = dateOfDay(of.origin);
  const there = await findForecastNight(house.store.db, district, madeOn);
  if (there?.madeOn === madeOn)
    return good({ ...there, forecasts: await listForecasts(house.store.db, district, madeOn) });
  const task = { of, covariates: await readDays(house, watch, of.origin) };
  const forecasts = await inThread(worker, forecastCategories, task);
  const body = {
    cells: of.cells,
    doubts: of.doubts,
    cellMetres,
    demands: of.history.index.length,
    seconds: (performance.now() - began) / 1000,
  };
  await keepForecasts(house.store, district, { madeOn, body }, forecasts);
  return good({ madeOn, body, forecasts });
}

/** The newest forecasts that looked ahead from a day up to `until`; undefined when there are none. */
export async function latestForecast(
  house: ForesightHouse,
  district: string,
  until: string,
): Promise<DistrictForecast | undefined> {
  const { db } = house.store;
  const night = await findForecastNight(db, district, until);
  return night && { ...night, forecasts: await listForecasts(db, district, night.madeOn) };
}
