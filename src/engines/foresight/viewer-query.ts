import { bad, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Permission, Viewer } from '../../model/role.ts';
import { hiddenFrom } from '../../model/seen-by.ts';
import type { RecordFilter } from '../../model/view.ts';
import type { RecordQuery, Scope } from '../../store/record-filter.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import { categoriesBelow, type Watch } from './watch.ts';

/** The district of a viewer, or the problem that there is none. */
export async function inDistrict<T>(
  house: ForesightHouse,
  viewer: Viewer,
  then: (watch: Watch) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const watch = await house.findWatch(viewer.district);
  return watch ? then(watch) : bad(noDistrict(viewer.district));
}

/** Whether any of the viewer's roles carries the permission. */
export const may = (watch: Watch, viewer: Viewer, permission: Permission): boolean =>
  viewer.grants.some((grant) => watch.roles.get(grant.role)?.may.includes(permission));

export const mayNotEdit: Problem = problem(
  'auth.permission',
  'detector',
  '您的角色不能修改探测器',
  'none of your roles may edit detectors',
);

/** What the viewer's grants let them see, as the query carries it. */
function scopesOf(watch: Watch, viewer: Viewer): Scope[] {
  return viewer.grants.flatMap((grant): Scope[] => {
    const role = watch.roles.get(grant.role);
    const place = watch.places.get(grant.place);
    if (!role || !place || role.sees === 'none' || !role.may.includes('records.read')) return [];
    if (role.sees === 'unit' && !grant.unit) return [];
    return [
      {
        within: place.parent === null ? null : place.path,
        unit: role.sees === 'unit' ? grant.unit : null,
        hidden: hiddenFrom(Object.values(watch.programmes), role.code),
      },
    ];
  });
}

/** Records of a programme as this viewer may see them; categories with all below them. */
export function queryFor(
  watch: Watch,
  viewer: Viewer,
  filter: Pick<RecordFilter, 'programme' | 'state' | 'category'>,
  now: Date,
): RecordQuery {
  const below = filter.category?.flatMap((code) => categoriesBelow(watch, code) ?? []);
  return {
    district: watch.district.code,
    scopes: scopesOf(watch, viewer),
    filter,
    states: filter.state,
    categories: below,
    places: undefined,
    times: { now, endOfToday: now, endOfWeek: now, beginOf: (day) => new Date(`${day}T00:00Z`) },
  };
}
