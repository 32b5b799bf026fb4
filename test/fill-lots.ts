import { sql } from 'kysely';
import { drawHoldOut } from '../src/kernels/effect/draw-hold-out.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { dateOfDay, dayOfDate } from '../src/kernels/workdays/zone-clock.ts';
import { addHoldOutStep, addLots, type HoldOutLot } from '../src/store/hold-outs.ts';
import type { TestHouse } from './open-test-house.ts';

const district = 'hongqi';
const categories = ['exposed-rubbish', 'street-vending', 'shop-noise', 'illegal-parking'];

interface LotsAsked {
  /** alerts of each night, and on how many nights, one a day */
  nights: number;
  perNight: number;
  /** first day that is drawn for */
  from: string;
  seed: number;
  /** demands of a place and day where nobody acts, and the share that acting prevents */
  perDay: number;
  effect: number;
}

/**
 * Lots of made-up alerts, drawn as a night draws them, and demands at their places: they peak before
 * the draw and fall by themselves afterwards, and by the share `effect` more where was acted.
 */
export async function fillLots(
  { store: { db } }: Pick<TestHouse, 'store'>,
  { nights, perNight, from, seed, perDay, effect }: LotsAsked,
): Promise<void> {
  const places = await db
    .selectFrom('place')
    .select('code')
    .where('district', '=', district)
    .where('kind', '=', 'grid')
    .orderBy('code')
    .execute();
  const random = streamOf(seed, 'fill-lots');
  const rules = { step: 1, isOn: true, seed, share: 0.15, days: 28 };
  await addHoldOutStep(db, district, {
    ...rules,
    reason: null,
    person: null,
    madeAt: new Date(`${from}T00:00:00Z`),
  });
  for (let night = 0; night < nights; night++) {
    const fromDay = dateOfDay(dayOfDate(from) + night);
    const draw = `alerts ${fromDay}`;
    const found = Array.from({ length: perNight }, (_, i) => {
      const n = night * perNight + i;
      const category = categories[n % categories.length]!;
      return {
        id: `${draw} ${i}`,
        stratum: `${category}/plain`,
        category,
        place: places[n % places.length]!.code,
      };
    });
    const drawn = drawHoldOut({ seed, share: rules.share, name: draw }, found);
    const lots = found.map(({ category, place, ...one }, i): HoldOutLot => ({
      ...one,
      step: 1,
      draw,
      kind: 'alert',
      lot: drawn[i]!.lot,
      isHeld: drawn[i]!.isHeld,
      programme: 'demand',
      places: [place],
      ring: [],
      categories: [category],
      title: { zh: '聚集', en: 'Gathering' },
      fromDay,
      category,
    }));
    await db.transaction().execute((trx) => addLots(trx, district, lots));
    for (const { isHeld, fromDay: day, places: at, category } of lots) {
      const rate = 28 * perDay * (isHeld ? 1 : 1 - effect);
      const counts = [
        { day: dateOfDay(dayOfDate(day) - 14), opened: random.poisson(2 * 28 * perDay) },
        { day: dateOfDay(dayOfDate(day) + 14), opened: random.poisson(rate) },
      ];
      for (const one of counts)
        await sql`INSERT INTO daily_count (district, programme, day, place, category, opened)
          VALUES (${district}, 'demand', ${one.day}, ${at[0]}, ${category}, ${one.opened})
          ON CONFLICT (district, programme, day, place, category)
          DO UPDATE SET opened = daily_count.opened + excluded.opened`.execute(db);
    }
  }
}
