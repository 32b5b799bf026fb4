import { detectAlone, type DetectedDay } from '../flows/detect-day.ts';
import { lastNightsDay } from '../flows/nights.ts';
import { civilDate } from '../kernels/workdays/zone-clock.ts';
import type { DetectorRun, RunAsked } from '../model/foresight-view.ts';
import { bad, good, problem, type Outcome } from '../model/problem.ts';
import type { Viewer } from '../model/role.ts';
import type { ApiHouse } from './api-house.ts';

type Asked = RunAsked & { day: string };
type Ended = Outcome<DetectedDay> | undefined;

const busy = (district: string) =>
  bad(
    problem(
      'conflict.run',
      'detectors',
      '本区的探测器正在运行，请等它结束',
      'the detectors of this district are running; wait until they end',
      { got: district },
    ),
  );

const ahead = (day: string, today: string) =>
  bad(
    problem('input.day', 'body.day', '这一天还没有到', 'this day has not come yet', {
      got: day,
      wanted: `${today} or before`,
    }),
  );

/**
 * Makes what a person's "run now" does: the detectors go over a day in the background, as they do
 * at night and never beside it, and what they find becomes alerts. Answers the runs as soon as they
 * have begun.
 *
 * @returns `conflict.run` while the district's detectors run, here or in another process
 */
export function startRun(house: ApiHouse) {
  const { registry, foresight, background, log, now } = house;
  const detect = async (viewer: Viewer, asked: Asked, begun: () => void): Promise<Ended> => {
    const { district, person } = viewer;
    const { day, detector } = asked;
    const done = await detectAlone(house, {
      district,
      day,
      kind: 'asked',
      startedBy: person,
      signal: background.stopping,
      progress: begun,
      ...(detector === undefined ? {} : { detector }),
    });
    const problems = done?.ok ? done.value.said.problems : [];
    if (problems.length > 0) log.error({ district, day, problems }, 'detectors');
    return done;
  };
  const note = async (work: Promise<Ended>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (!background.stopping.aborted) log.error({ err: error }, 'detectors');
    }
  };
  return async (viewer: Viewer, asked: RunAsked): Promise<Outcome<DetectorRun[]>> => {
    const { timeZone } = registry.districts[viewer.district]!;
    const today = civilDate(now().getTime(), timeZone);
    const day = asked.day ?? lastNightsDay(now(), timeZone);
    if (day > today) return ahead(day, today);
    const ended = await new Promise<Ended | 'begun'>((resolve, reject) => {
      const work = detect(viewer, { ...asked, day }, () => resolve('begun'));
      work.then(resolve, reject);
      background.add(note(work));
    });
    if (ended === undefined) return busy(viewer.district);
    if (ended !== 'begun' && !ended.ok) return ended;
    const runs = await foresight.runs(viewer, { day });
    if (!runs.ok || asked.detector === undefined) return runs;
    return good(runs.value.filter((run) => run.detector === asked.detector));
  };
}
