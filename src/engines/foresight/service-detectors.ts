import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Detector } from '../../model/detector.ts';
import { detectorProblems } from '../../model/detector-check.ts';
import type {
  DetectorDraft,
  DetectorRun,
  DetectorVersion,
  DetectorView,
} from '../../model/foresight-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { detectorWeeks } from '../../store/alert-rows.ts';
import { lastRuns, listRuns, weeksLookedAt } from '../../store/detector-runs.ts';
import { detectorChanges, publishDetectorVersion } from '../../store/registry-versions.ts';
import type { ForesightHouse } from './foresight-house.ts';
import { mondayOf } from './replay.ts';
import { inDistrict, may, mayNotEdit } from './viewer-query.ts';
import { detectorsOf, type Watch } from './watch.ts';

const weeksShown = 13;
const mostRuns = 200;

/** Mondays of the last 13 weeks, oldest first. */
function lastMondays(house: ForesightHouse, watch: Watch): string[] {
  const today = civilDate(house.now().getTime(), watch.district.timeZone);
  const monday = dayOfDate(mondayOf(today));
  return Array.from({ length: weeksShown }, (_, i) => dateOfDay(monday - 7 * (weeksShown - 1 - i)));
}

/** What is wrong with a detector in this district; empty when it fits. */
export const fitProblems = (watch: Watch, detector: Detector): Problem[] => [
  ...detectorProblems(detector, {
    units: watch.district.units.map((unit) => unit.code),
    categories: [...watch.categories.keys()],
    placeKinds: [...watch.kinds.values()],
    programmes: Object.keys(watch.programmes),
  }),
  ...(detector.districts.includes(watch.district.code)
    ? []
    : [
        problem(
          'input.district',
          'detector.districts',
          '没有包含本区',
          'does not name this district',
          {
            got: detector.districts.join(', '),
            wanted: watch.district.code,
          },
        ),
      ]),
];

async function viewsOf(house: ForesightHouse, watch: Watch): Promise<DetectorView[]> {
  const { db } = house.store;
  const { code: district } = watch.district;
  const mondays = lastMondays(house, watch);
  const span = { from: mondays[0]!, to: dateOfDay(dayOfDate(mondays.at(-1)!) + 6) };
  const [last, weeks, looked] = await Promise.all([
    lastRuns(db, district),
    detectorWeeks(db, district, span),
    weeksLookedAt(db, district, span),
  ]);
  return detectorsOf(watch).map((detector) => {
    const own = weeks.filter((week) => week.detector === detector.code);
    const sum = (key: 'confirmed' | 'dismissed') => own.reduce((n, week) => n + week[key], 0);
    return {
      detector,
      version: watch.version,
      lastRun: last.get(detector.code) ?? null,
      weeks: mondays.map((week) => {
        const found = own.find((w) => w.week === week);
        const days = looked.find((w) => w.detector === detector.code && w.week === week)?.days ?? 0;
        return { week, days, raised: found?.raised ?? 0, overBudget: found?.overBudget ?? 0 };
      }),
      confirmed: sum('confirmed'),
      dismissed: sum('dismissed'),
    };
  });
}

/** See `Foresight.detectors`. */
export const listDetectors = (
  house: ForesightHouse,
  viewer: Viewer,
): Promise<Outcome<DetectorView[]>> =>
  inDistrict(house, viewer, async (watch) => good(await viewsOf(house, watch)));

/** See `Foresight.detectorHistory`. */
export const detectorHistory = (
  house: ForesightHouse,
  viewer: Viewer,
  code: string,
): Promise<Outcome<DetectorVersion[]>> =>
  inDistrict(house, viewer, async () => {
    const changes = await detectorChanges(house.store.db, viewer.district, code);
    if (changes.length === 0) {
      return bad(
        problem('missing.detector', 'code', '没有这个探测器', 'there is no such detector', {
          got: code,
        }),
      );
    }
    return good(changes.map((c) => ({ ...c, validFrom: c.validFrom.toISOString() })));
  });

/** See `Foresight.publishDetector`. */
export const publishDetector = (
  house: ForesightHouse,
  viewer: Viewer,
  { detector, reason, seen }: DetectorDraft,
): Promise<Outcome<DetectorView>> =>
  inDistrict(house, viewer, async (watch) => {
    if (!may(watch, viewer, 'detectors.edit')) return bad(mayNotEdit);
    const problems = fitProblems(watch, detector);
    if (problems.length > 0) return bad(...problems);
    const version = await publishDetectorVersion(house.store, viewer.district, detector, {
      person: viewer.person,
      validFrom: house.now(),
      reason,
      seen,
    });
    if (version === undefined) {
      return bad(
        problem(
          'conflict.detector',
          'seen',
          '别人刚刚修改了这个探测器，请先看新的设置',
          'somebody changed this detector meanwhile: look at the new settings first',
          { got: seen },
        ),
      );
    }
    const after = await house.findWatch(viewer.district);
    const views = after ? await viewsOf(house, after) : [];
    const view = views.find((v) => v.detector.code === detector.code);
    if (!view) throw new Error(`detector ${detector.code}: published as ${version} and not there`);
    return good(view);
  });

/** See `Foresight.runs`. */
export const runsFor = (
  house: ForesightHouse,
  viewer: Viewer,
  { day, limit }: { day?: string; limit?: number },
): Promise<Outcome<DetectorRun[]>> =>
  inDistrict(house, viewer, async () =>
    good(
      await listRuns(house.store.db, viewer.district, {
        day,
        limit: Math.min(mostRuns, Math.max(1, limit ?? 50)),
      }),
    ),
  );
