import { Link } from 'react-router';
import type { ShownValue } from '../../src/model/ledger-view.ts';
import type { NumberCard } from '../../src/model/number-view.ts';
import { amountParts, amountWords, aspectWords, changeWords, shownAmount } from '../amount.ts';
import type { NumberName } from '../number-address.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { Fact } from './fact-list.tsx';
import { FigureBehindView, standingWords } from './figure-behind.tsx';
import { ValueFlags } from './figure-flags.tsx';
import { InconsistencyList } from './inconsistency-list.tsx';
import { NumberLink } from './number-link.tsx';
import { NumberHistory, NumberPeers } from './number-charts.tsx';
import { OriginView } from './origin-view.tsx';
import { RankBeside, RankInLine } from './rank-beside.tsx';
import { placeInSet, shownPlace } from './rank-words.ts';
import './ledger.css';

/** What is said of a number, where it is from, how it moved, who stands beside it. */
export function NumberCardView({ card }: { card: NumberCard }) {
  const { t } = useWords();
  const { value, figures, rank, origins, inconsistencies } = card;
  const inConflict = value.kind === 'conflict' || value.against.length > 0;
  const behindTitle =
    value.kind === 'computed'
      ? 'number.computed-from'
      : inConflict
        ? 'number.who-says'
        : 'number.rests-on';
  return (
    <>
      <Head card={card} />
      {rank && <RankBeside rank={rank} />}
      {inconsistencies.length > 0 && (
        <section className="number-part" aria-label={t('ledger.inconsistent')}>
          <h3>{t('ledger.inconsistent')}</h3>
          <InconsistencyList found={inconsistencies} />
        </section>
      )}
      <NumberHistory card={card} />
      <NumberPeers card={card} />
      {figures.length > 0 && (
        <section className="number-part" aria-label={t(behindTitle)}>
          <h3>{t(behindTitle)}</h3>
          {figures.map((behind) => (
            <FigureBehindView
              key={behind.figure.figure}
              behind={behind}
              card={card}
              inConflict={inConflict}
              said={value.kind === 'one' && !rank && figures.length === 1}
            />
          ))}
        </section>
      )}
      {rank && rank.stated.length > 0 && (
        <section className="number-part" aria-label={t('number.rank-origins')}>
          <h3>{t('number.rank-origins')}</h3>
          {origins
            .filter(({ code }) => rank.stated.some((line) => line.origin === code))
            .map((origin) => (
              <OriginView
                key={origin.code}
                origin={origin}
                locator={rank.stated.find((line) => line.origin === origin.code)?.locator ?? null}
              />
            ))}
        </section>
      )}
      <ToIndicator card={card} />
    </>
  );
}

function ToIndicator({ card }: { card: NumberCard }) {
  const { district } = useSession();
  const { t } = useWords();
  const path = `/${district}/indicators/${encodeURIComponent(card.indicator.code)}`;
  return (
    <p className="number-more">
      <Link to={`${path}?${new URLSearchParams({ territory: card.territory.code })}`}>
        {t('number.indicator')}
      </Link>
    </p>
  );
}

/** Why a number is what it is, in one sentence. */
function useStanding(card: NumberCard): string {
  const words = useWords();
  const { t, l } = words;
  const { value, figures } = card;
  if (value.kind === 'none') return l(value.why);
  if (value.kind === 'conflict') return t('number.conflict-say');
  if (value.kind === 'agreeing') return t('number.agreeing', { n: value.figures.length });
  if (value.kind === 'computed')
    return value.how === 'formula'
      ? t('number.by-formula', { n: value.figures.length })
      : t('number.by-growth', { n: value.figures.length });
  return figures[0] ? standingWords(figures[0], words) : '';
}

