import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Label } from '../../model/label.ts';
import { channelsInside, firstDays } from '../../store/demands-inside.ts';
import type { ForesightHouse } from './foresight-house.ts';
import type { Sighting } from './foresight.ts';
import { categoriesCounted } from './series.ts';
import type { Watch } from './watch.ts';

/** What began less than four weeks ago is new, … */
const newDays = 28;
/** … where the records themselves go back by so much more. */
const olderDays = 28;
/** Share of a cluster's demands that a channel must have to matter. */
const muchOfIt = 0.3;

const shortDay = (day: string): Label => {
  const [, month, date] = day.split('-').map(Number) as [number, number, number];
  return { zh: `${month} 月 ${date} 日`, en: day };
};

/**
 * What one should know before believing a cluster: that its category, or the channel by which much
 * of it came, began only lately. Empty where there is nothing to say.
 */
export async function noteOn(
  house: ForesightHouse,
  watch: Watch,
  programme: string,
  { detector, category, places, since, until, day }: Sighting,
): Promise<Label> {
  const { db } = house.store;
  const { code: district, timeZone } = watch.district;
  const categories = categoriesCounted(watch, detector, category);
  const of = { district, programme, timeZone, ...(categories ? { categories } : {}) };
  const channels = await channelsInside(db, { ...of, places, from: since, to: until });
  const all = channels.reduce((sum, { n }) => sum + n, 0);
  const channel = channels[0]?.channel ?? '';
  const first = await firstDays(db, { ...of, channel });
  const age = (from: string) => dayOfDate(day) - dayOfDate(from);
  const isNew = (from: string | null) =>
    from !== null &&
    first.all !== null &&
    age(from) < newDays &&
    age(first.all) >= age(from) + olderDays;
  const notes: Label[] = [];
  if (isNew(first.category)) {
    const from = shortDay(first.category!);
    notes.push({
      zh: `该类别自 ${from.zh}起才有诉求。`,
      en: `The category has demands only since ${from.en}.`,
    });
  }
  if (isNew(first.channel) && channels[0]!.n >= all * muchOfIt) {
    const from = shortDay(first.channel!);
    notes.push({
      zh: `其中 ${channels[0]!.n} 件来自 ${from.zh}起才启用的渠道。`,
      en: `${channels[0]!.n} of them came by a channel that began on ${from.en}.`,
    });
  }
  return { zh: notes.map((n) => n.zh).join(''), en: notes.map((n) => n.en).join(' ') };
}
