import { civilDate } from '../../kernels/workdays/work-time.ts';
import { bad, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { Permission, Viewer } from '../../model/role.ts';
import { hiddenFrom } from '../../model/seen-by.ts';
import type { Scope } from '../../store/record-filter.ts';
import type { Store } from '../../store/store.ts';
import type { Book } from './book.ts';
import type { Books } from './service-books.ts';

/** What the ledger works with. */
export interface LedgerHouse {
  store: Store;
  registry: Registry;
  now: () => Date;
  books: Books;
}

export const timeZoneOf = ({ registry }: LedgerHouse, district: string): string =>
  registry.districts[district]?.timeZone ?? 'UTC';

/** The civil day in a district. */
export const todayIn = (house: LedgerHouse, district: string): string =>
  civilDate(house.now().toISOString(), timeZoneOf(house, district));

const noLedger = (district: string): Problem =>
  problem(
    'missing.ledger',
    'district',
    '这个区没有声明统计地区,没有台账',
    'no territory is declared for this district, so it has no ledger',
    { got: district },
  );

/** Does something with the district's book, or says that it has none. */
export async function withBook<T>(
  house: LedgerHouse,
  district: string,
  then: (book: Book) => Promise<Outcome<T>> | Outcome<T>,
): Promise<Outcome<T>> {
  const book = await house.books.find(district);
  return book ? then(book) : bad(noLedger(district));
}

/** Roles of the viewer that hold for the whole district: figures are never those of a street. */
function rolesHere({ registry }: Pick<LedgerHouse, 'registry'>, viewer: Viewer) {
  const places = registry.districts[viewer.district]?.places;
  const root = places && registry.places[places]?.places.find((p) => p.parent === null)?.code;
  const held = viewer.grants.filter(({ place }) => place === root);
  const codes = new Set(held.map(({ role }) => role));
  return registry.roles.filter((role) => codes.has(role.code));
}

/** Whether the viewer has a permission for the whole district. */
export const may = (
  house: Pick<LedgerHouse, 'registry'>,
  viewer: Viewer,
  permission: Permission,
): boolean => rolesHere(house, viewer).some((role) => role.may.includes(permission));

/**
 * What the viewer sees of the district's records behind a figure: those whose roles see the whole
 * district, all but what programmes hide from them.
 */
export const scopesHere = (house: LedgerHouse, viewer: Viewer): Scope[] => {
  const programmes = house.registry.districts[viewer.district]?.programmes ?? [];
  const declared = programmes.flatMap((code) => house.registry.programmes[code] ?? []);
  return rolesHere(house, viewer)
    .filter((role) => role.sees === 'all' && role.may.includes('records.read'))
    .map(({ code }) => ({ within: null, unit: null, hidden: hiddenFrom(declared, code) }));
};

/** The problem that none of the viewer's roles may do this. */
export const mayNot = (permission: Permission): Problem =>
  problem(
    'auth.permission',
    permission,
    '您的角色没有这项权限',
    'none of your roles may do this for the whole district',
    { wanted: permission },
  );

export const noFigure = (figure: string): Problem =>
  problem('missing.figure', 'figure', '没有这个数字', 'there is no such figure', { got: figure });
