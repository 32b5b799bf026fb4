import type { Viewer } from '../model/role.ts';
import { listPeople } from '../store/people.ts';
import { wrongUse } from './open-book.ts';
import type { OpenHouse } from './open-house.ts';

/** The person in whose name figures are entered, with that person's permissions. */
export async function personOf(
  { store }: OpenHouse,
  district: string,
  login: string,
): Promise<Viewer> {
  const people = await listPeople(store, district);
  const found = people.find((person) => person.login === login && !person.disabled);
  const known = people.map((person) => person.login).join(', ');
  if (!found) throw wrongUse('--as', '没有这个人', 'no such person', login, known);
  const { person, name, language, grants } = found;
  return { district, person, name, language, grants };
}
