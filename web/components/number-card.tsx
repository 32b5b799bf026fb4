import { useSearchParams } from 'react-router';
import type { NumberCard, RankView } from '../../src/model/ledger-view.ts';
import { amountWords, unitWords } from '../amount.ts';
import { useWords } from '../words.ts';
import { Comparison } from './comparison.tsx';
import { FigureBehindView } from './figure-behind.tsx';
import { InconsistencyList } from './inconsistency-list.tsx';
import { HistoryChart, PeersChart } from './ledger-charts.tsx';
import { OriginView } from './origin-view.tsx';
import { computedPlace, statedPlace } from './rank-words.ts';
import './ledger.css';

/** What is said of a number, where it is from, how it moved, who stands beside it. */
export function NumberCardView({ card }: { card: NumberCard }) {
  const words = useWords();
  const { t, l } = words;
  const { indicator, territory, period, aspect, rank, value, growth, figures } = card;
  const unit = aspect === 'growth' ? '%' : unitWords(indicator.unit, indicator, words);
  const prices = aspect === 'growth' ? indicator.growthPrices : indicator.levelPrices;
  return (
    <>
      <h2 className="number-name">
        {l(territory.label)} · {l(indicator.label)}
        {aspect === 'growth' && ` · ${t('ledger.growth')}`}
        <span className="quiet"> {period}</span>
      </h2>
      <p className="number-value figures">
        {rank
          ? (statedPlace(rank, words) ?? computedPlace(rank, words) ?? '—')
          : amountWords(value, indicator, words)}
      </p>
      {rank && <RankLineView rank={rank} />}
      {rank && value.value !== null && (
        <p>
          {t('number.value-is')} {amountWords(value, indicator, words)}
        </p>
      )}
      {value.why && !rank && <p className="quiet">{l(value.why)}</p>}
      {value.kind === 'computed' && (
        <p className="flag-line">{t(`number.how.${value.how ?? 'formula'}`)}</p>
      )}
      {value.kind === 'conflict' && (
        <p className="flag-line ledger-wrong">{t('number.conflict')}</p>
      )}
      <dl className="number-facts">
        {aspect === 'level' && (
          <>
            <dt>{t('ledger.growth')}</dt>
            <dd className="figures">
              {amountWords(growth.holds, indicator, words)}
              {growth.holds.how === 'growth' && ` (${t('number.computed')})`}
              {growth.agrees === false && (
                <span className="ledger-wrong">
                  {' '}
                  {t('number.growth-differs', {
                    value: amountWords(growth.computed, indicator, words),
                  })}
                </span>
              )}
              {growth.holds.value === null && growth.holds.why && (
                <small className="quiet"> {l(growth.holds.why)}</small>
              )}
            </dd>
          </>
        )}
        {!rank && card.ranks.length > 0 && (
          <>
            <dt>{t('ledger.rank')}</dt>
            <dd>
              <ul>
                {card.ranks.map((one) => (
                  <li key={one.set}>
                    <RankLineView rank={one} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {prices !== 'none' && (
          <>
            <dt>{t('ledger.prices')}</dt>
            <dd>{t(`ledger.prices.${prices}`)}</dd>
          </>
        )}
        {card.definition && (
          <>
            <dt>{t('ledger.definition')}</dt>
            <dd>{l(card.definition)}</dd>
          </>
        )}
        {indicator.basis && (
          <>
            <dt>{t('ledger.basis')}</dt>
            <dd>{l(indicator.basis)}</dd>
          </>
        )}
        {indicator.department && (
          <>
            <dt>{t('ledger.department')}</dt>
            <dd>{l(indicator.department)}</dd>
          </>
        )}
      </dl>
      {figures.length > 0 && (
        <section aria-label={t('number.rests-on')}>
          <h3>{t(value.kind === 'computed' ? 'number.computed-from' : 'number.rests-on')}</h3>
          {figures.map((one) => (
            <FigureBehindView key={one.figure.figure} behind={one} names={indicator} shown={card} />
          ))}
        </section>
      )}
      {figures.length === 0 && card.origins.length > 0 && (
        <section aria-label={t('number.rests-on')}>
          <h3>{t('number.rests-on')}</h3>
          {card.origins.map((origin) => (
            <OriginView key={origin.code} origin={origin} locator={locatorOf(card, origin.code)} />
          ))}
        </section>
      )}
      {card.inconsistencies.length > 0 && (
        <section aria-label={t('ledger.inconsistent')}>
          <h3>{t('ledger.inconsistent')}</h3>
          <InconsistencyList found={card.inconsistencies} />
        </section>
      )}
      <Pictures card={card} unit={unit} />
    </>
  );
}

/** Where in its origin a rank is stated: that of the number first. */
const locatorOf = ({ rank, ranks }: NumberCard, origin: string) =>
  [...(rank ? [rank] : []), ...ranks]
    .flatMap(({ stated }) => stated)
    .find((line) => line.origin === origin)?.locator ?? null;

/** Stated and worked out, side by side, with what comes of comparing them. */
export function RankLineView({ rank }: { rank: RankView }) {
  const words = useWords();
  const { t, l } = words;
  const { computed, comparison } = rank;
  const stated = statedPlace(rank, words);
  const place = computedPlace(rank, words);
  const outOf = rank.size ?? computed?.outOf;
  const change = rank.stated.find((one) => one.change)?.change;
  return (
    <span className="rank-line">
      {l(rank.setLabel)}
      {outOf ? ` (${t('rank.out-of', { n: outOf })})` : ''}: {stated ?? '—'}
      {change && ` ${t(change > 0 ? 'rank.won' : 'rank.lost', { n: Math.abs(change) })}`}
      {place && ` · ${t('rank.computed', { place })}`}
      {computed && computed.missing.length > 0 && (
        <small className="quiet"> {t('rank.missing', { n: computed.missing.length })}</small>
      )}{' '}
      <Comparison comparison={comparison} />
    </span>
  );
}

function Pictures({ card, unit }: { card: NumberCard; unit: string }) {
  const { t, l } = useWords();
  const [params] = useSearchParams();
  const { history, peers, territory, indicator, period, aspect } = card;
  const known = history.filter(({ value }) => value !== null);
  const name = `${l(indicator.label)}${aspect === 'growth' ? ` · ${t('ledger.growth')}` : ''}`;
  // a drawer that was opened anew draws anew
  const drawn = params.get('number');
  return (
    <>
      {known.length > 1 && (
        <HistoryChart
          key={`history ${drawn}`}
          title={t('number.history', { name, from: known[0]!.period, to: known.at(-1)!.period })}
          unit={unit}
          points={history}
          period={period}
          line={aspect === 'growth' || indicator.kind === 'rate'}
        />
      )}
      {peers.filter(({ value }) => value !== null).length > 1 && (
        <PeersChart
          key={`peers ${drawn}`}
          title={t('number.peers', { name, period })}
          unit={unit}
          peers={peers}
          own={territory.code}
        />
      )}
    </>
  );
}
