import type { People } from '../src/engines/people/service.ts';
import { ProblemError } from '../src/model/problem.ts';
import type { Registry } from '../src/model/registry.ts';

/** The password of everybody whom `addHousePeople` adds. */
export const housePassword = 'try-the-house-1';

/**
 * Adds one person for each role of people, over the whole district; the login is the role's code.
 * Roles that see only a unit's records get the district's first unit, the mediator the centre for
 * disputes where there is one; `second-handler` gets the second. `second-statistician` checks what the first one enters. Returns the logins.
 */
export async function addHousePeople(
  people: People,
  registry: Registry,
  district: string,
): Promise<string[]> {
  const { units, places } = registry.districts[district]!;
  const root = registry.places[places]!.places.find((place) => place.parent === null)!.code;
  const roles = registry.roles.filter((role) => !role.machine);
  const disputes = units.find((unit) => unit.code === 'mediation-centre');
  const unitOf = (role: string) =>
    (role === 'mediator' ? disputes : undefined)?.code ?? units[0]?.code ?? null;
  const everybody = roles.map((role) => ({
    district,
    login: role.code,
    name: role.label.zh,
    grants: [
      {
        role: role.code,
        place: root,
        unit: role.sees === 'unit' ? unitOf(role.code) : null,
      },
    ],
  }));
  const second = {
    district,
    login: 'second-handler',
    name: '第二承办员',
    grants: [{ role: 'handler', place: root, unit: units[1]?.code ?? units[0]?.code ?? null }],
  };
  const checker = {
    district,
    login: 'second-statistician',
    name: '第二统计员',
    grants: [{ role: 'statistician', place: root, unit: null }],
  };
  const all = [...everybody, second, checker];
  const added = await people.addExamplePeople(all, housePassword);
  if (!added.ok) throw new ProblemError(...added.problems);
  return all.map((person) => person.login);
}
