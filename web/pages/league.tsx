import { Segmented, Select, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import type { LeagueChoices } from '../../src/model/league-view.ts';
import { Empty } from '../components/empty.tsx';
import { InconsistencyList } from '../components/inconsistency-list.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useFindings, useLeague, useLeagueChoices, useLeagueFlow } from '../ledger-queries.ts';
import { useWords } from '../words.ts';
import { LeagueTable } from './league/league-table.tsx';
import { RankFlow } from './league/rank-flow.tsx';
import '../house-pages.css';
import './league/league.css';

/** What the page begins with: the indicator that districts are measured by first. */
const firstIndicator = 'gdp';

/** Territories against each other, and what of the ledger cannot be true together. */
export function LeaguePage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'findings' ? 'findings' : 'league';
  const choices = useLeagueChoices();
  const show = (next: string) => {
    const kept = new URLSearchParams(params);
    if (next === 'findings') kept.set('tab', next);
    else kept.delete('tab');
    setParams(kept);
  };
  return (
    <>
      <PageHead title={t('league.title')} />
      <Tabs
        activeKey={tab}
        onChange={show}
        items={[
          { key: 'league', label: t('league.tab') },
          { key: 'findings', label: t('league.findings') },
        ]}
      />
      {tab === 'findings' && <Findings />}
      {tab === 'league' && choices.isPending && <PageLoading />}
      {tab === 'league' && choices.isError && (
        <ProblemNote error={choices.error} retry={() => void choices.refetch()} />
      )}
      {tab === 'league' && choices.data?.indicators.length === 0 && (
        <Empty why={t('league.none')} what={t('league.none-what')} />
      )}
      {tab === 'league' && choices.data && choices.data.indicators.length > 0 && (
        <League choices={choices.data} />
      )}
    </>
  );
}

/** What is asked of the league: the address, with what it leaves open filled in. */
function askedOf(params: URLSearchParams, { indicators }: LeagueChoices) {
  const wanted = params.get('indicator') ?? firstIndicator;
  const indicator = indicators.find(({ code }) => code === wanted) ?? indicators[0]!;
  const aspect =
    indicator.aspects.find((one) => one === params.get('aspect')) ?? indicator.aspects[0]!;
  const query = new URLSearchParams({ indicator: indicator.code, aspect });
  const set = params.get('set');
  if (set) query.set('set', set);
  return { indicator, aspect, query };
}

function League({ choices }: { choices: LeagueChoices }) {
  const { t, l } = useWords();
  const [params, setParams] = useSearchParams();
  const { indicator, aspect, query } = askedOf(params, choices);
  const asked = new URLSearchParams(query);
  const period = params.get('period');
  if (period) asked.set('period', period);
  const league = useLeague(asked);
  const flow = useLeagueFlow(query);
  const choose = (changed: Record<string, string>) => {
    const next = new URLSearchParams(params);
    next.delete('number');
    for (const [name, value] of Object.entries(changed)) next.set(name, value);
    // another question begins with its own set and newest period
    if ('indicator' in changed || 'aspect' in changed) {
      next.delete('set');
      next.delete('period');
    }
    if ('set' in changed) next.delete('period');
    setParams(next);
  };
  const { data } = league;
  return (
    <>
      <div className="filter-row">
        <Select
          className="league-indicator"
          aria-label={t('league.indicator')}
          showSearch={{ optionFilterProp: 'label' }}
          value={indicator.code}
          onChange={(code) => choose({ indicator: code })}
          options={choices.indicators.map(({ code, label }) => ({ value: code, label: l(label) }))}
        />
        {indicator.aspects.length > 1 && (
          <Segmented
            aria-label={t('league.aspect')}
            value={aspect}
            onChange={(value) => choose({ aspect: value })}
            options={indicator.aspects.map((value) => ({ value, label: t(`ledger.${value}`) }))}
          />
        )}
        {data && (
          <>
            <Select
              className="league-set"
              aria-label={t('league.set')}
              popupMatchSelectWidth={false}
              value={data.set.code}
              onChange={(set) => choose({ set })}
              options={data.sets.map(({ code, label }) => ({ value: code, label: l(label) }))}
            />
            <Select
              className="league-period"
              aria-label={t('ledger.period')}
              value={data.period}
              onChange={(chosen) => choose({ period: chosen })}
              options={data.periods.map((value) => ({ value, label: value }))}
            />
          </>
        )}
      </div>
      {league.isPending && <PageLoading />}
      {league.isError && <ProblemNote error={league.error} retry={() => void league.refetch()} />}
      {data && <LeagueTable league={data} />}
      {data && flow.data && flow.data.periods.length > 1 && <RankFlow flow={flow.data} />}
      {data && data.inconsistencies.length > 0 && (
        <section className="page-section" aria-label={t('ledger.inconsistent')}>
          <h2>{t('ledger.inconsistent')}</h2>
          <InconsistencyList found={data.inconsistencies} />
        </section>
      )}
    </>
  );
}

/** Everything in the ledger that cannot be true together, rule by rule. */
function Findings() {
  const { t } = useWords();
  const findings = useFindings();
  if (findings.isPending) return <PageLoading />;
  if (findings.isError)
    return <ProblemNote error={findings.error} retry={() => void findings.refetch()} />;
  if (findings.data.length === 0)
    return <Empty why={t('league.findings-none')} what={t('league.findings-none-what')} />;
  const rules = [...new Set(findings.data.map(({ rule }) => rule))];
  return (
    <>
      <p className="quiet">{t('league.findings-say', { n: findings.data.length })}</p>
      {rules.map((rule) => {
        const found = findings.data.filter((one) => one.rule === rule);
        return (
          <section key={rule} className="page-section" aria-labelledby={`rule-${rule}`}>
            <h2 id={`rule-${rule}`}>
              {t(`league.rule.${rule}`)} <span className="quiet figures">{found.length}</span>
            </h2>
            <InconsistencyList found={found} />
          </section>
        );
      })}
    </>
  );
}
