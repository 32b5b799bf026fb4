import { Link, useSearchParams } from 'react-router';
import type { LeagueRowView, LeagueView } from '../../../src/model/league-view.ts';
import { amountWords, grouped, unitWords } from '../../amount.ts';
import { Comparison } from '../../components/comparison.tsx';
import { Wide } from '../../components/wide.tsx';
import { useLinkKeys } from '../../link-keys.ts';
import { withNumber } from '../../number-address.ts';
import { useWords } from '../../words.ts';

/** The members of a set, the best first: place by the values beside the place that somebody states. */
export function LeagueTable({ league }: { league: LeagueView }) {
  const words = useWords();
  const { t, l, list } = words;
  const { indicator, aspect, period, set, rows, outOf, missing, unnamed } = league;
  const unit = aspect === 'growth' ? '%' : unitWords(indicator.unit, indicator, words);
  const table = useLinkKeys<HTMLTableElement>('.league-name a');
  const most = Math.max(...rows.map(({ value }) => Math.abs(Number(value.value ?? 0))));
  const said = finding(league, words);
  const title = [
    `${l(set.label)} · ${l(indicator.label)}`,
    ...(aspect === 'growth' ? [t('ledger.growth')] : []),
    period,
  ].join(' · ');
  return (
    <section aria-labelledby="league-title">
      <h2 id="league-title" className="league-title">
        {said ?? title}
      </h2>
      <p className="quiet">
        {said ? title : l(indicator.label)}
        {outOf > 0 && ` · ${t('rank.out-of', { n: outOf })}`}
        {league.why && ` · ${l(league.why)}`}
      </p>
      <Wide label={title} least={560}>
        <table className="plain-table league-table" ref={table}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('league.by-values')}
              </th>
              <th scope="col">{t('ledger.territory')}</th>
              <th scope="col" className="number">
                {unit}
              </th>
              <th scope="col" aria-hidden="true" className="league-bar-column" />
              <th scope="col">{t('league.stated')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.territory.code} row={row} league={league} most={most} />
            ))}
          </tbody>
        </table>
      </Wide>
      {missing.length > 0 && (
        <p className="quiet">
          {t('league.missing', { n: missing.length })}: {list(missing.map(({ label }) => l(label)))}
        </p>
      )}
      {unnamed > 0 && <p className="quiet">{t('league.unnamed', { n: unnamed })}</p>}
    </section>
  );
}

/** What the own territory's place is, in words; undefined where it has none. */
function finding(league: LeagueView, { t, l }: ReturnType<typeof useWords>): string | undefined {
  const own = league.rows.find((row) => row.own);
  // a place that is still open while peers are missing is no finding
  const { n: first, worst } = own?.computed ?? {};
  const n = own?.stated[0]?.n ?? (first === worst ? first : undefined);
  if (!own || n === undefined || n === null) return undefined;
  return t('league.finding', {
    territory: l(own.territory.label),
    what: [
      l(league.indicator.label),
      ...(league.aspect === 'growth' ? [t('ledger.growth')] : []),
    ].join(' '),
    set: l(league.set.label),
    n,
  });
}

function Row({ row, league, most }: { row: LeagueRowView; league: LeagueView; most: number }) {
  const words = useWords();
  const { t, l } = words;
  const [params] = useSearchParams();
  const { indicator, aspect, period, set } = league;
  const { territory, value, computed, stated, own, comparison } = row;
  const name = { indicator: indicator.code, territory: territory.code, period, aspect };
  const share = most > 0 && value.value !== null ? Math.abs(Number(value.value)) / most : 0;
  const place =
    computed === null
      ? '—'
      : computed.n === computed.worst
        ? `${computed.n}`
        : `${computed.n}–${computed.worst}`;
  return (
    <tr className={own ? 'league-own' : undefined}>
      <td className="number">
        {place}
        {computed?.tied && <small className="quiet"> {t('rank.tied')}</small>}
      </td>
      <th scope="row" className="league-name">
        <Link to={withNumber(params, name)} preventScrollReset>
          {l(territory.label)}
        </Link>
        {own && <span className="flag">{t('league.own')}</span>}
      </th>
      <td className="number">
        {value.kind === 'conflict' ? (
          <span className="ledger-wrong">{t('league.conflict')}</span>
        ) : value.value === null ? (
          <span title={l(value.why)}>—</span>
        ) : value.unit === indicator.unit || aspect === 'growth' ? (
          grouped(value.value)
        ) : (
          amountWords(value, indicator, words)
        )}
      </td>
      <td aria-hidden="true" className="league-bar-column">
        {share > 0 && <span className="league-bar" style={{ inlineSize: `${share * 100}%` }} />}
      </td>
      <td>
        {stated.length === 0
          ? '—'
          : stated.map((rank) => (
              <Link
                key={rank.rank}
                className="league-stated"
                to={withNumber(params, { ...name, set: set.code })}
                preventScrollReset
              >
                {rank.n === null ? rank.band : t('rank.place', { n: rank.n })}
              </Link>
            ))}{' '}
        <Comparison comparison={comparison} />
      </td>
    </tr>
  );
}
