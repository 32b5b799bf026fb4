import { civilDate, instantOf } from '../../kernels/workdays/work-time.ts';
import { good, type Outcome } from '../../model/problem.ts';
import type { Programme } from '../../model/programme.ts';
import type { ProgrammeLine } from '../../model/house-view.ts';
import type { Viewer } from '../../model/role.ts';
import { countProgrammes, type ProgrammeCounts } from '../../store/programme-counts.ts';
import type { Scope } from '../../store/record-filter.ts';
import { inDistrict, type CaseworkHouse } from './casework-house.ts';
import { countingScopes, fewestCounted } from './count-unseen.ts';
import { queryOf } from './record-query.ts';
import type { Setup } from './setup.ts';
import { scopesOf } from './viewer-scope.ts';

/** Whether one of the viewer's scopes shows any record of the programme. */
const isSeen = (scopes: readonly Scope[], { code }: Programme): boolean =>
  scopes.some(({ hidden }) =>
    hidden.every(({ programme, states }) => programme !== code || states !== null),
  );

const none: Omit<ProgrammeCounts, 'programme'> = {
  open: 0,
  late: 0,
  dueThisWeek: 0,
  ended: 0,
  oldest: null,
};

const seenLine = (code: string, counts: Omit<ProgrammeCounts, 'programme'>): ProgrammeLine => ({
  programme: code,
  isCounted: false,
  open: counts.open,
  late: counts.late,
  dueThisWeek: counts.dueThisWeek,
  ended: counts.ended,
  oldest: counts.oldest?.toISOString() ?? null,
});

/** Numbers alone, and none of them where it is small enough to point at somebody. */
function countedLine(code: string, counts: Omit<ProgrammeCounts, 'programme'>): ProgrammeLine {
  const told = (n: number) => (n >= fewestCounted ? n : null);
  return {
    programme: code,
    isCounted: true,
    open: told(counts.open),
    late: told(counts.late),
    dueThisWeek: told(counts.dueThisWeek),
    ended: told(counts.ended),
    oldest: null,
  };
}

/**
 * How each programme of the district stands that the viewer sees, or may at least count, in declared
 * order: what they see is counted in one pass for all of them.
 */
export const programmesFor = (
  house: CaseworkHouse,
  viewer: Viewer,
): Promise<Outcome<ProgrammeLine[]>> =>
  inDistrict(house, viewer, async (setup: Setup) => {
    const { db } = house.store;
    const now = house.now();
    const { timeZone } = setup.district;
    const year = civilDate(now.getTime(), timeZone).slice(0, 4);
    const begin = new Date(instantOf(Date.parse(`${year}-01-01T00:00:00Z`), timeZone));
    const own = scopesOf(setup, viewer);
    const all = await countProgrammes(db, queryOf(setup, own, {}, now), begin);
    const seen = new Map(all.map(({ programme, ...counts }) => [programme, counts]));
    const lines = setup.district.programmes.map(async (code): Promise<ProgrammeLine[]> => {
      const programme = setup.programmes[code];
      if (!programme) return [];
      if (isSeen(own, programme)) return [seenLine(code, seen.get(code) ?? none)];
      const counting = countingScopes(setup, viewer, { programme: code });
      if (counting.length === 0) return [];
      const [counted] = await countProgrammes(
        db,
        queryOf(setup, counting, { programme: code }, now),
        begin,
      );
      return [countedLine(code, counted ?? none)];
    });
    return good((await Promise.all(lines)).flat());
  });
