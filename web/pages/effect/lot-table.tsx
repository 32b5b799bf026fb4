import { Link } from 'react-router';
import { dateOfDay, dayOfDate } from '../../../src/kernels/workdays/zone-clock.ts';
import type { EffectView, ShownLot } from '../../../src/model/effect-view.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { Wide } from '../../components/wide.tsx';
import { queryOf } from '../../record-query.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

/** Every lot that is complete, its counts doors to the demands that were counted. */
export function LotTable({ view: { shown, steps } }: { view: EffectView }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const { civil } = useTimes();
  const days = steps[0]?.days ?? 0;
  const demands = ({ places, category, fromDay }: ShownLot, first: number, last: number) =>
    `/${district}/demands?${queryOf({
      place: places,
      category: [category],
      openedFrom: dateOfDay(dayOfDate(fromDay) + first),
      openedTo: dateOfDay(dayOfDate(fromDay) + last),
    })}`;
  const columns = [
    { key: 'title', says: t('effect.lot-title') },
    { key: 'arm', says: t('effect.lot-arm') },
    { key: 'from', says: t('effect.lot-from') },
    { key: 'before', says: t('effect.before', { days }), number: true },
    { key: 'after', says: t('effect.after', { days }), number: true },
    { key: 'number', says: t('effect.lot-number') },
  ];
  const page = ({ kind, record }: ShownLot) =>
    `/${district}/${kind === 'alert' ? 'alerts' : 'demands'}/${record}`;
  return (
    <section className="page-section" aria-label={t('effect.lots')}>
      <h2>{t('effect.lots')}</h2>
      {shown.length === 0 && <p className="quiet">{t('effect.lots-none')}</p>}
      {shown.length > 0 && (
        <Wide label={t('effect.lots')} least={760}>
          <PlainTable
            title={t('effect.lots')}
            columns={columns}
            shown={(cell) => cell}
            rows={shown.map((lot) => ({
              key: `${lot.kind} ${lot.id}`,
              cells: [
                `${t(`effect.kind-${lot.kind}`)} · ${l(lot.title)}`,
                t(lot.isHeld ? 'effect.arm-held' : 'effect.arm-acted'),
                civil(lot.fromDay),
                <Link key="before" to={demands(lot, -days, -1)}>
                  {lot.before}
                </Link>,
                <Link key="after" to={demands(lot, 0, days - 1)}>
                  {lot.cases}
                </Link>,
                lot.record && lot.number ? (
                  <Link key="number" to={page(lot)}>
                    {lot.number}
                  </Link>
                ) : (
                  '—'
                ),
              ],
            }))}
          />
        </Wide>
      )}
    </section>
  );
}
