import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { HoldOutSwitch } from '../../model/effect-view.ts';
import type { DetectionRow } from '../../store/detections.ts';
import { isFlaggedInside } from '../../store/demands-inside.ts';
import {
  addHoldOutStep,
  holdOutSteps,
  loggedLots,
  type HoldOutLot,
  type HoldOutStep,
} from '../../store/hold-outs.ts';
import type { ForesightHouse } from './foresight-house.ts';
import { alertLotId, alertLots } from './hold-out.ts';
import { categoriesCounted } from './series.ts';
import { inDistrict, may } from './viewer-query.ts';
import type { Watch } from './watch.ts';

/** of the demands in which nothing is ever held back, whatever their category */
const emergencyFlag = 'emergency';

/**
 * The step that is in force; undefined where the district declares no hold-out. The first one begins
 * by itself, with a seed that stands in the store before anything is drawn.
 */
export async function currentStep(
  house: ForesightHouse,
  { district }: Watch,
): Promise<HoldOutStep | undefined> {
  const { code, holdOut } = district;
  if (!holdOut) return undefined;
  const { store, now } = house;
  const [newest] = await holdOutSteps(store.db, code);
  // what the file declares since holds from its own step on
  if (newest && (!newest.isOn || sameDraw(newest, holdOut))) return newest;
  const { share, days } = holdOut;
  const drawn = { seed: house.drawSeed(), share, days, isOn: true, madeAt: now() };
  const step = (newest?.step ?? 0) + 1;
  await addHoldOutStep(store.db, code, { ...drawn, step, reason: null, person: null });
  return (await holdOutSteps(store.db, code))[0];
}

const sameDraw = (
  a: Pick<HoldOutStep, 'share' | 'days'>,
  b: Pick<HoldOutStep, 'share' | 'days'>,
): boolean => a.share === b.share && a.days === b.days;

/** Detections in whose places and days nobody has reported an emergency. */
async function withoutEmergency(
  { store }: ForesightHouse,
  watch: Watch,
  rows: readonly DetectionRow[],
): Promise<DetectionRow[]> {
  const { code: district, timeZone } = watch.district;
  const flagged = await Promise.all(
    rows.map(({ detector, category, places, since: from, until: to }) => {
      const programme = watch.detectors[detector]!.programme;
      const categories = categoriesCounted(watch, detector, category);
      const inside = { district, programme, timeZone, from, to, places };
      return isFlaggedInside(
        store.db,
        { ...inside, ...(categories ? { categories } : {}) },
        emergencyFlag,
      );
    }),
  );
  return rows.filter((_, i) => !flagged[i]);
}

/** Lots to log, and which detections are not to be told. */
export interface DrawnAlerts {
  log: HoldOutLot[];
  isHeld(row: DetectionRow): boolean;
}

/** Draws among the detections of a day that would each raise an alert. What was drawn before stays drawn. */
export async function drawAlerts(
  house: ForesightHouse,
  watch: Watch,
  { day, raised }: { day: string; raised: readonly DetectionRow[] },
): Promise<DrawnAlerts> {
  const step = raised.length > 0 ? await currentStep(house, watch) : undefined;
  if (!step?.isOn) return { log: [], isHeld: () => false };
  const calm = await withoutEmergency(house, watch, raised);
  const ids = calm.map(alertLotId);
  const logged = await loggedLots(house.store.db, watch.district.code, 'alert', ids);
  const fresh = calm.filter((row) => !logged.has(alertLotId(row)));
  const log = alertLots(watch, step, { day, raised: fresh });
  const held = new Map([...logged, ...log.map(({ id, isHeld }) => [id, isHeld] as const)]);
  return { log, isHeld: (row) => held.get(alertLotId(row)) ?? false };
}

const mayNotSwitch: Problem = problem(
  'auth.permission',
  'hold-out',
  '只有区领导可以停用或恢复抽签',
  'only the district leader may switch the lots off or on',
);

/** Switches the lots of a district off or on, with a reason; a draw that begins again has a seed of its own. */
export const switchHoldOut = (
  house: ForesightHouse,
  viewer: Viewer,
  { isOn, reason, step: seen }: HoldOutSwitch,
): Promise<Outcome<HoldOutStep>> =>
  inDistrict(house, viewer, async (watch) => {
    const { code, holdOut } = watch.district;
    if (!may(watch, viewer, 'hold-out.switch')) return bad(mayNotSwitch);
    if (!holdOut)
      return bad(
        problem(
          'missing.hold-out',
          'district',
          '本区没有申报抽签（holdOut）',
          'this district declares no hold-out',
          { got: code },
        ),
      );
    const { store, now } = house;
    const { share, days } = holdOut;
    const fresh = { seed: house.drawSeed(), share, days, madeAt: now() };
    const added = { ...fresh, isOn, step: seen + 1, reason, person: viewer.person };
    const [newest] = await holdOutSteps(store.db, code);
    const isNew = (newest?.step ?? 0) === seen && (await addHoldOutStep(store.db, code, added));
    if (!isNew)
      return bad(
        problem(
          'conflict.hold-out',
          'step',
          '别人刚刚改过，请先看最新的',
          'somebody has switched it just now: look at it first',
          { got: seen },
        ),
      );
    return good((await holdOutSteps(store.db, code))[0]!);
  });
