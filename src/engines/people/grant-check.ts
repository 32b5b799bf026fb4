import { problem, type Problem } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { Grant } from '../../model/role.ts';
import { isWithin } from '../../store/place-paths.ts';

/** Code of the district's root place; undefined for a district that is not declared. */
export function rootPlace(registry: Registry, district: string): string | undefined {
  const declared = registry.districts[district];
  return declared && registry.places[declared.places]?.places.find((p) => p.parent === null)?.code;
}

/**
 * What is wrong with these grants: unknown or machine roles, unknown places or units, places
 * outside `within` (paths; undefined = no such limit). `paths` gives the path of every known place.
 */
export function grantProblems(
  registry: Registry,
  asked: { district: string; grants: readonly Grant[]; within: readonly string[] | undefined },
  paths: ReadonlyMap<string, string>,
): Problem[] {
  const units = registry.districts[asked.district]?.units ?? [];
  return asked.grants.flatMap(({ role: code, place, unit }, i) => {
    const at = `grants[${i}]`;
    const role = registry.roles.find((r) => r.code === code && !r.machine);
    const path = paths.get(place);
    const found: Problem[] = [];
    if (!role)
      found.push(
        problem('input.role', `${at}.role`, '没有这个角色', 'there is no such role', { got: code }),
      );
    if (path === undefined)
      found.push(
        problem('input.place', `${at}.place`, '没有这个地方', 'there is no such place', {
          got: place,
        }),
      );
    else if (asked.within && !isWithin(path, asked.within))
      found.push(
        problem(
          'auth.place',
          `${at}.place`,
          '这个地方不归您管理',
          'this place is not yours to look after',
          { got: place },
        ),
      );
    if (unit !== null && !units.some((u) => u.code === unit))
      found.push(
        problem('input.unit', `${at}.unit`, '没有这个单位', 'there is no such unit', { got: unit }),
      );
    if (unit === null && role?.sees === 'unit')
      found.push(
        problem(
          'input.unit',
          `${at}.unit`,
          `${role.label.zh}要属于一个单位`,
          `${role.label.en} belongs to a unit`,
          { wanted: 'a unit' },
        ),
      );
    return found;
  });
}

/** Whether every grant lies in these places; a person without grants belongs to the root alone. */
export function isInside(
  grants: readonly Grant[],
  within: readonly string[],
  paths: ReadonlyMap<string, string>,
  root: string | undefined,
): boolean {
  if (root !== undefined && within.includes(root)) return true;
  return grants.length > 0 && grants.every(({ place }) => isWithin(paths.get(place) ?? '', within));
}