function Head({ card }: { card: NumberCard }) {
  const words = useWords();
  const { t, l } = words;
  const standing = useStanding(card);
  const { value, growth, aspect, rank, ranks, indicator, territory, period } = card;
  const own: NumberName = { indicator: indicator.code, territory: territory.code, period, aspect };
  const place = rank ? shownPlace(rank, words) : undefined;
  const basis = aspect === 'growth' ? indicator.growthPrices : indicator.levelPrices;
  const amount = shownAmount(value);
  const others = ranks.filter(({ set }) => set !== rank?.set);
  return (
    <>
      <p className="number-kind quiet">
        {rank
          ? t(aspect === 'growth' ? 'number.kind.growth-rank' : 'number.kind.rank')
          : t(`ledger.${aspect}`)}
      </p>
      <p className="number-value">
        {rank ? (
          <span>{place === undefined ? t('app.none') : placeInSet(place, rank, words)}</span>
        ) : (
          <BigValue value={value} card={card} />
        )}
      </p>
      {!rank && (
        <p className="number-marks">
          <ValueFlags value={value} />
        </p>
      )}
      <p className="number-standing">{!rank && standing}</p>
      {growth.agrees === false && aspect === 'growth' && (
        <p className="number-standing">
          {t('number.growth-differs', {
            value: changeWords(shownAmount(growth.computed) ?? growth.computed, indicator, words),
          })}
        </p>
      )}
      <dl className="fact-list">
        {rank && amount && (
          <Fact name={t(`ledger.${aspect}`)}>
            <NumberLink name={own}>{aspectWords(amount, aspect, indicator, words)}</NumberLink>
          </Fact>
        )}
        {aspect === 'level' && (
          <Fact name={t('ledger.growth')}>
            <GrowthFact card={card} own={own} />
          </Fact>
        )}
        {aspect === 'growth' && indicator.kind !== 'growth' && (
          <Fact name={t('ledger.level')}>
            <NumberLink name={{ ...own, aspect: 'level' }}>{t('number.see-level')}</NumberLink>
          </Fact>
        )}
        {others.length > 0 && (
          <Fact name={t('ledger.rank')}>
            <span className="rank-lines">
              {others.map((one) => (
                <RankInLine key={one.set} rank={one} of={own} />
              ))}
            </span>
          </Fact>
        )}
        <Fact name={t('ledger.prices')}>{basis !== 'none' && t(`ledger.prices.${basis}`)}</Fact>
        <Fact name={t('ledger.definition')}>{aspect === 'level' && l(card.definition)}</Fact>
        <Fact name={t('ledger.department')}>{l(indicator.department)}</Fact>
        <Fact name={t('ledger.basis')}>{l(indicator.basis)}</Fact>
      </dl>
    </>
  );
}

/** The growth beside a level, as a door; why there is none, where there is none. */
function GrowthFact({ card, own }: { card: NumberCard; own: NumberName }) {
  const words = useWords();
  const { l } = words;
  const { holds } = card.growth;
  const amount = shownAmount(holds);
  if (!amount && holds.kind === 'none') return <span className="quiet">— {l(holds.why)}</span>;
  return (
    <NumberLink name={{ ...own, aspect: 'growth' }}>
      {amount ? changeWords(amount, card.indicator, words) : '—'}
    </NumberLink>
  );
}

/** The amount large, its unit beside it; all sayings where origins contradict each other. */
function BigValue({ value, card }: { value: ShownValue; card: NumberCard }) {
  const words = useWords();
  const { aspect, indicator } = card;
  const amount = shownAmount(value);
  if (!amount) {
    const all = value.figures.map((line) => aspectWords(line, aspect, indicator, words));
    const isConflict = value.kind === 'conflict';
    return <span className="figures">{isConflict ? [...new Set(all)].join(' ≠ ') : '—'}</span>;
  }
  // 140余项 and 超2000家 are one word
  if (amount.qualifier)
    return <span className="figures">{amountWords(amount, indicator, words)}</span>;
  const { digits, unit } = amountParts(amount, indicator, words);
  return (
    <>
      <span className="figures">
        {aspect === 'growth' && Number(amount.value) > 0 && '+'}
        {digits}
      </span>
      <small>{unit}</small>
    </>
  );
}
