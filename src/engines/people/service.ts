import { randomBytes } from 'node:crypto';
import type { MeChange, NewPerson, PersonChange, Setup, SignIn } from '../../model/house-view.ts';
import type { Registry } from '../../model/registry.ts';
import type { Viewer } from '../../model/role.ts';
import { listExamples } from '../../store/people.ts';
import type { Store } from '../../store/store.ts';
import { rootPlace } from './grant-check.ts';
import { hashPassword } from './password.ts';
import { addPerson, administratorRole, changeMe, changePerson, listFor } from './service-care.ts';
import {
  addAdministrator,
  addExamplePeople,
  firstAdministrator,
  needsSetup,
  setupToken,
  type ExamplePerson,
} from './service-setup.ts';
import { sessionOf, signIn, signOut, type PeopleHouse } from './service-sign-in.ts';

export interface PeopleOptions {
  store: Store;
  registry: Registry;
  now: () => Date;
  /** a refused sign-in takes at least this many milliseconds, whatever was wrong with it */
  refusalMs?: number;
}

export type People = ReturnType<typeof createPeople>;

/**
 * Sign-in and sessions, people and their grants. What a person does takes their Viewer; what is
 * refused comes back as problems. Permissions hold in the places of the grant that gives them.
 */
export function createPeople({ store, registry, now, refusalMs = 300 }: PeopleOptions) {
  const random = () => randomBytes(18).toString('base64url');
  const house: PeopleHouse = {
    store,
    registry,
    now,
    refusalMs,
    nobodysHash: hashPassword(random()),
    setupSecret: random(),
  };
  return {
    signIn: (asked: SignIn) => signIn(house, asked),
    signOut: (token: string) => signOut(house, token),
    sessionOf: (token: string, touch = true) => sessionOf(house, token, touch),
    list: (viewer: Viewer) => listFor(house, viewer),
    add: (viewer: Viewer, asked: NewPerson) => addPerson(house, viewer, asked),
    change: (viewer: Viewer, person: string, asked: PersonChange) =>
      changePerson(house, viewer, person, asked),
    changeMe: (viewer: Viewer, asked: MeChange) => changeMe(house, viewer, asked),
    needsSetup: (district: string) => needsSetup(house, district),
    setupToken: () => setupToken(house),
    firstAdministrator: (asked: Setup) => firstAdministrator(house, asked),
    addAdministrator: (asked: Omit<Setup, 'token'>) => addAdministrator(house, asked),
    addExamplePeople: (people: readonly ExamplePerson[], password: string) =>
      addExamplePeople(house, people, password),
    /** example users by district, with a role of each */
    examples: () => listExamples(store),
    /** the viewer that stands for whoever sits at the machine: the whole district, no person */
    operator: (district: string): Viewer => ({
      district,
      person: '00000000-0000-0000-0000-000000000000',
      name: 'xianban',
      language: registry.districts[district]?.language ?? 'zh',
      grants: [{ role: administratorRole, place: rootPlace(registry, district) ?? '', unit: null }],
    }),
  };
}
