import { Link } from 'react-router';
import type {
  IndicatorLine,
  IndicatorPage,
  RankView,
  TargetView,
} from '../../../src/model/ledger-view.ts';
import { amountWords, aspectWords, changeWords, shownAmount, shortened } from '../../amount.ts';
import { ValueFlags } from '../../components/figure-flags.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { RankInLine } from '../../components/rank-beside.tsx';
import { Spark } from '../../components/spark.tsx';
import { handWidth, useWidth } from '../../components/use-width.ts';
import { useLinkKeys } from '../../link-keys.ts';
import type { NumberName } from '../../number-address.ts';
import { periodWords } from '../../period-words.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Ranks that fit beside a number; the page of the indicator has all of them. */
const ranksShown = 3;

const nameOf = (line: IndicatorLine, territory: string): Omit<NumberName, 'set'> => ({
  indicator: line.code,
  territory,
  period: line.period ?? '',
  aspect: line.kind === 'growth' ? 'growth' : 'level',
});

/** One page of indicators: a dense table, or two lines each where the window is narrow. */
export function IndicatorTable({ page }: { page: IndicatorPage }) {
  return useWidth() < handWidth ? <Entries page={page} /> : <DenseTable page={page} />;
}

function DenseTable({ page }: { page: IndicatorPage }) {
  const { t } = useWords();
  const list = useLinkKeys<HTMLTableElement>('.indicator-name a');
  const { lines, territory } = page;
  const hasTargets = lines.some(({ target }) => target !== null);
  return (
    <table className="plain-table indicator-table" ref={list} aria-label={t('indicators.title')}>
      <thead>
        <tr>
          <th scope="col">{t('indicators.name')}</th>
          <th scope="col" className="number">
            {t('ledger.value')}
          </th>
          <th scope="col">{t('ledger.period')}</th>
          <th scope="col" className="number">
            {t('ledger.growth')}
          </th>
          <th scope="col">{t('ledger.rank')}</th>
          {hasTargets && <th scope="col">{t('ledger.target')}</th>}
          <th scope="col" className="spark-cell">
            {t('indicators.trend')}
          </th>
          <th scope="col">{t('indicators.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.code} line={line} territory={territory.code} targets={hasTargets} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  line: IndicatorLine;
  territory: string;
}

function Row({ line, territory, targets }: LineProps & { targets: boolean }) {
  const { t, language } = useWords();
  return (
    <tr>
      <th scope="row" className="indicator-name">
        <NameLink line={line} territory={territory} />
      </th>
      <td className="number">
        <LevelCell line={line} territory={territory} />
      </td>
      <td className="quiet period-cell">
        {line.period === null ? '' : periodWords(line.period, language)}
      </td>
      <td className="number">
        <GrowthCell line={line} territory={territory} />
      </td>
      <td>
        <Ranks line={line} territory={territory} />
      </td>
      {targets && <td>{line.target && <TargetCell target={line.target} line={line} />}</td>}
      <td className="spark-cell">
        <LineSpark line={line} />
      </td>
      <td>
        {line.period === null ? (
          <span className="quiet">{t('indicators.no-figures')}</span>
        ) : (
          <Standing line={line} />
        )}
      </td>
    </tr>
  );
}

function NameLink({ line, territory }: LineProps) {
  const { district } = useSession();
  const { l } = useWords();
  const query = new URLSearchParams({ territory });
  return (
    <Link to={`/${district}/indicators/${encodeURIComponent(line.code)}?${query}`}>
      {l(line.label)}
    </Link>
  );
}

/** The amount as a door to its card; all that origins say where they contradict each other. */
function LevelCell({ line, territory }: LineProps) {
  const words = useWords();
  const { level, period } = line;
  const amount = shownAmount(level);
  if (period === null || level.kind === 'none') return <span className="quiet">—</span>;
  const said = amount
    ? amountWords(amount, line, words)
    : [...new Set(level.figures.map((figure) => amountWords(figure, line, words)))].join(' ≠ ');
  return (
    <NumberLink name={{ ...nameOf(line, territory), aspect: 'level' }} className="amount">
      {said}
    </NumberLink>
  );
}

function GrowthCell({ line, territory }: LineProps) {
  const words = useWords();
  const { holds } = line.growth;
  const amount = shownAmount(holds);
  if (line.period === null || holds.kind === 'none') return <span className="quiet">—</span>;
  const said = amount
    ? changeWords(amount, line, words)
    : [...new Set(holds.figures.map((figure) => changeWords(figure, line, words)))].join(' ≠ ');
  return (
    <NumberLink name={{ ...nameOf(line, territory), aspect: 'growth' }} className="amount">
      {said}
    </NumberLink>
  );
}

/** A place that missing peers leave open says little in a table; the card says between what it lies. */
const isTold = ({ stated, computed }: RankView) =>
  stated.length > 0 || (computed !== null && computed.n === computed.worst);

function Ranks({ line, territory }: LineProps) {
  const { t } = useWords();
  const ranks = line.ranks.filter(isTold);
  if (ranks.length === 0) return null;
  const more = ranks.length - ranksShown;
  return (
    <span className="rank-lines">
      {ranks.slice(0, ranksShown).map((rank) => (
        <RankInLine key={`${rank.aspect} ${rank.set}`} rank={rank} of={nameOf(line, territory)} />
      ))}
      {more > 0 && <span className="quiet">{t('indicators.more-ranks', { n: more })}</span>}
    </span>
  );
}

/** How far a target is reached, in words; the bar says the same to the eye. */
export function TargetCell({
  target,
  line,
}: {
  target: TargetView;
  line: Pick<IndicatorLine, 'unit' | 'unitEn'>;
}) {
  const words = useWords();
  const { t } = words;
  const { percent, standing } = target;
  return (
    <span className={`target target-${standing}`}>
      {aspectWords(target, target.aspect, line, words)}
      {percent !== null && (
        <>
          {' · '}
          <meter min={0} max={100} value={Math.min(100, Number(percent))} aria-hidden="true" />{' '}
          {`${shortened(percent)}%`}
        </>
      )}{' '}
      <span className="target-standing">{t(`target.${standing}`)}</span>
    </span>
  );
}

function LineSpark({ line }: { line: IndicatorLine }) {
  const words = useWords();
  const { t, language } = words;
  const known = line.spark.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return null;
  const aspect = line.kind === 'growth' ? 'growth' : 'level';
  const say = (value: string) =>
    aspectWords(
      { value: shortened(value), unit: aspect === 'growth' ? '%' : line.unit },
      aspect,
      line,
      words,
    );
  return (
    <Spark
      points={line.spark}
      says={t('number.history-finding', {
        from: periodWords(first.period, language),
        first: say(first.value!),
        to: periodWords(last.period, language),
        last: say(last.value!),
      })}
    />
  );
}

/** What makes the numbers of a line less than certain. */
function Standing({ line }: { line: IndicatorLine }) {
  const isLevel = line.level.kind !== 'none';
  return (
    <span className="standing">
      <ValueFlags value={isLevel ? line.level : line.growth.holds} />
    </span>
  );
}

function Entries({ page }: { page: IndicatorPage }) {
  const { t, language } = useWords();
  const list = useLinkKeys<HTMLUListElement>('.indicator-name a');
  const territory = page.territory.code;
  return (
    <ul className="indicator-entries" ref={list} aria-label={t('indicators.title')}>
      {page.lines.map((line) => (
        <li key={line.code}>
          <p className="entry-first">
            <span className="indicator-name">
              <NameLink line={line} territory={territory} />
            </span>
            {line.kind === 'growth' ? (
              <GrowthCell line={line} territory={territory} />
            ) : (
              <LevelCell line={line} territory={territory} />
            )}
          </p>
          <div className="entry-second">
            {line.period === null ? (
              <span className="quiet">{t('indicators.no-figures')}</span>
            ) : (
              <>
                <span className="quiet">{periodWords(line.period, language)}</span>
                {line.kind !== 'growth' && line.growth.holds.kind !== 'none' && (
                  <GrowthCell line={line} territory={territory} />
                )}
                <Ranks line={line} territory={territory} />
                {line.target && <TargetCell target={line.target} line={line} />}
                <Standing line={line} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
