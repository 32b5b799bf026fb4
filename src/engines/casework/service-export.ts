import { civilDate } from '../../kernels/workdays/work-time.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { RecordFilter, RecordSort } from '../../model/view.ts';
import { streamRecords } from '../../store/records.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { exportTable, type ExportTable } from './export-table.ts';
import { queryOf } from './record-query.ts';
import { may, rolesSeeing, scopesOf } from './viewer-scope.ts';

/**
 * Exactly the rows of a filter that the viewer may see, as a table that is read batch by batch.
 * Only grants that may export count, each within its own scope.
 */
export async function exportRows(
  house: CaseworkHouse,
  viewer: Viewer,
  filter: RecordFilter,
  sort: RecordSort,
): Promise<Outcome<ExportTable>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  if (!may(setup, viewer, 'records.export')) {
    return bad(
      problem(
        'auth.permission',
        'records.export',
        '您的角色不能导出',
        'none of your roles may export records',
      ),
    );
  }
  const now = house.now();
  const roles = viewer.grants
    .map((grant) => grant.role)
    .filter((role) => setup.roles.get(role)?.may.includes('records.export'));
  const query = queryOf(setup, scopesOf(setup, viewer, roles), filter, now);
  const name = `${viewer.district}-${filter.programme ?? 'records'}-${civilDate(now.getTime(), setup.district.timeZone)}`;
  const programme = filter.programme === undefined ? undefined : setup.programmes[filter.programme];
  const batches = streamRecords(house.store, query, sort);
  const exporting = {
    ...viewer,
    grants: viewer.grants.filter((grant) => roles.includes(grant.role)),
  };
  const of = {
    setup,
    language: viewer.language,
    now: now.toISOString(),
    roles: new Set(roles),
    rolesSeeing: (snapshot: Snapshot) => rolesSeeing(setup, exporting, snapshot),
  };
  return good(exportTable(name, programme, batches, of));
}
