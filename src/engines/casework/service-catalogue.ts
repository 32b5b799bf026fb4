import type { DispatchRule } from '../../model/district.ts';
import type { CatalogueTrial, CatalogueView } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { latestRecords } from '../../store/records.ts';
import { publishCatalogueVersion } from '../../store/registry-versions.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { catalogueOf } from './dispatch.ts';
import { queryOf } from './record-query.ts';
import type { Setup } from './setup.ts';
import { catalogueProblems, simulateCatalogue } from './simulate-catalogue.ts';
import { may, scopesOf } from './viewer-scope.ts';

export interface CatalogueAsked {
  programme: string;
  rules: DispatchRule[];
}

const mayNotEdit: Problem = problem(
  'auth.permission',
  'catalogue',
  '您的角色不能修改派单目录',
  'none of your roles may edit the dispatch catalogue',
);

const noProgramme = (programme: string): Problem =>
  problem('missing.programme', 'programme', '没有这个专项', 'there is no such programme', {
    got: programme,
  });

/** The catalogue in force for a programme. */
export async function readCatalogue(
  house: CaseworkHouse,
  viewer: Viewer,
  programme: string,
): Promise<Outcome<CatalogueView>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  if (!setup.programmes[programme]) return bad(noProgramme(programme));
  return good({ version: setup.version, catalogue: catalogueOf(setup, programme) });
}

/** The setup in which the viewer may edit these rules, or why not. */
async function editing(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: CatalogueAsked,
): Promise<Outcome<Setup>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  if (!may(setup, viewer, 'catalogue.edit')) return bad(mayNotEdit);
  if (!setup.programmes[asked.programme]) return bad(noProgramme(asked.programme));
  const problems = catalogueProblems(setup, asked.rules);
  return problems.length ? bad(...problems) : good(setup);
}

/** What changed rules would have done to the last records that the viewer sees. */
export async function tryCatalogue(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: CatalogueAsked & { last: number },
): Promise<Outcome<CatalogueTrial>> {
  const outcome = await editing(house, viewer, asked);
  if (!outcome.ok) return outcome;
  const setup = outcome.value;
  const { programme } = asked;
  const query = queryOf(setup, scopesOf(setup, viewer), { programme }, house.now());
  const records = await latestRecords(house.store.db, query, asked.last);
  return good(simulateCatalogue(setup, programme, asked.rules, records));
}

/** Puts changed rules in force as a new version of the district's declarations, from now or later. */
export async function publishCatalogue(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: CatalogueAsked & { reason: string; validFrom?: string },
): Promise<Outcome<CatalogueView>> {
  const outcome = await editing(house, viewer, asked);
  if (!outcome.ok) return outcome;
  const now = house.now();
  const validFrom = asked.validFrom === undefined ? now : new Date(asked.validFrom);
  if (!(validFrom >= now)) {
    return bad(
      problem('catalogue.date', 'validFrom', '生效时间不能早于现在', 'cannot lie in the past', {
        got: asked.validFrom,
        wanted: now.toISOString(),
      }),
    );
  }
  const catalogue = { programme: asked.programme, rules: asked.rules };
  const version = await publishCatalogueVersion(house.store, viewer.district, catalogue, {
    person: viewer.person,
    validFrom,
    reason: asked.reason,
  });
  return good({ version, catalogue });
}
