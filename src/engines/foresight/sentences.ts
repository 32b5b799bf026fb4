import type { Label } from '../../model/label.ts';
import type { Sighting } from './foresight.ts';
import { longestRecurrence } from './detect-series.ts';
import type { Watch } from './watch.ts';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';

/** What is expected, in words that do not say "0 where none is impossible". */
function expectedWords(n: number): Label {
  if (n < 0.1) return { zh: '不到 0.1', en: 'fewer than 0.1' };
  const rounded = String(n >= 10 ? Math.round(n) : Math.round(n * 10) / 10);
  return { zh: rounded, en: rounded };
}

/**
 * How rarely chance does this, in the unit that one would say it in. What lies beyond a hundred
 * years is not told apart.
 *
 * @example recurrenceWords(140).en // 'about once in 140 days'
 */
export function recurrenceWords(days: number): Label {
  if (days >= longestRecurrence) {
    return { zh: '百年也难得遇到一次', en: 'less than once in 100 years' };
  }
  const say = (n: number, zh: string, en: string): Label => ({
    zh: `约 ${n} ${zh}才会遇到一次`,
    en: `about once in ${n} ${en}${n === 1 ? '' : 's'}`,
  });
  if (days < 180) return say(Math.max(1, Math.round(days)), '天', 'day');
  if (days < 730) return say(Math.round(days / 30.44), '个月', 'month');
  return say(Math.round(days / 365.25), '年', 'year');
}

const nothing: Label = { zh: '', en: '' };

/** A cell has no name that anybody knows: the place that it lies in is said before it. */
function placeOf({ places, kinds }: Pick<Watch, 'places' | 'kinds'>, code: string): Label {
  const place = places.get(code);
  if (!place) return { zh: code, en: code };
  const around = kinds.get(code) === 'cell' ? places.get(place.parent ?? '')?.label : undefined;
  if (!around) return place.label;
  return { zh: `${around.zh}（${place.label.zh}）`, en: `${around.en} (${place.label.en})` };
}

interface Named {
  category: Label;
  place: Label;
  days: number;
}

function named(watch: Pick<Watch, 'categories' | 'places' | 'kinds'>, s: Sighting): Named {
  const code = (c: string): Label => ({ zh: c, en: c });
  return {
    category:
      s.category === ''
        ? { zh: '全部诉求', en: 'All demands' }
        : (watch.categories.get(s.category)?.label ?? code(s.category)),
    place: placeOf(watch, s.centre),
    days: dayOfDate(s.until) - dayOfDate(s.since) + 1,
  };
}

/** Whether the zone is the whole district: then there is no "around". */
const everywhere = (watch: Pick<Watch, 'places'>, s: Sighting) =>
  watch.places.get(s.centre)?.parent === null;

/** Short enough for the title of a record. */
export function titleOf(watch: Pick<Watch, 'categories' | 'places' | 'kinds'>, s: Sighting): Label {
  const { category, place, days } = named(watch, s);
  const whole = everywhere(watch, s);
  return {
    zh: `${place.zh}${whole ? '全域' : s.places.length > 1 ? '一带' : ''}“${category.zh}”${days} 天 ${s.cases} 件`,
    en: `${category.en}, ${whole ? 'all over' : s.places.length > 1 ? 'around' : 'at'} ${place.en}: ${s.cases} in ${days} day${days === 1 ? '' : 's'}`,
  };
}

/**
 * The sentence that explains an alert.
 *
 * @param note what one should know before believing it, if anything
 */
export function sentenceOf(
  watch: Pick<Watch, 'categories' | 'places' | 'kinds'>,
  s: Sighting,
  note: Label = nothing,
): Label {
  const { category, place, days } = named(watch, s);
  const whole = everywhere(watch, s);
  const chance = recurrenceWords(s.recurrenceDays);
  const where = {
    zh: whole ? `${place.zh}全域` : s.places.length > 1 ? `${place.zh}一带` : place.zh,
    en: whole ? `all over ${place.en}` : `${s.places.length > 1 ? 'around' : 'at'} ${place.en}`,
  };
  const expected = expectedWords(s.expected);
  return {
    zh: `${where.zh}“${category.zh}”近 ${days} 天 ${s.cases} 件，预计${expected.zh.startsWith('不') ? expected.zh : ` ${expected.zh}`} 件；仅凭偶然，${chance.zh}。${note.zh}`,
    en: `${category.en}, ${where.en}: ${s.cases} demands in ${days} day${days === 1 ? '' : 's'} where ${expected.en} are expected; chance alone would do this ${chance.en}.${note.en ? ` ${note.en}` : ''}`,
  };
}
