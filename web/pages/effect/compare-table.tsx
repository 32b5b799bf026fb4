import type { ReactNode } from 'react';
import type { EffectArm, EffectRatio, EffectView } from '../../../src/model/effect-view.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { Wide } from '../../components/wide.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { perUnit, ratioShown, spanShown } from './effect-words.ts';
import { IntervalMark } from './interval-mark.tsx';

type Compared = Pick<EffectRatio, 'acted' | 'held' | 'ratio' | 'interval'>;

const casesOf = ({ cases, units }: EffectArm) => `${cases} / ${units}`;

/** Acted on against held back: here, around, and family by family. */
export function CompareTable({ view: { main, ring, strata, holdOut } }: { view: EffectView }) {
  const { t } = useWords();
  const { categoryPath } = useDeclared();
  const row = (key: string, name: string, one: Compared) => ({
    key,
    cells: [
      name,
      casesOf(one.acted),
      perUnit(one.acted),
      casesOf(one.held),
      perUnit(one.held),
      ratioShown(one.ratio),
      <IntervalMark key="mark" ratio={one.ratio} interval={one.interval} />,
      spanShown(one),
    ] as ReactNode[],
  });
  const columns = [
    { key: 'what', says: t('effect.what') },
    {
      key: 'acted',
      says: `${t('effect.arm-acted')}: ${t('effect.cases')} / ${t('effect.units')}`,
      number: true,
    },
    { key: 'acted-each', says: t('effect.per-unit'), number: true },
    {
      key: 'held',
      says: `${t('effect.arm-held')}: ${t('effect.cases')} / ${t('effect.units')}`,
      number: true,
    },
    { key: 'held-each', says: t('effect.per-unit'), number: true },
    { key: 'ratio', says: t('effect.ratio'), number: true },
    { key: 'mark', says: t('effect.forest') },
    { key: 'span', says: t('effect.interval'), number: true },
  ];
  const rows = [
    row('here', t('effect.here'), main),
    row('ring', t('effect.ring', { metres: holdOut?.ringMetres ?? 0 }), ring),
    ...strata.map((one) =>
      row(one.stratum, `${categoryPath(one.category)} · ${t(`effect.${one.strength}`)}`, one),
    ),
  ];
  return (
    <section className="page-section" aria-label={t('effect.compare')}>
      <h2>{t('effect.compare')}</h2>
      <Wide label={t('effect.compare')} least={900}>
        <PlainTable
          title={t('effect.compare')}
          columns={columns}
          rows={rows}
          shown={(cell) => cell}
        />
      </Wide>
      <p className="quiet">{t('effect.ring-say')}</p>
    </section>
  );
}
