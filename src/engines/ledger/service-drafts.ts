import type { DraftFate } from '../../model/figure-input.ts';
import { bad, good, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { insertFigures } from '../../store/figures.ts';
import { putOrigins } from '../../store/origins.ts';
import type { ManyFigures } from './ledger.ts';
import { may, mayNot, todayIn, withBook, type LedgerHouse } from './ledger-house.ts';
import { Taken, write } from './service-figures.ts';
import { weighDrafts } from './weigh-drafts.ts';

async function weigh(house: LedgerHouse, viewer: Viewer, asked: ManyFigures) {
  const { drafts, origin, reason = null } = asked;
  const today = todayIn(house, viewer.district);
  const at = house.now();
  return withBook(house, viewer.district, (book) =>
    may(house, viewer, 'figures.enter')
      ? good(weighDrafts(book, { drafts, origin, reason, viewer, at, today }))
      : bad(mayNot('figures.enter')),
  );
}

/** What would become of each; nothing is written. */
export async function tryFigures(
  house: LedgerHouse,
  viewer: Viewer,
  asked: ManyFigures,
): Promise<Outcome<DraftFate[]>> {
  const weighed = await weigh(house, viewer, asked);
  return weighed.ok ? good(weighed.value.map(({ row: _row, ...fate }) => fate)) : weighed;
}

/** Enters and revises all of them in one transaction, or none: paths of problems begin with `[i]`. */
export async function enterFigures(
  house: LedgerHouse,
  viewer: Viewer,
  asked: ManyFigures,
): Promise<Outcome<DraftFate[]>> {
  const weighed = await weigh(house, viewer, asked);
  if (!weighed.ok) return weighed;
  const refused = weighed.value.flatMap(({ fate, problems }, i) =>
    fate === 'refused' ? problems.map((one) => ({ ...one, path: `[${i}].${one.path}` })) : [],
  );
  if (refused.length > 0) return bad(...refused);
  const rows = weighed.value.flatMap(({ row }) => row ?? []);
  const fates = weighed.value.map(({ row: _row, ...fate }) => fate);
  if (rows.length === 0) return good(fates);
  const { district } = viewer;
  const written = await write(house, district, async (trx) => {
    await putOrigins(trx, district, [asked.origin]);
    if (!(await insertFigures(trx, district, rows))) throw new Taken();
    return asked.origin.code;
  });
  return written.ok ? good(fates) : written;
}
