import { usePlaceNames } from '../../components/place-name.tsx';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { percent } from './score-words.ts';
import { ScoreTable } from './score-table.tsx';
import { demandsBehind, type ShownCard } from './shown-card.ts';

/** a part whose share of visits is below this share of its demands is served worse */
const unfair = 0.6;

/** Whether any part of the district gets fewer visits than its demands would speak for. */
export function PartTable({ card }: { card: ShownCard }) {
  const { district } = useSession();
  const { parts } = card.result;
  const { t } = useWords();
  const { name } = usePlaceNames();
  const nameOf = (part: string) => (part ? name(part) : '—');
  const worse = parts
    .filter((one) => one.part !== '' && one.visitShare < unfair * one.eventShare)
    .sort((a, b) => a.visitShare / a.eventShare - b.visitShare / b.eventShare);
  return (
    <section className="page-section">
      <h2>{t('score.parts')}</h2>
      {worse.length === 0 && <p>{t('score.parts-fair')}</p>}
      <ul>
        {worse.map((one) => (
          <li key={one.part}>
            {t('score.parts-worst', {
              part: nameOf(one.part),
              events: percent(one.eventShare),
              visits: percent(one.visitShare),
            })}
          </li>
        ))}
      </ul>
      <ScoreTable
        title={t('score.parts')}
        columns={[
          t('score.place'),
          t('score.events'),
          t('score.hit'),
          t('score.visit-share'),
          t('score.event-share'),
        ]}
        rows={parts
          .toSorted((a, b) => b.events - a.events)
          .map((one) => ({
            key: one.part,
            cells: [
              nameOf(one.part),
              one.part
                ? {
                    says: String(one.events),
                    to: demandsBehind(district, card, { place: [one.part] }),
                  }
                : String(one.events),
              percent(one.hitRate),
              percent(one.visitShare),
              percent(one.eventShare),
            ],
          }))}
      />
    </section>
  );
}
