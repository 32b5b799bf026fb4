import type { RankView } from '../../src/model/ledger-view.ts';
import type { Words } from '../words.ts';

/** `第4`, `no. 4`. */
export const placeWords = (n: number, { t }: Words): string => t('rank.place', { n });

/** `第4`, `第3–5` where peers are missing, `第3（并列）`; undefined where there is no place. */
export function computedPlace({ computed }: RankView, { t }: Words): string | undefined {
  if (!computed) return undefined;
  const { n, worst, tied } = computed;
  const place = n === worst ? t('rank.place', { n }) : t('rank.between', { n, worst });
  return tied ? `${place} ${t('rank.tied')}` : place;
}

/** What origins state; a band such as 500强 as it is written. */
export function statedPlace({ stated }: RankView, { t, list }: Words): string | undefined {
  if (stated.length === 0) return undefined;
  const places = stated.map(({ n, band, tied }) => {
    const place = n === null ? (band ?? '—') : t('rank.place', { n });
    return tied ? `${place} ${t('rank.tied')}` : place;
  });
  return list([...new Set(places)]);
}

/** The one place to show: as stated, else as worked out. */
export const shownPlace = (rank: RankView, words: Words): string | undefined =>
  statedPlace(rank, words) ?? computedPlace(rank, words);

/** A place with its set: `全市第4`, `no. 4 in the city of Xinxiang`. */
export const placeInSet = (place: string, { setLabel }: RankView, { t, l }: Words): string =>
  t('rank.in-set', { set: l(setLabel), place });

/** Places won or lost against the year before; null where nobody knows. */
export function changeOfPlace(change: number | null, { t }: Words): string | null {
  if (change === null) return null;
  if (change === 0) return t('rank.same');
  return t(change > 0 ? 'rank.won' : 'rank.lost', { n: Math.abs(change) });
}
