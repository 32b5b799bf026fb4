import { Skeleton } from 'antd';
import type { FigureWaiting } from '../../../src/model/number-view.ts';
import { aspectWords } from '../../amount.ts';
import { Empty } from '../../components/empty.tsx';
import { FigureFlags } from '../../components/figure-flags.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Time } from '../../components/time.tsx';
import { useWaitingFigures } from '../../ledger-queries.ts';
import { useLinkKeys } from '../../link-keys.ts';
import { periodWords } from '../../period-words.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Figures that wait for a check or a signature, the longest first; the card of each has the button. */
export function WaitingFigures({ hand }: { hand: 'check' | 'sign' }) {
  const { t } = useWords();
  const { data, error, refetch } = useWaitingFigures(hand);
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (data.length === 0)
    return <Empty why={t(`waiting.none-${hand}`)} what={t('waiting.none-what')} />;
  return <WaitingList figures={data} hand={hand} />;
}

function WaitingList({
  figures,
  hand,
}: {
  figures: readonly FigureWaiting[];
  hand: 'check' | 'sign';
}) {
  const words = useWords();
  const { t, l, language } = words;
  const { me } = useSession();
  const list = useLinkKeys<HTMLUListElement>('.waiting-name a');
  return (
    <>
      <p className="quiet">{t(`waiting.say-${hand}`)}</p>
      <ul className="waiting-list" ref={list} aria-label={t(`figure.waits-${hand}`)}>
        {figures.map((figure) => {
          const { indicator, territory, period, aspect, hands } = figure;
          const isOwn = hands.entered.person === me.person;
          return (
            <li key={figure.figure}>
              <p className="entry-first">
                <span className="waiting-name">
                  <NumberLink
                    name={{ indicator: indicator.code, territory: territory.code, period, aspect }}
                  >
                    {l(indicator.label)}
                    {aspect === 'growth' && ` · ${t('ledger.growth')}`}
                  </NumberLink>{' '}
                  <span className="quiet">
                    {l(territory.label)} · {periodWords(period, language)}
                  </span>
                </span>
                <strong className="figures">
                  {aspectWords(figure, aspect, { unit: '', unitEn: '' }, words)}
                </strong>
              </p>
              <p className="entry-second">
                <FigureFlags figure={figure} />
                <span className="quiet">
                  {t('figure.entered')} {hands.entered.name} <Time at={hands.entered.at} />
                </span>
                {isOwn && <span className="quiet">{t('waiting.own')}</span>}
                <span className="quiet">{l(figure.originTitle)}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
