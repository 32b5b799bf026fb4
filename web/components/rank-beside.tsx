import { WarningOutlined } from '@ant-design/icons';
import type { RankLine, RankView } from '../../src/model/ledger-view.ts';
import type { NumberName } from '../number-address.ts';
import { useWords } from '../words.ts';
import { Comparison } from './comparison.tsx';
import { Mark } from './figure-flags.tsx';
import { NumberLink } from './number-link.tsx';
import { changeOfPlace, computedPlace, placeInSet, placeWords, shownPlace } from './rank-words.ts';

/** One rank in a line, as a door to its card: 增速全市第2. A disagreement is said beside it. */
export function RankInLine({ rank, of }: { rank: RankView; of: Omit<NumberName, 'set'> }) {
  const words = useWords();
  const { t } = words;
  const place = shownPlace(rank, words);
  if (place === undefined) return null;
  const said = placeInSet(place, rank, words);
  const isBeside = rank.aspect !== of.aspect;
  const computed = computedPlace(rank, words);
  return (
    <span className="rank-in-line">
      <NumberLink name={{ ...of, period: rank.period, aspect: rank.aspect, set: rank.set }}>
        {isBeside ? t(`rank.by-${rank.aspect}`, { said }) : said}
      </NumberLink>
      {rank.comparison === 'contradict' && (
        <Mark tone="wrong" Icon={WarningOutlined}>
          {computed ? t('rank.computed', { place: computed }) : t('rank.contradict')}
        </Mark>
      )}
    </span>
  );
}

/** Stated and computed side by side: who says which place, out of how many, and whether they agree. */
export function RankBeside({ rank }: { rank: RankView }) {
  const words = useWords();
  const { t, l, list } = words;
  const { computed, size } = rank;
  return (
    <section className="number-part" aria-label={t('rank.beside')}>
      <h3>
        {t('rank.beside')} <Comparison comparison={rank.comparison} />
      </h3>
      <dl className="rank-beside">
        <div>
          <dt>{t('rank.is-stated')}</dt>
          <dd>
            {rank.stated.length === 0 && <span className="quiet">{t('rank.nobody-states')}</span>}
            {rank.stated.map((line) => (
              <StatedPlace key={line.rank} line={line} />
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('rank.is-computed')}</dt>
          <dd>
            {computed ? (
              <>
                <span className="rank-place">{computedPlace(rank, words)}</span>
                <span className="quiet">
                  {[t('rank.out-of', { n: computed.outOf }), changeOfPlace(computed.change, words)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {computed.missing.length > 0 && (
                  <span className="quiet">
                    {t('rank.missing', { n: computed.missing.length })}
                    {`: ${list(computed.missing.map(({ label }) => l(label)))}`}
                  </span>
                )}
                {computed.unnamed > 0 && (
                  <span className="quiet">{t('rank.unnamed', { n: computed.unnamed })}</span>
                )}
              </>
            ) : (
              <span className="quiet">{l(rank.why) || t('app.none')}</span>
            )}
          </dd>
        </div>
      </dl>
      <p className="quiet">
        {size === null ? t('rank.no-size') : t('rank.size', { set: l(rank.setLabel), n: size })}
      </p>
    </section>
  );
}

function StatedPlace({ line }: { line: RankLine }) {
  const words = useWords();
  const { t, l } = words;
  const said = [
    line.tied && t('rank.tied'),
    line.previous !== null && t('rank.previous', { place: placeWords(line.previous, words) }),
    changeOfPlace(line.change, words),
    l(line.originTitle),
  ];
  return (
    <>
      <span className="rank-place">{line.n === null ? line.band : placeWords(line.n, words)}</span>
      <span className="quiet">{said.filter(Boolean).join(' · ')}</span>
    </>
  );
}
