import type { RankView } from '../../src/model/ledger-view.ts';
import type { Words } from '../words.ts';

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
