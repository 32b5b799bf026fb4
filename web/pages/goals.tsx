import {
  CaretDownOutlined,
  CaretRightOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  FallOutlined,
  QuestionCircleOutlined,
  RiseOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TargetView } from '../../src/model/ledger-view.ts';
import type { GoalNode, GoalsView } from '../../src/model/league-view.ts';
import { amountWords, type UnitNames } from '../amount.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Wide } from '../components/wide.tsx';
import { useGoals } from '../ledger-queries.ts';
import { withNumber } from '../number-address.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import '../components/ledger.css';
import '../house-pages.css';
import './league/league.css';

type Standing = TargetView['standing'];
const standings = ['missed', 'behind', 'open', 'ahead', 'met', 'unknown'] as const;
const icons: Record<Standing, ComponentType<{ 'aria-hidden': 'true' }>> = {
  met: CheckCircleOutlined,
  ahead: RiseOutlined,
  open: ClockCircleOutlined,
  behind: FallOutlined,
  missed: CloseCircleOutlined,
  unknown: QuestionCircleOutlined,
};

/** The tree of goals with the figures by which each is seen to move. `closed` in the address folds branches. */
export function GoalsPage() {
  const { t, l } = useWords();
  const goals = useGoals();
  return (
    <>
      <PageHead title={t('goals.title')} beside={goals.data && l(goals.data.territory.label)} />
      {goals.isPending && <PageLoading />}
      {goals.isError && <ProblemNote error={goals.error} retry={() => void goals.refetch()} />}
      {goals.data?.nodes.length === 0 && (
        <Empty why={t('goals.none')} what={t('goals.none-what')} />
      )}
      {goals.data && goals.data.nodes.length > 0 && <Tree view={goals.data} />}
    </>
  );
}

const timeOf = (node: GoalNode | undefined) => node && `${node.from} ${node.due}`;

function Tree({ view }: { view: GoalsView }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const closed = new Set(params.getAll('closed'));
  const toggle = (code: string) => {
    const next = new URLSearchParams(params);
    next.delete('closed');
    const folded = closed.has(code) ? [...closed].filter((one) => one !== code) : [...closed, code];
    for (const one of folded) next.append('closed', one);
    setParams(next, { replace: true });
  };
  const byCode = new Map(view.nodes.map((node) => [node.code, node]));
  const parents = new Map(view.nodes.map(({ code, parent }) => [code, parent]));
  const parentIds = new Set(parents.values());
  const isHidden = (code: string): boolean => {
    const parent = parents.get(code);
    return parent !== undefined && (closed.has(parent) || isHidden(parent));
  };
  const hasTargets = view.nodes.some(({ measures }) => measures.some(({ target }) => target));
  return (
    <>
      {!hasTargets && <p className="quiet">{t('goals.no-targets')}</p>}
      <ul className="goal-tree">
        {view.nodes
          .filter(({ code }) => !isHidden(code))
          .map((node) => (
            <GoalRow
              key={node.code}
              node={node}
              territory={view.territory.code}
              showsTime={timeOf(node) !== timeOf(byCode.get(node.parent ?? ''))}
              isOpen={parentIds.has(node.code) ? !closed.has(node.code) : undefined}
              onToggle={() => toggle(node.code)}
            />
          ))}
      </ul>
    </>
  );
}

interface GoalRowProps {
  node: GoalNode;
  territory: string;
  /** its time is not that of the goal above */
  showsTime: boolean;
  /** undefined for a goal with nothing below it */
  isOpen: boolean | undefined;
  onToggle: () => void;
}

function GoalRow({ node, territory, showsTime, isOpen, onToggle }: GoalRowProps) {
  const { t, l } = useWords();
  const { depth, label, kind, elapsed, from, due, measures, standing } = node;
  const counted = standings.filter((one) => standing[one] > 0);
  const Level = depth === 0 ? 'h2' : 'h3';
  return (
    <li
      className={`goal goal-depth-${depth}`}
      style={{ paddingInlineStart: depth * 24 + (isOpen === undefined ? 28 : 0) }}
    >
      <div className="goal-head">
        {isOpen !== undefined && (
          <button
            type="button"
            className="goal-toggle"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'goals.fold' : 'goals.unfold', { goal: l(label) })}
            onClick={onToggle}
          >
            {isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
          </button>
        )}
        <Level className="goal-name">{l(label)}</Level>
        <span className="flag">{t(`goals.kind.${kind}`)}</span>
        {elapsed !== null && from && due && showsTime && (
          <span className="quiet figures">
            {t('goals.elapsed', { from, due, percent: elapsed })}
          </span>
        )}
        {counted.map((one) => (
          <StandingMark key={one} standing={one} n={standing[one]} />
        ))}
      </div>
      {measures.length > 0 && <Measures measures={measures} territory={territory} />}
    </li>
  );
}

function StandingMark({ standing, n }: { standing: Standing; n?: number }) {
  const { t } = useWords();
  const Icon = icons[standing];
  return (
    <span className={`standing standing-${standing}`}>
      <Icon aria-hidden="true" /> {t(`goals.standing.${standing}`)}
      {n !== undefined && ` ${n}`}
    </span>
  );
}

/** Units are shown as the figures have them. */
const asPublished: UnitNames = { unit: '', unitEn: '' };

function Measures({ measures, territory }: { measures: GoalNode['measures']; territory: string }) {
  const words = useWords();
  const { t, l } = words;
  const { district } = useSession();
  const [params] = useSearchParams();
  const anyTarget = measures.some(({ target }) => target !== null);
  return (
    <Wide label={t('goals.measures')} least={480}>
      <table className="plain-table goal-measures">
        <thead>
          <tr>
            <th scope="col">{t('league.indicator')}</th>
            <th scope="col">{t('ledger.period')}</th>
            <th scope="col" className="number">
              {t('ledger.level')}
            </th>
            <th scope="col" className="number">
              {t('ledger.growth')}
            </th>
            {anyTarget && (
              <>
                <th scope="col" className="number">
                  {t('goals.target')}
                </th>
                <th scope="col">{t('goals.progress')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ code, label, period, level, growth, target }) => (
            <tr key={code}>
              <th scope="row">
                {period === null ? (
                  <Link to={`/${district}/indicators/${code}`}>{l(label)}</Link>
                ) : (
                  <Link
                    to={withNumber(params, { indicator: code, territory, period, aspect: 'level' })}
                    preventScrollReset
                  >
                    {l(label)}
                  </Link>
                )}
              </th>
              <td>{period ?? '—'}</td>
              <td className="number">{amountWords(level, asPublished, words)}</td>
              <td className="number">{amountWords(growth.holds, asPublished, words)}</td>
              {anyTarget && (
                <>
                  <td className="number">
                    {target ? amountWords(target, asPublished, words) : '—'}
                  </td>
                  <td>
                    {target && (
                      <>
                        <StandingMark standing={target.standing} />
                        {target.percent !== null && ` ${target.percent}%`}
                      </>
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
