import { commonWords } from '../../kernels/text/common-words.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Evidence } from '../../model/foresight-view.ts';
import { textsInside } from '../../store/demands-inside.ts';
import type { ForesightHouse } from './foresight-house.ts';
import type { Sighting } from './foresight.ts';
import { categoriesCounted } from './series.ts';
import type { Watch } from './watch.ts';

const mostInside = 300;
/** The usual: so many demands of the last quarter, drawn by lot. */
const usualDays = 91;
const usualTexts = 800;
const mostWords = 8;

type Words = (programme: string, sighting: Sighting) => Promise<Evidence['words']>;

/** Finds what the demands of a cluster say in common; the usual texts are read once for a day. */
export function createWordFinder(house: ForesightHouse, watch: Watch, day: string): Words {
  const { db } = house.store;
  const { code: district, timeZone } = watch.district;
  const usual = new Map<string, Promise<string[]>>();
  const asTexts = (rows: { title: string; text: string }[]) =>
    rows.map(({ title, text }) => `${title}\n${text}`);
  const usualOf = (programme: string) => {
    let texts = usual.get(programme);
    if (!texts) {
      const from = dateOfDay(dayOfDate(day) - usualDays + 1);
      const span = { district, programme, timeZone, from, to: day };
      usual.set(programme, (texts = textsInside(db, span, usualTexts).then(asTexts)));
    }
    return texts;
  };
  return async (programme, { detector, category, places, since, until }) => {
    const categories = categoriesCounted(watch, detector, category);
    const span = { district, programme, timeZone, from: since, to: until, places };
    const inside = { ...span, ...(categories ? { categories } : {}) };
    const texts = asTexts(await textsInside(db, inside, mostInside));
    return commonWords(texts, await usualOf(programme), mostWords);
  };
}
