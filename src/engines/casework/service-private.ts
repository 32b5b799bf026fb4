import type { PrivateFields } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import { purposes, readPurpose } from '../../model/purpose.ts';
import type { Viewer } from '../../model/role.ts';
import { seesField } from '../../model/seen-by.ts';
import { writeAudit } from '../../store/audit.ts';
import { findRecord, readPrivateFields } from '../../store/records.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import { may, rolesSeeing, scopesOf } from './viewer-scope.ts';

/**
 * Clear text of a record's personal data for a stated purpose. The read and its audit entry are one
 * transaction: without the entry there is no answer. Only grants that carry `private.read` count,
 * each within its own scope.
 */
export async function readPrivate(
  house: CaseworkHouse,
  viewer: Viewer,
  record: string,
  given: string,
): Promise<Outcome<PrivateFields>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  if (!may(setup, viewer, 'private.read')) {
    return bad(
      problem(
        'auth.permission',
        'record.private',
        '您的角色不能查看个人信息',
        'none of your roles may read personal data',
      ),
    );
  }
  const purpose = readPurpose(given);
  if (purpose === undefined) {
    return bad(
      problem('input.purpose', 'purpose', '请说明查看目的', 'say what it is read for', {
        got: given,
        wanted: `${Object.keys(purposes).join(', ')}: …`,
      }),
    );
  }
  const roles = viewer.grants
    .map((grant) => grant.role)
    .filter((role) => setup.roles.get(role)?.may.includes('private.read'));
  const at = house.now();
  const query = queryOf(setup, scopesOf(setup, viewer, roles), {}, at);
  const reading = { ...viewer, grants: viewer.grants.filter(({ role }) => roles.includes(role)) };
  const { district, person } = viewer;
  return house.store.db.transaction().execute(async (trx) => {
    const stored = await findRecord(trx, query, record);
    const found = stored && (await readPrivateFields(trx, query, record));
    if (!found) {
      return bad(
        problem(
          'missing.record',
          'record',
          '没有这条记录，或不在您的范围之内',
          'there is no such record within what you look after',
          { got: record },
        ),
      );
    }
    const declared = setup.programmes[found.programme]?.fields ?? {};
    const seeing = rolesSeeing(setup, reading, stored.snapshot);
    const fields = Object.fromEntries(
      Object.entries(found.fields)
        .filter(([name]) => seesField(declared[name] ?? {}, seeing))
        .map(([name, value]) => [name, String(value)]),
    );
    await writeAudit(trx, { district, person, record, fields: Object.keys(fields), purpose, at });
    return good({ fields });
  });
}
